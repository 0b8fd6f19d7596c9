using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>
/// Finds clauses by their numbers: labels of one kind that count up (Article 1, Article 2 …) head what follows them; one that does not fit
/// in is a mention. What stands between a label and the clause's first sentence is its title, on the label's line or on the next.
/// </summary>
internal static class ClauseSequences
{
    /// <summary>One label alone may be anything, unless it has a block for itself.</summary>
    private const int ShortestSequence = 2;

    /// <summary>Part, chapter, section and article may follow on one another.</summary>
    private const int ShortestContents = 5;

    public static List<Block> Find(IReadOnlyList<Block> whole)
    {
        var blocks = ClauseLines.Cut(whole);
        var openings = Enumerable.Range(0, blocks.Count).Select(at => ClauseOpening.Of(blocks, at)).OfType<ClauseOpening>().ToList();
        var clauses = openings.GroupBy(opening => opening.Kind).SelectMany(kind => Counting([.. kind], blocks))
            .ToDictionary(opening => opening.At);
        if (clauses.Count == 0)
        {
            return [.. whole];
        }

        var layout = new ClauseLayout(blocks, clauses);
        var found = new List<Block>(blocks.Count + clauses.Count);
        var made = new HashSet<Block>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!clauses.TryGetValue(i, out var opening))
            {
                if (layout.Recital(i) is { } recital && blocks[i] is Paragraph paragraph)
                {
                    found.Add(paragraph with { Label = recital });
                }
                else
                {
                    if (layout.Recital(i - 1) is { } before)
                    {
                        found.Add(before with { Text = "" });
                    }

                    found.Add(blocks[i]);
                }

                continue;
            }

            var (laidOut, used) = layout.LayOut(opening);
            made.UnionWith(laidOut);
            found.AddRange(laidOut);
            i += used - 1;
        }

        return WithoutContents(found, made);
    }

    /// <summary>The longest run of labels in which each is the next one, the same one with a suffix, or the first one again.</summary>
    private static IEnumerable<ClauseOpening> Counting(List<ClauseOpening> openings, List<Block> blocks)
    {
        var (lengths, before) = (new int[openings.Count], new int[openings.Count]);
        var longestByNumber = new Dictionary<int, int>();
        var longest = -1;
        for (var i = 0; i < openings.Count; i++)
        {
            var number = openings[i].Number;
            before[i] = -1;
            int[] candidates =
            [
                longestByNumber.GetValueOrDefault(number - 1, -1),
                openings[i].HasSuffix ? longestByNumber.GetValueOrDefault(number, -1) : -1,
                number == 1 ? longest : -1,
            ];
            foreach (var candidate in candidates)
            {
                if (candidate >= 0 && (before[i] < 0 || lengths[candidate] > lengths[before[i]]))
                {
                    before[i] = candidate;
                }
            }

            lengths[i] = 1 + (before[i] >= 0 ? lengths[before[i]] : 0);
            if (!longestByNumber.TryGetValue(number, out var same) || lengths[i] > lengths[same])
            {
                longestByNumber[number] = i;
            }

            longest = longest < 0 || lengths[i] > lengths[longest] ? i : longest;
        }

        return longest >= 0 && lengths[longest] >= ShortestSequence
            ? Chain(openings, before, longest)
            : openings.Where(opening => blocks[opening.At] is Heading || opening.LabelEnd == blocks[opening.At].Text.TrimEnd().Length)
                .Take(1);
    }

    private static IEnumerable<ClauseOpening> Chain(List<ClauseOpening> openings, int[] before, int last)
    {
        for (var i = last; i >= 0; i = before[i])
        {
            yield return openings[i];
        }
    }

    /// <summary>
    /// A table of contents is headings that follow on one another; the last of them, each deeper than the one before, may head what comes.
    /// </summary>
    private static List<Block> WithoutContents(List<Block> blocks, HashSet<Block> made)
    {
        for (var start = 0; start < blocks.Count; start++)
        {
            var end = start;
            while (end < blocks.Count && blocks[end] is Heading && made.Contains(blocks[end]))
            {
                end++;
            }

            if (end - start >= ShortestContents)
            {
                var last = end - 1;
                while (last > start && ((Heading)blocks[last - 1]).Level < ((Heading)blocks[last]).Level)
                {
                    last--;
                }

                for (var i = start; i < (end == blocks.Count ? end : last); i++)
                {
                    blocks[i] = new Paragraph(blocks[i].Text);
                }
            }

            start = Math.Max(start, end - 1);
        }

        return blocks;
    }
}
