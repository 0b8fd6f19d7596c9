using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Conformance;

/// <summary>Drafts that are alike but for what a test is about.</summary>
internal static class Drafts
{
    public static readonly DateTimeOffset Modified = new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)).AddTicks(1234567);

    public const string Text = "Article 1\n\nThe pact lasts ten years.\n\nIt is renewed by a note.";

    public static DocumentDraft Of(
        string path = "pact.txt",
        string text = Text,
        string bytes = "bytes",
        string reader = "text/1",
        string collection = "default",
        DocumentMetadata? metadata = null,
        IReadOnlyList<PassageDraft>? passages = null) => new(
        collection,
        path,
        Source(bytes),
        reader,
        metadata ?? DocumentMetadata.Unknown,
        text,
        passages ?? Paragraphs(text));

    public static SourceFingerprint Source(string bytes, DateTimeOffset? modified = null) =>
        new(bytes.Length, modified ?? Modified, Reading.Hash(bytes));

    /// <summary>One passage a paragraph.</summary>
    public static PassageDraft[] Paragraphs(string text)
    {
        var (passages, start) = (new List<PassageDraft>(), 0);
        foreach (var paragraph in text.Split("\n\n"))
        {
            if (paragraph.Length > 0)
            {
                passages.Add(new PassageDraft(new TextRange(start, start + paragraph.Length), ["Pact", $"At {start}"]));
            }

            start += paragraph.Length + 2;
        }

        return [.. passages];
    }
}
