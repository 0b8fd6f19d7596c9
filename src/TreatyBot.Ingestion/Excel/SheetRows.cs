using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;

namespace TreatyBot.Ingestion.Excel;

/// <summary>
/// The cells of a sheet, row by row, in their columns; hidden rows and columns are left out, merged cells say the same in each.
/// </summary>
internal sealed class SheetRows(XElement sheet, IReadOnlyList<string> texts, CellFormats formats)
{
    private const int MostRows = 100_000;
    private const int MostColumns = 1000;

    /// <summary>Of one merged range; longer ones are borders and colours.</summary>
    private const int MostMerged = 500;

    /// <returns>By the number of the row; empty rows are not there.</returns>
    public SortedDictionary<int, string[]> Read()
    {
        var (rows, hidden, next) = (new SortedDictionary<int, string[]>(), HiddenColumns(), 1);
        foreach (var row in sheet.Child("sheetData").Children("row").Take(MostRows))
        {
            var number = row.Number("r") ?? next;
            next = number + 1;
            if (row.Value("hidden") is "1" or "true")
            {
                continue;
            }

            var (cells, column) = (new List<string>(), 0);
            foreach (var cell in row.Children("c"))
            {
                column = ColumnOf(cell.Value("r")) ?? column;
                if (column < MostColumns && !hidden.Contains(column) && TextOf(cell) is { Length: > 0 } text)
                {
                    while (cells.Count <= column)
                    {
                        cells.Add("");
                    }

                    cells[column] = text;
                }

                column++;
            }

            if (cells.Count > 0)
            {
                rows[number] = [.. cells];
            }
        }

        FillMerged(rows);
        return rows;
    }

    private void FillMerged(SortedDictionary<int, string[]> rows)
    {
        foreach (var merged in sheet.Child("mergeCells").Children("mergeCell"))
        {
            if (merged.Value("ref")?.Split(':') is not [var from, var to] || RowOf(from) is not { } top || RowOf(to) is not { } bottom
                || ColumnOf(from) is not { } left
                || bottom - top is < 1 or > MostMerged || !rows.TryGetValue(top, out var first) || left >= first.Length)
            {
                continue;
            }

            for (var row = top + 1; row <= bottom; row++)
            {
                if (rows.TryGetValue(row, out var cells))
                {
                    if (left >= cells.Length)
                    {
                        Array.Resize(ref cells, left + 1);
                        rows[row] = [.. cells.Select(cell => cell ?? "")];
                    }

                    rows[row][left] = first[left];
                }
            }
        }
    }

    private string TextOf(XElement cell)
    {
        var value = cell.Child("v")?.Value ?? "";
        switch (cell.Value("t"))
        {
            case "s":
                return int.TryParse(value, out var at) && at >= 0 && at < texts.Count ? texts[at] : "";
            case "inlineStr":
                return RichText(cell.Child("is"));
            case "str":
                return value;
            case "b":
                return value == "1" ? "TRUE" : "FALSE";
            case "e":
                return "";
            default:
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? formats.Show(number, cell.Number("s") ?? 0) : value;
        }
    }

    /// <summary>The letters of a text without its readings in another script.</summary>
    public static string RichText(XElement? text)
    {
        var whole = new StringBuilder();
        foreach (var child in text?.Elements() ?? [])
        {
            whole.Append(child.Is("t") ? child.Value : child.Is("r") ? child.Child("t")?.Value : "");
        }

        return whole.ToString();
    }

    private HashSet<int> HiddenColumns()
    {
        var hidden = new HashSet<int>();
        foreach (var column in sheet.Child("cols").Children("col").Where(column => column.Value("hidden") is "1" or "true"))
        {
            for (var i = Math.Max(1, column.Number("min") ?? 1); i <= Math.Min(column.Number("max") ?? 0, MostColumns); i++)
            {
                hidden.Add(i - 1);
            }
        }

        return hidden;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > MostColumns)
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column > 0 ? column - 1 : null;
    }

    private static int? RowOf(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), out var row) ? row : null;
}
