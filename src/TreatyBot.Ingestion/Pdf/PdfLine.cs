using System.Text;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>Words that stand on one line of one column.</summary>
internal sealed class PdfLine
{
    /// <summary>Of the font size: where words lie so far apart, they are cells of a table or stand at tab stops.</summary>
    private const double CellGap = 1.2;

    /// <summary>Of the font size: words that lie closer were one word, part of it raised.</summary>
    private const double GluedGap = 0.15;

    /// <summary>Of the font size.</summary>
    private const double NumberGap = 2;

    /// <param name="words">From left to right.</param>
    /// <param name="page">Counted from one.</param>
    public PdfLine(IReadOnlyList<PdfWord> words, int page)
    {
        (Words, Page) = (words, page);
        (Left, Right) = (words[0].Left, words.Max(word => word.Right));
        var onLine = words.Where(word => !word.IsRaised).ToList();
        var main = (onLine.Count > 0 ? onLine : words).MaxBy(word => word.Text.Length)!;
        (Baseline, Size) = (main.Baseline, main.Size);
        IsBold = (onLine.Count > 0 ? onLine : words).All(word => word.IsBold || !word.Text.Any(char.IsLetterOrDigit));
        Text = Join(words);
    }

    public IReadOnlyList<PdfWord> Words { get; }

    public int Page { get; }

    public double Left { get; }

    public double Right { get; }

    public double Baseline { get; }

    public double Size { get; }

    public bool IsBold { get; }

    public string Text { get; }

    /// <summary>What it stands in, with the lines above and below it.</summary>
    public required PdfColumn Column { get; init; }

    /// <summary>Its parts that wide gaps hold apart.</summary>
    public IReadOnlyList<PdfCell> Cells()
    {
        var cells = new List<PdfCell>();
        var start = 0;
        for (var i = 1; i <= Words.Count; i++)
        {
            if (i == Words.Count || Words[i].Left - Words[i - 1].Right > CellGap * Size)
            {
                var part = Words.Skip(start).Take(i - start).ToList();
                cells.Add(new(Join(part), part[0].Left, part[^1].Right));
                start = i;
            }
        }

        return cells;
    }

    /// <summary>The line without the marks of these notes.</summary>
    public PdfLine WithoutMarks(IReadOnlySet<string> notes)
    {
        var kept = new List<PdfWord>(Words.Count);
        foreach (var word in Words)
        {
            if (!word.IsRaised || !notes.Contains(word.Text.Trim('(', ')', '[', ']')))
            {
                kept.Add(word);
            }
            else if (kept.Count > 0)
            {
                // What follows the mark closes up to the word before it.
                kept[^1] = kept[^1] with { Right = Math.Max(kept[^1].Right, word.Right) };
            }
        }

        return kept.Count == Words.Count || kept.Count == 0 ? this : new PdfLine(kept, Page) { Column = Column };
    }

    private static string Join(IReadOnlyList<PdfWord> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
            {
                var gap = words[i].Left - words[i - 1].Right;
                var glued = gap < GluedGap * words[i].Size
                    && (words[i].IsRaised != words[i - 1].IsRaised || char.IsPunctuation(words[i].Text[0]));

                // The number of a page stands apart in a table of contents.
                var apart = i == words.Count - 1 && gap > NumberGap * words[i].Size && words[i].Text.All(char.IsDigit);
                text.Append(glued ? "" : apart ? "  " : " ");
            }

            text.Append(words[i].Text);
        }

        return text.ToString();
    }
}

/// <summary>A part of a line that wide gaps hold apart from the others.</summary>
internal sealed record PdfCell(string Text, double Left, double Right);
