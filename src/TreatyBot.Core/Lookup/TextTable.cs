using System.Text;

namespace TreatyBot.Core.Lookup;

/// <summary>Writes a table for other programs; what stands in its cells is verbatim, and is taken for nothing else.</summary>
public static class TextTable
{
    /// <summary>
    /// As RFC 4180 has it. A blank before what a spreadsheet would take for a formula makes it text; nothing else is added.
    /// </summary>
    public static string ToCsv(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        foreach (var row in rows.Prepend(heads))
        {
            table.AppendJoin(',', row.Select(QuoteCell)).Append("\r\n");
        }

        return table.ToString();
    }

    /// <summary>As a table of GitHub's Markdown, in which nothing of a cell formats, links or ends its row.</summary>
    public static string ToMarkdown(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        AddRow(heads);
        AddRow(heads.Select(_ => "---"));
        foreach (var row in rows)
        {
            AddRow(row.Select(MarkdownText.Escape));
        }

        return table.ToString();

        void AddRow(IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string QuoteCell(string cell)
    {
        var blank = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? " " : "";
        return $"\"{blank}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
