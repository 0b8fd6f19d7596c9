namespace TreatyBot.Core.Documents;

/// <summary>A piece of a shown text, marked or not.</summary>
public readonly record struct TextRun(string Text, bool IsMarked)
{
    /// <summary>
    /// A stretch of a text in pieces, each as long as may be; put together they are the stretch, character by character. Each platform
    /// writes them in its own notation.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="shown">The stretch to show.</param>
    /// <param name="marks">What to mark, in order; what lies outside is passed over, and those that touch are one.</param>
    public static IReadOnlyList<TextRun> Of(string text, TextRange shown, IEnumerable<TextRange> marks)
    {
        var runs = new List<TextRun>();
        var (at, markStart) = (shown.Start, -1);
        foreach (var mark in marks)
        {
            var start = Math.Max(Math.Max(at, shown.Start), mark.Start);
            var end = Math.Min(shown.End, mark.End);
            if (start >= end)
            {
                continue;
            }

            if (markStart < 0 || start > at)
            {
                Add(markStart, at, isMarked: true);
                Add(at, start, isMarked: false);
                markStart = start;
            }

            at = end;
        }

        Add(markStart, at, isMarked: true);
        Add(at, shown.End, isMarked: false);
        return runs;

        void Add(int start, int end, bool isMarked)
        {
            if (start >= 0 && start < end)
            {
                runs.Add(new TextRun(text[start..end], isMarked));
            }
        }
    }

    /// <summary>The piece without the white space at its ends, and that: in most notations bold does not begin or end there.</summary>
    public (string Lead, string Core, string Trail) Trim()
    {
        var core = Text.Trim();
        var lead = Text.Length - Text.AsSpan().TrimStart().Length;
        return core.Length == 0 ? (Text, "", "") : (Text[..lead], core, Text[(lead + core.Length)..]);
    }

    /// <summary>The words of a quote, those that answer marked.</summary>
    public static IReadOnlyList<TextRun> Of(Quote quote, IEnumerable<TextRange> marks) => Of(quote.Reading.Text, quote.Range, marks);
}
