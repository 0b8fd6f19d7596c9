using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>
/// A text file that is a web page with all its menus: finds the article in it. The article is the run of prose that outweighs what lies
/// between its paragraphs; the page's lists, notices, captions and repetitions are left out.
/// </summary>
internal static class ScrapedPage
{
    private const int KindsOfEvidence = 2;
    private const int ClausesOfAContract = 3;
    private const int MenuLength = 8;
    private const int HeadUnits = 40;
    private const int ProseBeforeEnd = 3;
    private const int LongestBox = 8;
    private const int LongTeaser = 200;

    /// <summary>
    /// Whether a text shows at least two kinds of site furniture. Everything else is a document, of which nothing may be lost.
    /// </summary>
    public static bool IsScraped(IReadOnlyList<PageUnit> units)
    {
        var strong = Any(units, unit => FurniturePatterns.IsFileName(unit.Text))
            + Any(units, unit => PageFacts.IsClock(unit.Text))
            + Any(units, unit => unit.Kind == UnitKind.Caption)
            + Any(units, unit => FurniturePatterns.IsCopyright(unit.Text) && unit.Text.Length <= 200)
            + Any(units, unit => unit.Kind == UnitKind.OtherPages)
            + (units.Where(unit => FurniturePatterns.IsInterface(unit.Text)).Select(unit => unit.Text).Distinct(StringComparer.Ordinal)
                .Count() >= 2 ? 1 : 0);
        var weak = Any(units, unit => FurniturePatterns.IsInterface(unit.Text))
            + Any([.. units.Take(HeadUnits)], unit => unit is { IsRepeated: true, Words: >= 4, Kind: UnitKind.Line })
            + (HasMenu(units) ? 1 : 0);
        var clauses = units.Count(unit => ClauseLabels.StartsWithLabel(unit.Text) || ClauseLabels.IsNumber(unit.Text));
        var needed = clauses >= ClausesOfAContract ? 2 * KindsOfEvidence : KindsOfEvidence;
        return strong > 0 && strong + weak >= needed && units.Any(unit => unit.Kind == UnitKind.Prose);
    }

    public static ReadDocument Read(IReadOnlyList<PageUnit> units, DateOnly today)
    {
        var end = LastUnit(units);
        var (start, stop) = HeaviestRun(units, end);
        var title = PageTitle.Find(units, start);
        var body = Body(units, PageTitle.BodyStart(units, title, start), stop, title?.Text);
        var blocks = new List<Block>(body.Count + 1);
        if (title is not null)
        {
            blocks.Add(new Heading(title.Text, OutlineLevel.Title));
        }

        blocks.AddRange(body);
        return new(Metadata(units, start, stop, title, today), blocks);
    }

    private static int Any(IReadOnlyList<PageUnit> units, Func<PageUnit, bool> shows) => units.Any(shows) ? 1 : 0;

