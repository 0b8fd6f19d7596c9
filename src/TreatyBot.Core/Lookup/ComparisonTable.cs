using System.Text;
using TreatyBot.Core.Answering;

namespace TreatyBot.Core.Lookup;

/// <summary>Writes a comparison as a table for other programs: a row a document, its quote verbatim or an empty cell.</summary>
public static class ComparisonTable
{
    private static readonly string[] Heads = ["Document", "Publisher", "Date", "Place", "Quote", "Address"];

    /// <summary>
    /// As RFC 4180 has it. A blank before what a spreadsheet would take for a formula makes it text; nothing else is added.
    /// </summary>
    public static string ToCsv(IReadOnlyList<ComparedDocument> rows)
    {
        var table = new StringBuilder();
        foreach (var row in rows.Select(CellsOf).Prepend(Heads))
        {
            table.AppendJoin(',', row.Select(QuoteCell)).Append("\r\n");
        }

        return table.ToString();
    }

    /// <summary>As a table of GitHub's Markdown, in which nothing of a cell formats, links or ends its row.</summary>
    public static string ToMarkdown(IReadOnlyList<ComparedDocument> rows)
    {
        var table = new StringBuilder();
        AddRow(Heads);
        AddRow([.. Heads.Select(_ => "---")]);
        foreach (var row in rows)
        {
            AddRow([.. CellsOf(row).Select(MarkdownText.Escape)]);
        }

        return table.ToString();

        void AddRow(IReadOnlyList<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string QuoteCell(string cell)
    {
        var blank = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? " " : "";
        return $"\"{blank}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

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
