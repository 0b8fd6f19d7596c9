using TreatyBot.Ingestion.Composing;

namespace TreatyBot.Ingestion.Readers;

/// <summary>How a table is read: each row by itself, every cell with the head of its column, so that a quote of one row says what its figures are.</summary>
internal static class TableText
{
    private const string BetweenCells = " · ";

    /// <summary>The heads of a table are names; longer cells are text.</summary>
    private const int LongestHead = 60;

    /// <param name="rows">The cells, row by row.</param>
    /// <param name="hasHeads">True where the table says that its first row is heads; else they are told by their looks.</param>
    public static IEnumerable<Paragraph> Rows(IReadOnlyList<IReadOnlyList<string>> rows, bool hasHeads)
    {
        var filled = rows.Select(row => row.Select(cell => Whitespace.Fold(cell).Replace('\n', ' ')).ToList()).Where(row => row.Exists(cell => cell.Length > 0)).ToList();
        var heads = filled.Count > 1 && (hasHeads || LooksLikeHeads(filled)) ? filled[0] : [];
        foreach (var row in heads.Count > 0 ? filled.Skip(1) : filled)
        {
            yield return new(heads.Count > 1 && row.Count == heads.Count
                ? string.Join(BetweenCells, row.Select((cell, i) => (cell, i)).Where(at => at.cell.Length > 0).Select(at => heads[at.i].Length > 0 ? $"{heads[at.i]}: {at.cell}" : at.cell))
                : string.Join(' ', row.Where(cell => cell.Length > 0)));
        }
    }

    /// <summary>Heads that are not marked as such: short names without a figure, above a column of figures.</summary>
    private static bool LooksLikeHeads(List<List<string>> rows)
    {
        var first = rows[0];
        return first.Count > 1 && rows.Count > 2 && first.TrueForAll(cell => cell.Length is > 0 and <= LongestHead && !cell.Any(char.IsDigit))
            && rows.TrueForAll(row => row.Count == first.Count)
            && Enumerable.Range(0, first.Count).Any(column => rows.Skip(1).All(row => row[column].Any(char.IsDigit)));
    }
}
