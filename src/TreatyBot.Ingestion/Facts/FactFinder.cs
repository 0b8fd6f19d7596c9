using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>Finds what a reading states of names and of other documents.</summary>
internal static class FactFinder
{
    /// <summary>A version of how facts are found; it is part of what a reading is known by.</summary>
    public const string Version = "1";

    public static DocumentFacts Find(string text, DocumentMetadata metadata)
    {
        // A title that stands outside of the text may define something too: "Convention on Gulls (GULLCON)".
        var whole = metadata.Title is { } title && !text.StartsWith(title, StringComparison.Ordinal) ? $"{title}\n\n{text}" : text;
        return new(AbbreviationFinder.Find(whole), ShortTitles.Find(text), []);
    }
}
