using TreatyBot.Core.Answering;

namespace TreatyBot.Core.Lookup;

/// <summary>A comparison as a table: a row a document, its quote verbatim or an empty cell.</summary>
public static class ComparisonTable
{
    private static readonly string[] Heads = ["Document", "Publisher", "Date", "Place", "Quote", "Address"];

    /// <inheritdoc cref="TextTable.ToCsv"/>
    public static string ToCsv(IReadOnlyList<ComparedDocument> rows) => TextTable.ToCsv(Heads, rows.Select(CellsOf));

    /// <inheritdoc cref="TextTable.ToMarkdown"/>
    public static string ToMarkdown(IReadOnlyList<ComparedDocument> rows) => TextTable.ToMarkdown(Heads, rows.Select(CellsOf));

    private static string[] CellsOf(ComparedDocument row)
    {
        var metadata = row.Document.Metadata;
        return
        [
            row.Document.DisplayTitle,
            metadata.Publisher ?? "",
            metadata.Published?.ToString("O") ?? "",
            row.Quote is { } quote ? PlaceOf(quote) : "",
            row.Quote?.Quote.Text ?? "",
            metadata.Url?.AbsoluteUri ?? "",
        ];
    }

    private static string PlaceOf(Citation citation) =>
        citation.Quote.Reading.CitePinpoint(citation.Quote.Range)
            ?? (citation.HeadingPath.Count > 0 ? citation.HeadingPath[^1] : "");
}
