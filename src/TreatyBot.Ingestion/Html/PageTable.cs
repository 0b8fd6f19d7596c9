using AngleSharp.Dom;

namespace TreatyBot.Ingestion.Html;

/// <summary>A table of a page: its cells, with those that span rows or columns in each of them.</summary>
internal sealed record PageTable(IReadOnlyList<IReadOnlyList<IElement>> Rows, bool HasHeads)
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
        var hasHeads = rows.Count > 0
            && (rows[0].ParentElement?.LocalName == "thead" || rows[0].Children.All(cell => cell.LocalName == "th"));
        return grid is null || grid.Count == 0 ? null : new(grid, hasHeads);
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
