using UglyToad.PdfPig.Content;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// Joins the letters of a page into words. A page that is turned is turned back; what stands across its text (a watermark, a stamp) is left
/// out.
/// </summary>
internal static class PdfWords
{
    /// <summary>
    /// Of the font size: a gap this wide parts words. Justified lines squeeze a space to about 0.18, kerning opens less than 0.1.
    /// </summary>
    private const double WordGap = 0.17;

    /// <summary>Of the font size: letters whose baselines differ by more belong to different lines, or one of them is raised.</summary>
    private const double BaselineDrift = 0.12;

    /// <summary>Of the font size: a letter that lies this close to the same letter makes it look bold.</summary>
    private const double Overprint = 0.12;

    /// <summary>The most that a page can hold; newspapers have 30,000.</summary>
    private const int MostLetters = 200_000;

    public static List<PdfWord> Of(Page page)
    {
        var letters = page.Letters.Take(MostLetters).ToList();
        if (letters.Count == 0)
        {
            return [];
        }

        var (x, y) = Direction(letters);
        var glyphs = letters.Select(letter => Glyph.Of(letter, x, y)).OfType<Glyph>().ToList();
        return Join(WithoutOverprints(glyphs));
    }

    /// <summary>The direction in which most letters run.</summary>
    private static (int X, int Y) Direction(List<Letter> letters) => letters
        .Select(letter => (X: letter.EndBaseLine.X - letter.StartBaseLine.X, Y: letter.EndBaseLine.Y - letter.StartBaseLine.Y))
        .GroupBy(run => Math.Abs(run.X) >= Math.Abs(run.Y) ? (run.X < 0 ? -1 : 1, 0) : (0, run.Y < 0 ? -1 : 1))
        .MaxBy(group => group.Count())!.Key;

    private static List<Glyph> WithoutOverprints(List<Glyph> glyphs)
    {
        var seen = new Dictionary<(string, long, long), Glyph>();
        var kept = new List<Glyph>(glyphs.Count);
        foreach (var glyph in glyphs)
        {
            var cell = Math.Max(0.5, Overprint * glyph.Size);
            var (column, row) = ((long)Math.Round(glyph.Left / cell), (long)Math.Round(glyph.Baseline / cell));
            var twin = !string.IsNullOrWhiteSpace(glyph.Text)
                && Neighbours(column, row).Any(at => seen.TryGetValue((glyph.Text, at.Column, at.Row), out var other)
                && Math.Abs(other.Left - glyph.Left) < cell && Math.Abs(other.Baseline - glyph.Baseline) < cell);
            if (!twin)
            {
                seen[(glyph.Text, column, row)] = glyph;
                kept.Add(glyph);
            }
        }

        return kept;
    }

    private static IEnumerable<(long Column, long Row)> Neighbours(long column, long row)
    {
        for (var c = column - 1; c <= column + 1; c++)
        {
            for (var r = row - 1; r <= row + 1; r++)
            {
                yield return (c, r);
            }
        }
    }

    private static List<PdfWord> Join(List<Glyph> glyphs)
    {
        var words = new List<PdfWord>();
        var open = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (string.IsNullOrWhiteSpace(glyph.Text))
            {
                Close(words, open);
                continue;
            }

            if (open.Count > 0 && !GoesOn(open[^1], glyph))
            {
                Close(words, open);
            }

            open.Add(glyph);
        }

        Close(words, open);
        return words;
    }

    private static bool GoesOn(Glyph before, Glyph next)
    {
        var size = Math.Max(before.Size, next.Size);
        var gap = next.Left - before.Right;
        return Math.Abs(next.Baseline - before.Baseline) < BaselineDrift * size && gap < WordGap * size && gap > -0.6 * size
            && Math.Min(before.Size, next.Size) > 0.6 * size;
    }

    private static void Close(List<PdfWord> words, List<Glyph> open)
    {
        if (open.Count > 0)
        {
            var size = open.Max(glyph => glyph.Size);
            words.Add(new(
                string.Concat(open.Select(glyph => glyph.Text)), open.Min(glyph => glyph.Left), open.Max(glyph => glyph.Right),
                open[0].Baseline, size,
                open.Count(glyph => glyph.IsBold) * 2 > open.Count));
            open.Clear();
        }
    }

    private sealed record Glyph(string Text, double Left, double Right, double Baseline, double Size, bool IsBold)
    {
        public static Glyph? Of(Letter letter, int x, int y)
        {
            var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
            var left = (start.X * x) + (start.Y * y);
            var right = (end.X * x) + (end.Y * y);
            var baseline = (start.Y * x) - (start.X * y);
            var drift = Math.Abs((end.Y * x) - (end.X * y) - baseline);
            var size = letter.PointSize is > 0.5 and < 1000 ? letter.PointSize : letter.BoundingBox.Height * 1.3;
            if (!double.IsFinite(left) || !double.IsFinite(right) || !double.IsFinite(baseline) || !(size > 0)
                || string.IsNullOrEmpty(letter.Value) || right < left || drift > 0.2 * size)
            {
                return null;
            }

            var font = letter.FontName ?? "";
            var bold = letter.FontDetails?.IsBold == true || font.Contains("bold", StringComparison.OrdinalIgnoreCase)
                || font.Contains("black", StringComparison.OrdinalIgnoreCase) || font.Contains("heavy", StringComparison.OrdinalIgnoreCase);
            return new(Plain(letter.Value), left, right, baseline, size, bold);
        }

        /// <summary>Ligatures in their letters, and a soft hyphen as what it looks like where it is printed.</summary>
        private static string Plain(string value) => value switch
        {
            "\u00ad" => "-",
            [>= '\ufb00' and <= '\ufb06'] => value.Normalize(System.Text.NormalizationForm.FormKC),
            _ => value,
        };
    }
}
