namespace TreatyBot.Ingestion.Pdf;

/// <summary>The edges of a column of text, in points. They are set once the lines that are no text have gone.</summary>
internal sealed class PdfColumn
{
    /// <summary>Of the lines, so many may stand out beyond the edge.</summary>
    private const int OutliersOf = 12;

    public double Left { get; private set; }

    public double Right { get; private set; }

    /// <summary>Finds the edges by the lines that stand in a column: one line that stands out is not its edge.</summary>
    public static void Measure(IEnumerable<PdfLine> lines)
    {
        foreach (var column in lines.GroupBy(line => line.Column))
        {
            column.Key.Left = column.Select(line => line.Left).Order().ElementAt(column.Count() / OutliersOf);
            column.Key.Right = column.Select(line => line.Right).OrderDescending().ElementAt(column.Count() / OutliersOf);
        }
    }
}
