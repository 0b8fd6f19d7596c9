namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// The reading order of a page: finds the longest stretch of lines that an empty gutter cuts into two columns of prose, reads what stands
/// above it, each column, and what stands below; each of these in the same way (an XY cut: Nagy and Seth, 1984).
/// </summary>
internal static class PdfColumns
{
    /// <summary>Of the font size.</summary>
    private const double NarrowestGutter = 0.9;

    /// <summary>Of the width of the text: what is narrower is no column but numbers or marks beside one.</summary>
    private const double NarrowestColumn = 0.2;

    private const int FewestLines = 4;

    /// <summary>In words a line: cells of tables have fewer.</summary>
    private const double LeastProse = 2.5;

    private const int MostDepth = 6;

    /// <summary>A page of more lines is made to exhaust us; small print has 150.</summary>
    private const int MostRows = 600;

    /// <summary>Of the lines of a column of prose, most are about as long as it is wide; names under one another are not.</summary>
    private const double MostlyFull = 0.5;
    private const double FullLine = 0.7;

    /// <summary>The lines of a page in the order of reading.</summary>
    public static List<PdfLine> Lines(IReadOnlyList<PdfWord> words, int page)
    {
        var lines = new List<PdfLine>();
        Read(words, page, MostDepth, lines);
        return lines;
    }

    private static void Read(IReadOnlyList<PdfWord> words, int page, int depth, List<PdfLine> lines)
    {
        if (words.Count == 0)
        {
            return;
        }

        var rows = PdfRows.Of(words);
        if (depth > 0 && rows.Count <= MostRows && FindColumns(rows) is { } columns)
        {
            Read([.. rows.Take(columns.From).SelectMany(row => row)], page, depth - 1, lines);
            var inside = rows.Skip(columns.From).Take(columns.Count).SelectMany(row => row).ToList();
            Read([.. inside.Where(word => word.Right <= columns.Gutter)], page, depth - 1, lines);
            Read([.. inside.Where(word => word.Right > columns.Gutter)], page, depth - 1, lines);
            Read([.. rows.Skip(columns.From + columns.Count).SelectMany(row => row)], page, depth - 1, lines);
            return;
        }

        var column = new PdfColumn();
        lines.AddRange(rows.Select(row => new PdfLine(row, page) { Column = column }));
    }

    private static Columns? FindColumns(List<List<PdfWord>> rows)
    {
        var (left, right) = (rows.Min(row => row[0].Left), rows.Max(row => row.Max(word => word.Right)));
        var sizes = rows.Select(row => row[0].Size).Order().ToList();
        var gutter = NarrowestGutter * sizes[sizes.Count / 2];
        Columns? best = null;
        for (var from = 0; from + FewestLines <= rows.Count && (best is null || rows.Count - from > best.Count); from++)
        {
            List<(double Left, double Right)> free = [(left, right)];
            for (var to = from; to < rows.Count; to++)
            {
                free = Intersect(free, Gaps(rows[to], left, right), gutter);
                if (free.Count == 0)
                {
                    break;
                }

                var count = to - from + 1;
                if (count >= FewestLines && count > (best?.Count ?? 0)
                    && free.Find(gap => AreColumns(rows, from, count, gap, right - left)) is { Right: > 0 } found)
                {
                    best = new(from, count, (found.Left + found.Right) / 2);
                }
            }
        }

        return best;
    }

    private static bool AreColumns(List<List<PdfWord>> rows, int from, int count, (double Left, double Right) gap, double width)
    {
        var middle = (gap.Left + gap.Right) / 2;
        var (before, after) = (new Side(), new Side());
        for (var i = from; i < from + count; i++)
        {
            var cut = rows[i].FindIndex(word => word.Right > middle);
            before.Add(cut < 0 ? rows[i] : rows[i][..cut]);
            after.Add(cut < 0 ? [] : rows[i][cut..]);
        }

        return before.IsColumn(width) && after.IsColumn(width)
            && Math.Min(before.Lines, after.Lines) * 3 >= Math.Max(before.Lines, after.Lines);
    }

    private static List<(double Left, double Right)> Gaps(List<PdfWord> row, double left, double right)
    {
        var gaps = new List<(double, double)>();
        var end = left;
        foreach (var word in row)
        {
            if (word.Left > end)
            {
                gaps.Add((end, word.Left));
            }

            end = Math.Max(end, word.Right);
        }

        gaps.Add((end, right));
        return gaps;
    }

    private static List<(double Left, double Right)> Intersect(List<(double Left, double Right)> a, List<(double Left, double Right)> b,
        double least)
    {
        var both = new List<(double, double)>();
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                var (left, right) = (Math.Max(x.Left, y.Left), Math.Min(x.Right, y.Right));
                if (right - left >= least)
                {
                    both.Add((left, right));
                }
            }
        }

        return both;
    }

    private sealed record Columns(int From, int Count, double Gutter);

    /// <summary>What stands on one side of a gutter.</summary>
    private sealed class Side
    {
        private double _left = double.MaxValue;
        private double _right = double.MinValue;
        private readonly List<double> _widths = [];
        private int _words;

        public int Lines { get; private set; }

        public void Add(List<PdfWord> words)
        {
            if (words.Count > 0)
            {
                Lines++;
                _words += words.Count;
                var right = words.Max(word => word.Right);
                _widths.Add(right - words[0].Left);
                _left = Math.Min(_left, words[0].Left);
                _right = Math.Max(_right, right);
            }
        }

        public bool IsColumn(double width) =>
            Lines >= FewestLines - 1 && _right - _left >= NarrowestColumn * width && _words >= LeastProse * Lines
                && _widths.Count(line => line >= FullLine * (_right - _left)) >= MostlyFull * Lines;
    }
}
