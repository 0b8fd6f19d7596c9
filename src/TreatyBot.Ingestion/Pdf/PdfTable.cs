using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// A table that shows by its columns: lines one below the other whose parts stand in the same columns, with space between.
/// </summary>
/// <param name="Lines">How many lines it takes up.</param>
/// <param name="Rows">Its cells; one that spans lines is put together.</param>
/// <param name="HasHeads">Whether its first row is set apart by its weight.</param>
internal sealed partial record PdfTable(int Lines, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasHeads)
{
    private const int FewestRows = 3;

    /// <summary>What is longer goes on as another table.</summary>
    private const int MostRows = 150;

    /// <summary>In characters: columns of longer text are no table but prose.</summary>
    private const int LongestCell = 120;

    /// <returns>The table that begins at a line; null where none does.</returns>
    public static PdfTable? At(IReadOnlyList<PdfLine> lines, int start)
    {
        var rows = new List<IReadOnlyList<PdfCell>>();
        for (var i = start; i < lines.Count && lines[i].Column == lines[start].Column && rows.Count < MostRows; i++)
        {
            var cells = lines[i].Cells();
            if (cells.Any(cell => cell.Text.Length > LongestCell || Leaders().IsMatch(cell.Text))
                || (cells.Count < 2 && (rows.Count == 0 || cells[0].Left < rows[0][1].Left)))
            {
                break;
            }

            rows.Add(cells);
        }

        while (rows.Count > FewestRows && ColumnsOf(rows) is null)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (rows.Count < FewestRows || ColumnsOf(rows) is not { } columns || IsList(rows, columns) || IsContents(rows, columns))
        {
            return null;
        }

        var filled = new List<string[]>();
        foreach (var row in rows)
        {
            var cells = new string[columns.Count];
            Array.Fill(cells, "");
            foreach (var cell in row)
            {
                cells[columns.FindIndex(column => Overlap(column, cell) > 0)] = cell.Text;
            }

            if (cells[0].Length == 0 && filled.Count > 0)
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    filled[^1][i] = $"{filled[^1][i]} {cells[i]}".Trim();
                }
            }
            else
            {
                filled.Add(cells);
            }
        }

        var heads = lines[start].IsBold && !lines[start + 1].IsBold;
        return filled.Count >= FewestRows ? new(rows.Count, filled, heads) : null;
    }

    /// <summary>The columns that all rows keep to; null where one does not.</summary>
    private static List<PdfCell>? ColumnsOf(List<IReadOnlyList<PdfCell>> rows)
    {
        var columns = new List<PdfCell>();
        foreach (var cell in rows.SelectMany(row => row).OrderBy(cell => cell.Left))
        {
            if (columns.Count > 0 && Overlap(columns[^1], cell) > 0)
            {
                columns[^1] = columns[^1] with { Right = Math.Max(columns[^1].Right, cell.Right) };
            }
            else
            {
                columns.Add(cell);
            }
        }

        return columns.Count >= 2
            && rows.TrueForAll(row => row.Count
                == row.Select(cell => columns.FindIndex(column => Overlap(column, cell) > 0)).Distinct().Count())
            && rows.Count(row => row.Count * 2 >= columns.Count) * 2 > rows.Count
            ? columns : null;
    }

    /// <summary>Labels with what they label are a list, whatever the space between.</summary>
    private static bool IsList(List<IReadOnlyList<PdfCell>> rows, List<PdfCell> columns) =>
        columns.Count == 2 && rows.Where(row => Overlap(columns[0], row[0]) > 0)
            .Count(row => ClauseLabels.IsNumber(row[0].Text) || Bullet().IsMatch(row[0].Text)) * 2 >= rows.Count;

    /// <summary>Titles with numbers that grow are a table of contents.</summary>
    private static bool IsContents(List<IReadOnlyList<PdfCell>> rows, List<PdfCell> columns)
    {
        var numbers = rows.Select(row => int.TryParse(row[^1].Text, out var number) ? number : -1).ToList();
        return columns.Count <= 3 && numbers.Zip(numbers.Skip(1)).All(pair => pair.First >= 0 && pair.First <= pair.Second)
            && numbers[0] < numbers[^1];
    }

    private static double Overlap(PdfCell a, PdfCell b) => Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);

    [GeneratedRegex(@"(?:[.·…_]\s?){4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Leaders();

    [GeneratedRegex(@"^(?:[^\w\s]|o|\(?\w{1,4}[.)])$", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