    private static bool HasMenu(IReadOnlyList<PageUnit> units)
    {
        var run = 0;
        foreach (var unit in units)
        {
            var isEntry = unit is { Kind: UnitKind.Bullet, Words: <= 6 } || FurniturePatterns.IsInterface(unit.Text)
                || FurniturePatterns.IsFileName(unit.Text);
            run = isEntry ? run + 1 : 0;
            if (run >= MenuLength)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where readers' comments or the small print begin, once there was an article before them.</summary>
    private static int LastUnit(IReadOnlyList<PageUnit> units)
    {
        var prose = 0;
        var total = units.Count(unit => unit.Kind == UnitKind.Prose);
        for (var i = 0; i < units.Count; i++)
        {
            prose += units[i].Kind == UnitKind.Prose ? 1 : 0;
            var comments = !FurniturePatterns.IsCopyright(units[i].Text);
            if (units[i].Kind == UnitKind.End && prose >= ProseBeforeEnd && (comments || prose * 2 > total))
            {
                return i;
            }
        }

        return units.Count;
    }

    /// <summary>The run of units with the greatest sum of weights (Kadane's).</summary>
    private static (int Start, int Stop) HeaviestRun(IReadOnlyList<PageUnit> units, int end)
    {
        (int Start, int Stop) best = (0, 0);
        var (bestSum, sum, start) = (0.0, 0.0, 0);
        var place = PagePart.Open;
        for (var i = 0; i < end; i++)
        {
            var unit = units[i];
            place = unit.Kind switch
            {
                UnitKind.OtherPages => ProseFollows(units, i, end) ? PagePart.Box : PagePart.OtherPages,
                UnitKind.Prose when i > 0 && units[i - 1].Kind == UnitKind.Prose => PagePart.Open,
                _ => place,
            };
            sum += Weight(unit, place);
            if (sum <= 0)
            {
                (sum, start) = (0, i + 1);
            }
            else if (sum > bestSum)
            {
                (bestSum, best) = (sum, (start, i + 1));
            }
        }

        return best;
    }

    /// <summary>Whether the article goes on after a box of links: two paragraphs in a row stand soon below it.</summary>
    private static bool ProseFollows(IReadOnlyList<PageUnit> units, int at, int end)
    {
        var last = Math.Min(end, at + LongestBox) - 1;
        for (var i = at + 1; i < last; i++)
        {
            if (units[i].Kind == UnitKind.Prose)
            {
                return units[i + 1].Kind == UnitKind.Prose;
            }
        }

        return false;
    }

    private static double Weight(PageUnit unit, PagePart place) => unit.Kind switch
    {
        UnitKind.Prose when place != PagePart.Open && unit.Text.Length < LongTeaser => 0.3,
        UnitKind.Prose when unit.IsRepeated => -0.5,
        UnitKind.Prose => Math.Clamp(unit.Text.Length / 100.0, 1, 5),
        UnitKind.Sentence => 0.4,
        UnitKind.OtherPages => place == PagePart.Box ? -0.5 : -3,
        _ when place == PagePart.Box => 0,
        UnitKind.Line => -0.8,
        UnitKind.Bullet => -1.2,
        UnitKind.End => -4,
        _ => -0.6,
    };

    /// <summary>Where on a page a unit stands.</summary>
    private enum PagePart
    {
        Open,

        /// <summary>In a box of links that the article goes on below.</summary>
        Box,

        /// <summary>Below the head of a list of other pages.</summary>
        OtherPages,
    }

    private static List<Block> Body(IReadOnlyList<PageUnit> units, int start, int stop, string? title)
    {
        var blocks = new List<Block>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { title ?? "" };
        var amongOtherPages = false;
        for (var i = start; i < stop; i++)
        {
            var unit = units[i];
            var prose = unit.Kind is UnitKind.Prose or UnitKind.Sentence;
            amongOtherPages = unit.Kind == UnitKind.OtherPages || (amongOtherPages && !prose);
            var listed = unit.Kind == UnitKind.Bullet && blocks is [.., var before]
                && (before.Text.EndsWith(':') || (i > start && units[i - 1].Kind == UnitKind.Bullet));
            if (amongOtherPages || !(prose || listed || unit.Kind == UnitKind.Line) || (unit.Words >= 3 && !seen.Add(unit.Text)))
            {
                continue;
            }

            blocks.Add(unit.Kind == UnitKind.Line && IsSubheading(units, i, stop)
                ? new Heading(unit.Text, OutlineLevel.Title + 1)
                : new Paragraph(unit.Text));
        }

        return blocks;
    }

    private static bool IsSubheading(IReadOnlyList<PageUnit> units, int at, int stop) =>
        units[at] is { Words: <= 14, Source.StandsAlone: true } && units[at].Text[^1] is not (':' or ',' or ';')
        && at + 1 < stop && units[at + 1].Kind is UnitKind.Prose or UnitKind.Sentence;

    private static DocumentMetadata Metadata(IReadOnlyList<PageUnit> units, int start, int stop, PageUnit? title, DateOnly today)
    {
        const int Near = 16;
        var head = units.Take(start + 1).Skip(Math.Max(0, start - Near)).ToList();
        var byline = head.Select(unit => PageFacts.ParseByline(unit.Text)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new(
            Title: title?.Text,
            Author: byline.Count == 1 ? byline[0] : Biographed(units, start, stop),
            Publisher: PagePublisher.Find(units),
            Published: PublicationDay([.. head, .. units.Skip(stop).Take(3)], title, today));
    }

    private static string? Biographed(IReadOnlyList<PageUnit> units, int start, int stop)
    {
        // Whom the last paragraph presents, and no other names, wrote the article.
        var last = stop - 1;
        return last > start && PageFacts.ParseBiography(units[last].Text) is { } name
            && !units.Skip(start).Take(last - start).Any(unit => unit.Text.Contains(name.Split(' ')[^1], StringComparison.Ordinal))
            ? name
            : null;
    }

    private static DateOnly? PublicationDay(List<PageUnit> near, PageUnit? title, DateOnly today)
    {
        var stated = near.Select(unit => PageFacts.ParsePublished(unit.Text, today)).OfType<DateOnly>().Distinct().ToList();
        if (stated.Count > 0)
        {
            return stated.Count == 1 ? stated[0] : null;
        }

        // A bare day beside the byline, below the title.
        var from = title is null ? -1 : near.IndexOf(title);
        var byline = near.FindIndex(unit => unit.Kind == UnitKind.Byline);
        return from < 0 || byline < from
            ? null
            : near.Where((unit, i) => i > from && Math.Abs(i - byline) == 1).Select(unit => PageFacts.ParseBareDay(unit.Text, today))
                .FirstOrDefault(day => day is not null);
    }
}
