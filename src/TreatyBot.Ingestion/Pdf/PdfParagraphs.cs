using System.Text.RegularExpressions;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// Puts lines together into paragraphs: by the space between them, their indents, and where a line ends before it had to.
/// </summary>
internal sealed partial class PdfParagraphs(IReadOnlyList<PdfLine> lines)
{
    /// <summary>Of the usual distance of lines.</summary>
    private const double MostLeading = 1.3;

    /// <summary>Of the font size: a line that starts this far in is indented.</summary>
    private const double Indent = 0.8;

    /// <summary>Of the width of the column: lines that are shorter were ended on purpose.</summary>
    private const double FullLine = 0.8;

    /// <summary>In characters: so much is an address or a list, more is prose.</summary>
    private const int LongestLines = 1000;

    private readonly Hyphenation _hyphenation = new(lines);
    private readonly Dictionary<double, double> _leading = Leadings(lines);

    /// <summary>Adds a line to the paragraph that is open.</summary>
    /// <returns>False where the line begins a paragraph of its own.</returns>
    public bool TryAdd(PdfParagraph paragraph, PdfLine next)
    {
        var before = paragraph.Last;
        var apart = next.Column != before.Column;
        if (Math.Abs(before.Size - next.Size) > 0.12 * Math.Max(before.Size, next.Size))
        {
            return false;
        }

        if (Hyphenation.IsBroken(before.Text, next.Text) && !StartsItem(next.Text))
        {
            paragraph.AddBroken(next, _hyphenation.KeepsHyphen(before.Text, next.Text));
            return true;
        }

        var join = apart ? AcrossGap(before, next) : Below(paragraph, next);
        if (join is not null)
        {
            paragraph.Add(next, join);
        }

        return join is not null;
    }

    public static bool StartsItem(string text) => Bullet().IsMatch(text) || ClauseLabels.StartsWithLabel(text) || Clause().IsMatch(text);

    private static string? AcrossGap(PdfLine before, PdfLine next)
    {
        var small = char.IsLower(next.Text[0]);
        if (before.IsBold != next.IsBold || StartsItem(next.Text) || (EndsSentence(before.Text) && !small))
        {
            return null;
        }

        return small || (!EndedEarly(before, next) && next.Left - next.Column.Left < Indent * next.Size) ? " " : null;
    }

    private string? Below(PdfParagraph paragraph, PdfLine next)
    {
        var before = paragraph.Last;
        var leading = before.Baseline - next.Baseline;
        if (leading <= 0 || leading > MostLeading * _leading.GetValueOrDefault(Math.Round(before.Size), 1.3 * before.Size))
        {
            return null;
        }

        var (small, ends, early) = (char.IsLower(next.Text[0]), EndsSentence(before.Text), EndedEarly(before, next));
        if (before.IsBold != next.IsBold)
        {
            return small && !early ? " " : null;
        }

        if (StartsItem(next.Text) && (ends || early || before.Text[^1] is ';' or ',' || next.Left < before.Left - (Indent * next.Size)))
        {
            return null;
        }

        var isFirst = paragraph.Lines.Count == 1;
        if (next.Left - before.Left > Indent * next.Size && ends && !(isFirst && StartsItem(before.Text)))
        {
            return null;
        }

        if (before.Left - next.Left > Indent * next.Size && !isFirst && ends)
        {
            return null;
        }

        if (!early || small)
        {
            return " ";
        }

        // Lines that end early one after the other are lines by intent: a title, an address, a signature.
        return IsCentred(before) && IsCentred(next) && !ends ? " "
            : !ends && !IsFull(next) && paragraph.Text.Length < LongestLines ? "\n" : null;
    }

    private static bool EndsSentence(string text) => TextUnit.EndsSentence(text) || text.TrimEnd()[^1] is ':' or ';';

    /// <summary>Whether the first word of the next line would have fitted.</summary>
    private static bool EndedEarly(PdfLine before, PdfLine next) =>
        before.Column.Right - before.Right > next.Words[0].Right - next.Words[0].Left + (0.9 * next.Size);

    private static bool IsFull(PdfLine line) => line.Right - line.Column.Left > FullLine * (line.Column.Right - line.Column.Left);

    private static bool IsCentred(PdfLine line)
    {
        var (left, right) = (line.Left - line.Column.Left, line.Column.Right - line.Right);
        return left > line.Size && Math.Abs(left - right) < 1.5 * line.Size;
    }

    /// <summary>The usual distance of lines, by the size of their font.</summary>
    private static Dictionary<double, double> Leadings(IReadOnlyList<PdfLine> lines)
    {
        var distances = new Dictionary<double, List<double>>();
        for (var i = 1; i < lines.Count; i++)
        {
            var (before, next) = (lines[i - 1], lines[i]);
            var distance = before.Baseline - next.Baseline;
            if (before.Column == next.Column && Math.Abs(before.Size - next.Size) < 0.5 && distance > 0.5 * next.Size
                && distance < 3 * next.Size)
            {
                if (!distances.TryGetValue(Math.Round(next.Size), out var known))
                {
                    distances[Math.Round(next.Size)] = known = [];
                }

                known.Add(distance);
            }
        }

        // The lower third: where paragraphs are short, most distances are those between them.
        return distances.ToDictionary(size => size.Key, size => size.Value.Order().ElementAt(size.Value.Count / 3));
    }

    [GeneratedRegex(@"^(?:[•·‣◦▪●○–—*o-]\s|\(?\p{L}\)\s|\(?\d{1,3}\)\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,3}(?:\.\d{1,3})+\s+\p{Lu})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"^(?:Article|ARTICLE|Section|SECTION|Chapter|CHAPTER|Part|PART|Annex|ANNEX|§)\s*(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])\b"
            + @"(?!\s*[,;)]|\s+\p{Ll})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Clause();
}
