using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.Readers;

/// <summary>Makes blocks of the cells of a sheet: tables are what empty rows part, lines with one cell alone are captions.</summary>
internal static class SheetBlocks
{
    /// <summary>In characters: heads are names.</summary>
    private const int LongestHead = 80;

    /// <param name="rows">By their number.</param>
    public static IEnumerable<Block> Of(IReadOnlyDictionary<int, string[]> rows)
    {
        var table = new List<string[]>();
        var last = 0;
        foreach (var (number, row) in rows)
        {
            var filled = row.Count(cell => cell.Length > 0);
            if (table.Count > 0 && number > last + 1)
            {
                foreach (var block in Table(table))
                {
                    yield return block;
                }

                table.Clear();
            }

            last = number;
            if (filled == 1 && table.Count == 0)
            {
                yield return new Paragraph(row.First(cell => cell.Length > 0));
            }
            else if (filled > 0)
            {
                table.Add(row);
            }
        }

        foreach (var block in Table(table))
        {
            yield return block;
        }
    }

    /// <summary>Rows of one length, without the columns that nothing stands in, under their heads.</summary>
    public static IEnumerable<Block> Table(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var width = rows.Max(row => row.Length);
        var used = Enumerable.Range(0, width).Where(column => rows.Any(row => column < row.Length && row[column].Length > 0)).ToList();
        var grid = rows.Select(row => (IReadOnlyList<string>)[.. used.Select(column => column < row.Length ? row[column] : "")]).ToList();
        return TableText.Rows(grid, AreHeads(grid));
    }

    /// <summary>The first row names the columns: short names, each another, none of them a number.</summary>
    private static bool AreHeads(List<IReadOnlyList<string>> rows)
    {
        var names = rows[0].Where(cell => cell.Length > 0).ToList();
        return rows.Count > 1 && rows[0].Count > 1 && names.Count * 2 > rows[0].Count
            && names.TrueForAll(name => name.Length <= LongestHead && name.Any(char.IsLetter) && !ClauseLabels.IsNumber(name))
            && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count;
    }
}
