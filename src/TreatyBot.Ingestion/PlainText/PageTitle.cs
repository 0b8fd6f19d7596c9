namespace TreatyBot.Ingestion.PlainText;

/// <summary>Finds the headline above an article.</summary>
internal static class PageTitle
{
    private const int Reach = 25;
    private const int DeckReach = 8;

    /// <param name="units">The page.</param>
    /// <param name="start">Where the prose begins.</param>
    public static PageUnit? Find(IReadOnlyList<PageUnit> units, int start)
    {
        var best = default(PageUnit);
        var bestScore = 0.0;
        for (var i = start - 1; i >= Math.Max(0, start - Reach); i--)
        {
            var unit = units[i];
            if (unit.Kind is not (UnitKind.Line or UnitKind.Prose) || unit.Text.Length > 200
                || FurniturePatterns.StartsAsListEntry(unit.Text)
                || (unit.Kind == UnitKind.Prose && !unit.IsRepeated) || !DocumentTitle.IsTitle(unit.Text))
            {
                continue;
            }

            var score = Score(unit) - ((start - i) * 0.1);
            if (best is null || score > bestScore)
            {
                (best, bestScore) = (unit, score);
            }
        }

        return best;
    }

    /// <summary>Where the body begins: a deck between the headline and the first paragraph belongs to it.</summary>
    public static int BodyStart(IReadOnlyList<PageUnit> units, PageUnit? title, int start)
    {
        var first = Math.Max(0, start - DeckReach);
        while (title is not null && first < start && !units[first].Text.Equals(title.Text, StringComparison.Ordinal))
        {
            first++;
        }

        for (var i = title is null ? start : first; i < start; i++)
        {
            if (units[i] is { Kind: UnitKind.Prose, IsRepeated: false }
                && !units.Skip(i).Take(start - i).Any(unit => unit.Kind is UnitKind.Bullet or UnitKind.OtherPages))
            {
                return i;
            }
        }

        return start;
    }

    private static double Score(PageUnit unit) =>
        (unit.IsRepeated && unit.Words >= 4 ? 2 : 0) + (unit.Words is >= 4 and <= 24 ? 1 : 0) + (unit.Words == 3 ? 0.5 : 0)
            + (unit.Source.AfterBlank ? 0.1 : 0);
}
