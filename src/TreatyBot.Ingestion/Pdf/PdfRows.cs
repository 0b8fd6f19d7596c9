namespace TreatyBot.Ingestion.Pdf;

/// <summary>Puts words into lines: those on one baseline, and with them what is raised or lowered beside them.</summary>
internal static class PdfRows
{
    /// <summary>Of the font size: baselines of one line differ by less where fonts are mixed.</summary>
    private const double SameLine = 0.3;

    /// <summary>Of the font size: letters smaller than this are no text of their own line where they hang on another.</summary>
    private const double SmallLetters = 0.85;

    /// <summary>Of the line's font size: how far marks are raised or lowered.</summary>
    private const double MostRaised = 0.65;

    /// <summary>Of the line's font size: how far beside a word a mark stands; a note's own stands before an indent.</summary>
    private const double Beside = 2;

    /// <summary>From top to bottom, each from left to right.</summary>
    public static List<List<PdfWord>> Of(IReadOnlyList<PdfWord> words)
    {
        var rows = new List<List<PdfWord>>();
        foreach (var word in words.OrderByDescending(word => word.Baseline))
        {
            if (rows.Count > 0 && rows[^1][0].Baseline - word.Baseline < SameLine * Math.Min(rows[^1][0].Size, word.Size))
            {
                rows[^1].Add(word);
            }
            else
            {
                rows.Add([word]);
            }
        }

        for (var i = rows.Count - 1; i >= 0; i--)
        {
            foreach (var neighbour in new[] { i + 1, i - 1 })
            {
                if (neighbour >= 0 && neighbour < rows.Count && HangsOn(rows[i], rows[neighbour]))
                {
                    rows[neighbour].AddRange(rows[i].Select(word => word with { IsRaised = true }));
                    rows.RemoveAt(i);
                    break;
                }
            }
        }

        foreach (var row in rows)
        {
            row.Sort((a, b) => a.Left.CompareTo(b.Left));
        }

        return rows;
    }

    private static bool HangsOn(List<PdfWord> small, List<PdfWord> row)
    {
        var size = row.Where(word => !word.IsRaised).Select(word => word.Size).DefaultIfEmpty(0).Max();
        return small.TrueForAll(word => word.Size < SmallLetters * size)
            && Math.Abs(small[0].Baseline - row.First(word => !word.IsRaised).Baseline) < MostRaised * size
            && small.TrueForAll(word => row.Exists(other => Math.Abs(word.Left - other.Right) < Beside * size
                || Math.Abs(other.Left - word.Right) < Beside * size))
            && !small.Exists(word => row.Exists(
                other => Math.Min(word.Right, other.Right) - Math.Max(word.Left, other.Left) > 0.5 * (word.Right - word.Left)));
    }
}
