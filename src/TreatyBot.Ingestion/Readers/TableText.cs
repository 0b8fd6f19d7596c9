using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.Readers;

/// <summary>
/// How a table is read: each row by itself, every cell with the head of its column, so that a quote of one row says what its figures are.
/// </summary>
internal static class TableText
{
    /// <summary>The heads of a table are names; longer cells are text.</summary>
    private const int LongestHead = 60;

    /// <summary>In characters: a row that is longer says more than one thing.</summary>
    private const int LongestRow = 240;

    /// <param name="rows">The cells, row by row.</param>
    /// <param name="hasHeads">True where the table says that its first row is heads; else they are told by their looks.</param>
    public static IEnumerable<Block> Rows(IReadOnlyList<IReadOnlyList<string>> rows, bool hasHeads)
    {
        var filled = rows.Select(row => row.Select(cell => Whitespace.Fold(cell).Replace('\n', ' ')).ToList())
            .Where(row => row.Exists(cell => cell.Length > 0)).ToList();
        var heads = filled.Count > 1 && (hasHeads || LooksLikeHeads(filled)) ? filled[0] : [];
        var body = heads.Count > 0 ? filled.Skip(1).ToList() : filled;
        if (heads.Count > 1 && body.Exists(row => row.Sum(cell => cell.Length) > LongestRow))
        {
            return body.SelectMany(IEnumerable<Block> (row) => Cells(row, heads)).Append(new Heading("", OutlineLevel.Lettered));
        }

        return body.Select(Block (row) => new Paragraph(heads.Count > 1 && row.Count == heads.Count
            ? string.Join(TableRow.BetweenCells, row.Select((cell, i) => (cell, i)).Where(at => at.cell.Length > 0)
                .Select(at => WithHead(heads[at.i], at.cell)))
            : string.Join(' ', row.Where(cell => cell.Length > 0))));
    }

    /// <summary>Of a table of texts each cell is quoted by itself, under the names of its row and its column.</summary>
    private static IEnumerable<Paragraph> Cells(List<string> row, List<string> heads)
    {
        var name = row[0].Length <= LongestHead ? row[0] : "";
        for (var i = name.Length > 0 ? 1 : 0; i < row.Count; i++)
        {
            if (row[i].Length > 0)
            {
                var head = i < heads.Count ? heads[i] : "";
                var names = new[] { name, head }.Where(part => part.Length > 0);
                yield return new(row[i], new Heading(string.Join(TableRow.BetweenCells, names), OutlineLevel.Lettered));
            }
        }
    }

    private static string WithHead(string head, string cell) => head.Length > 0 ? head + TableRow.BehindHead + cell : cell;

    /// <summary>Heads that are not marked as such: short names without a figure, above a column of figures.</summary>
    private static bool LooksLikeHeads(List<List<string>> rows)
    {
        var first = rows[0];
        return first.Count > 1 && rows.Count > 2
            && first.TrueForAll(cell => cell.Length is > 0 and <= LongestHead && !cell.Any(char.IsDigit))
            && rows.TrueForAll(row => row.Count == first.Count)
            && Enumerable.Range(0, first.Count).Any(column => rows.Skip(1).All(row => row[column].Any(char.IsDigit)));
    }
}
