using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>Finds what a reading states of names and of other documents.</summary>
internal static class FactFinder
{
    /// <summary>A version of how facts are found; it is part of what a reading is known by.</summary>
    public const string Version = "5";

    /// <summary>In characters: title page and preamble.</summary>
    private const int Head = 4000;

    public static DocumentFacts Find(string text, DocumentMetadata metadata, StatedFacts? stated = null)
    {
        stated ??= StatedFacts.None;

        // A title that stands outside of the text may define something too: "Convention on Gulls (GULLCON)".
        var whole = metadata.Title is { } title && !text.StartsWith(title, StringComparison.Ordinal) ? $"{title}\n\n{text}" : text;
        var (version, day) = HeadLines.VersionIn(metadata.Title, text[..Math.Min(text.Length, Head)]);
        return new(
            AbbreviationFinder.Find(whole),
            ShortTitles.Find(text),
            RelationFinder.Find(metadata.Title, text, stated.Relations),
            stated.Version ?? version,
            stated.VersionDate ?? day);
    }
}
