using AngleSharp.Dom;

namespace TreatyBot.Ingestion.Html;

/// <summary>A table of a page: its cells, with those that span rows or columns in each of them.</summary>
/// <param name="Rows">The cells, row by row.</param>
/// <param name="HeadRows">How many of the first rows are heads.</param>
internal sealed record PageTable(IReadOnlyList<IReadOnlyList<IElement>> Rows, int HeadRows)
{
    /// <summary>As browsers bound it; a page that says more is made to exhaust us.</summary>
    private const int MostSpan = 1000;
    private const int MostCells = 200_000;

    /// <summary>Labels of a list: "(a)", "1.", "iv)", a dash or a dot.</summary>
    private const int LongestLabel = 8;

    /// <returns>Null where the table only lays out what is no table: other tables, whole parts of the page.</returns>
    public static PageTable? Of(IElement table)
    {
        if (table.QuerySelector("table,h1,h2,h3,h4,h5,h6,ul,ol,article,section") is not null)
        {
            return null;
        }

        var rows = table.QuerySelectorAll("tr").ToList();
        var grid = Fill(rows);
        var heads = rows.TakeWhile(row => row.ParentElement?.LocalName == "thead" || row.Children.All(cell => cell.LocalName == "th"))
            .Count();
        return grid is null || grid.Count == 0 ? null : new(grid, heads < grid.Count ? heads : Math.Min(heads, 1));
    }

    /// <summary>
    /// The head of each column, joined of all rows of heads ("Dues Winter"); null where these are not alike. A row that is one cell is
    /// none: it is the title of the table.
    /// </summary>
    public IReadOnlyList<string>? JoinHeads(Func<IElement, string> textOf)
    {
        var rows = Rows.Take(HeadRows).Where(row => row.Distinct().Skip(1).Any()).ToList();
        return rows.Count == 0 || rows.Exists(row => row.Count != rows[0].Count) ? null :
        [
            .. Enumerable.Range(0, rows[0].Count).Select(column => string.Join(' ', rows.Select(row => row[column]).Distinct()
                .Select(textOf).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal))),
        ];
    }

    /// <summary>Whether it is a paragraph that a table only indents: one row of a label and what it labels.</summary>
    public bool IsLabelledParagraph => Rows is [[var label, var _]] && IsLabel(label.TextContent.Trim());

    public static bool IsLabel(string text) =>
        text.Length is > 0 and <= LongestLabel && !text.Contains(' ')
            && (text[^1] is ')' or '.' || (text.Length == 1 && !char.IsLetterOrDigit(text[0])));

    private static List<IReadOnlyList<IElement>>? Fill(List<IElement> rows)
    {
        var grid = new List<IReadOnlyList<IElement>>();
        var open = new Dictionary<int, (IElement Cell, int Rows)>();
        var cells = 0;
        foreach (var row in rows)
        {
            var filled = new List<IElement>();
            foreach (var cell in row.Children.Where(child => child.LocalName is "td" or "th"))
            {
                CarryDown(open, filled);
                var rowSpan = Span(cell, "rowspan");
                for (var i = Span(cell, "colspan"); i > 0; i--)
                {
                    if (rowSpan > 1)
                    {
                        open[filled.Count] = (cell, rowSpan - 1);
                    }

                    filled.Add(cell);
                    if (++cells > MostCells)
                    {
                        return null;
                    }
                }
            }

            CarryDown(open, filled);
            grid.Add(filled);
        }

        return grid;
    }

    private static void CarryDown(Dictionary<int, (IElement Cell, int Rows)> open, List<IElement> filled)
    {
        while (open.TryGetValue(filled.Count, out var above) && above.Rows > 0)
        {
            open[filled.Count] = above with { Rows = above.Rows - 1 };
            filled.Add(above.Cell);
        }
    }

    private static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), out var span) ? Math.Clamp(span, 1, MostSpan) : 1;
}
