using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Lookup;

/// <summary>
/// Lays a quotation onto the stretch of a source that it is nearest to: the fewest words changed, left out or put in (Sellers 1980, edit
/// distance to the nearest substring). Where the quotation has an ellipsis, words may be left out for nothing.
/// </summary>
/// <param name="Distance">How many words differ.</param>
/// <param name="First">The first word of the source's stretch.</param>
/// <param name="Last">The last one.</param>
/// <param name="Steps">From the beginning of the stretch to its end: a word of the quotation (-1: none) with one of the source (-1:
/// none).</param>
internal sealed record WordAlignment(int Distance, int First, int Last, IReadOnlyList<(int Held, int Source)> Steps)
{
    /// <summary>Of places with the same words one with the same capitals is nearer, however many of them differ.</summary>
    private const int Word = 1_000;
    private const int Capitals = 1;

    /// <param name="held">The quotation.</param>
    /// <param name="gaps">After how many of its words an ellipsis stands.</param>
    /// <param name="source">The source's words.</param>
    /// <returns>Null where not one word is the same.</returns>
    public static WordAlignment? Find(IReadOnlyList<HeldWord> held, IReadOnlySet<int> gaps, IReadOnlyList<HeldWord> source)
    {
        var (n, m) = (held.Count, source.Count);
        var costs = new int[n + 1, m + 1];
        for (var i = 1; i <= n; i++)
        {
            costs[i, 0] = i * Word;
            var skip = gaps.Contains(i) ? 0 : Word;
            for (var j = 1; j <= m; j++)
            {
                var pair = Cost(held[i - 1], source[j - 1]);
                costs[i, j] = Math.Min(costs[i - 1, j - 1] + pair, Math.Min(costs[i - 1, j] + Word, costs[i, j - 1] + skip));
            }
        }

        // Of ends that are as near, one at a word that stands for the quotation's last, rather than one before it.
        var end = 0;
        for (var j = 1; j <= m; j++)
        {
            var isPaired = costs[n, j] > costs[n - 1, j - 1] || held[n - 1].Folded == source[j - 1].Folded;
            end = costs[n, j] < costs[n, end] || (costs[n, j] == costs[n, end] && isPaired && j == end + 1) ? j : end;
        }

        return costs[n, end] == n * Word ? null : Trace(held, gaps, source, costs, end);
    }

    /// <summary>How many words differ at the least: what most places are sorted out by, since it needs no room for the way there.</summary>
    public static int MeasureDistance(IReadOnlyList<HeldWord> held, IReadOnlySet<int> gaps, IReadOnlyList<HeldWord> source)
    {
        var (above, row) = (new int[source.Count + 1], new int[source.Count + 1]);
        for (var i = 1; i <= held.Count; i++)
        {
            row[0] = i * Word;
            var skip = gaps.Contains(i) ? 0 : Word;
            for (var j = 1; j <= source.Count; j++)
            {
                var pair = Cost(held[i - 1], source[j - 1]);
                row[j] = Math.Min(above[j - 1] + pair, Math.Min(above[j] + Word, row[j - 1] + skip));
            }

            (above, row) = (row, above);
        }

        return above.Min() / Word;
    }

    /// <summary>
    /// What the two say differently, in the order of the quotation, each with where the source's words stand; neighbours are one.
    /// </summary>
    public IReadOnlyList<(WordDifference Difference, TextRange? At)> FindDifferences(
        string quotation, IReadOnlyList<HeldWord> held, IReadOnlySet<int> gaps, string text, IReadOnlyList<HeldWord> source)
    {
        var differences = new List<(WordDifference, TextRange?)>();
        var next = 0;
        for (var step = 0; step < Steps.Count;)
        {
            var run = Steps.Skip(step).TakeWhile(pair => !AreSame(pair)).ToList();
            var words = run.Where(pair => pair.Held >= 0).Select(pair => pair.Held).ToList();
            var other = run.Where(pair => pair.Source >= 0).Select(pair => pair.Source).ToList();
            if (run.Count > 0 && !(words.Count == 0 && gaps.Contains(next)))
            {
                var at = Span(source, other);
                differences.Add((new WordDifference(next + 1, Cut(quotation, Span(held, words)), Cut(text, at)), at));
            }

            next = words.Count > 0 ? words[^1] + 1 : next;
            step += run.Count;
            if (step < Steps.Count)
            {
                next = Steps[step++].Held + 1;
            }
        }

        return differences;

        bool AreSame((int Held, int Source) pair) =>
            pair is { Held: >= 0, Source: >= 0 } && held[pair.Held].Folded == source[pair.Source].Folded;
    }

    private static WordAlignment Trace(
        IReadOnlyList<HeldWord> held, IReadOnlySet<int> gaps, IReadOnlyList<HeldWord> source, int[,] costs, int end)
    {
        var steps = new List<(int Held, int Source)>();
        var (i, j) = (held.Count, end);
        while (i > 0)
        {
            if (j > 0 && costs[i, j] == costs[i - 1, j - 1] + Cost(held[i - 1], source[j - 1]))
            {
                steps.Add((--i, --j));
            }
            else if (j > 0 && costs[i, j] == costs[i, j - 1] + (gaps.Contains(i) ? 0 : Word))
            {
                steps.Add((-1, --j));
            }
            else
            {
                steps.Add((--i, -1));
            }
        }

        steps.Reverse();
        var places = steps.Where(step => step.Source >= 0).Select(step => step.Source).ToList();
        return new WordAlignment(costs[held.Count, end] / Word, places[0], places[^1], steps);
    }

    private static int Cost(HeldWord held, HeldWord source) =>
        held.Plain == source.Plain ? 0 : held.Folded == source.Folded ? Capitals : Word;

    private static TextRange? Span(IReadOnlyList<HeldWord> words, List<int> places) =>
        places.Count == 0 ? null : words[places[0]].Range.Union(words[places[^1]].Range);

    private static string Cut(string text, TextRange? range) => range?.Of(text).ToString() ?? "";
}
