using System.Globalization;
using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// Takes away what stands at the top and foot of the pages and is no text: heads that come back on other pages at the same height, numbers
/// that count with the pages. The number that was printed is kept as the page's.
/// </summary>
internal static partial class RunningLines
{
    /// <summary>At the top and at the foot: heads and feet have at most so many lines.</summary>
    private const int MostLines = 3;

    /// <summary>Beyond three pages: fewer may be a coincidence.</summary>
    private const int FewestPages = 3;

    /// <summary>In points: layouts put a head at one height.</summary>
    private const double SameHeight = 4;

    public static List<PdfPage> Remove(IReadOnlyList<PdfPage> pages)
    {
        var edges = pages.SelectMany(page => Edges(page, fromTop: true).Concat(Edges(page, fromTop: false))).ToList();
        var needed = Math.Max(2, Math.Min(FewestPages, pages.Count));
        var running = edges.GroupBy(edge => (edge.IsTop, edge.Key))
            .SelectMany(group => SameHeights([.. group]))
            .Where(group => group.Select(edge => edge.Page.Number).Distinct().Count() >= needed
                && (!IsNumber(group[0].Key) || CountsUp(group)))
            .SelectMany(group => group)
            .ToLookup(edge => edge.Page.Number);
        return [.. pages.Select(page => Without(page, [.. running[page.Number]], isOnly: pages.Count == 1))];
    }

    private static PdfPage Without(PdfPage page, List<Edge> running, bool isOnly)
    {
        var gone = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        foreach (var fromTop in new[] { true, false })
        {
            foreach (var edge in Edges(page, fromTop))
            {
                var alone = isOnly && !fromTop && PageNumber().Match(edge.Line.Text) is { Success: true } number
                    && number.Groups["number"].Value == "1";
                if (!alone && !running.Exists(other => ReferenceEquals(other.Line, edge.Line)))
                {
                    break;
                }

                gone.Add(edge.Line);
            }
        }

        var printed = gone.Select(line => PageNumber().Match(line.Text)).FirstOrDefault(match => match.Success)?.Groups["number"].Value;
        return gone.Count == 0 ? page : page with { Lines = [.. page.Lines.Where(line => !gone.Contains(line))], PrintedNumber = printed };
    }

    private static IEnumerable<Edge> Edges(PdfPage page, bool fromTop)
    {
        var lines = fromTop ? page.Lines.OrderByDescending(line => line.Baseline) : page.Lines.OrderBy(line => line.Baseline);
        return lines.Take(MostLines).Select(line => new Edge(page, line, fromTop, Digits().Replace(line.Text, "#")));
    }

    private static IEnumerable<List<Edge>> SameHeights(List<Edge> edges)
    {
        var sorted = edges.OrderBy(edge => edge.Line.Baseline).ToList();
        var open = new List<Edge>();
        foreach (var edge in sorted)
        {
            if (open.Count > 0 && edge.Line.Baseline - open[^1].Line.Baseline > SameHeight)
            {
                yield return open;
                open = [];
            }

            open.Add(edge);
        }

        yield return open;
    }

    private static bool IsNumber(string key) => !key.Any(char.IsLetter) || RomanNumber().IsMatch(key);

    /// <summary>Numbers of pages grow with them: those of a table do not.</summary>
    private static bool CountsUp(List<Edge> group)
    {
        var differences = group.Select(edge => Digits().Match(edge.Line.Text) is { Success: true } digits
            && int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number - edge.Page.Number
                : (int?)null).ToList();
        return differences.GroupBy(difference => difference).Max(same => same.Key is null ? 0 : same.Count()) * 2 > group.Count;
    }

    private sealed record Edge(PdfPage Page, PdfLine Line, bool IsTop, string Key);

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\W*[ivxlc]{1,7}\W*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RomanNumber();

    /// <summary>"12", "- 12 -", "Page 12 of 40".</summary>
    [GeneratedRegex(@"^\W*(?:page\s+)?(?<number>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
