using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Citations;

/// <summary>Compares two texts word by word, by their longest common subsequence.</summary>
internal static class WordDifference
{
    /// <summary>Texts with more words than this are not compared: the work grows with the product of both. No quote is as long.</summary>
    private const int MaxWords = 800;

    /// <returns>
    /// The stretches of each text that the other lacks, in order; none where they are too long to compare or have nothing in common.
    /// </returns>
    public static (IReadOnlyList<TextRange> Before, IReadOnlyList<TextRange> After) Between(string before, string after)
    {
        var pairs = Align(before, after);
        return pairs.Count == 0
            ? ([], [])
            : (Others(before, pairs.Select(pair => pair.Before)), Others(after, pairs.Select(pair => pair.After)));
    }

    /// <summary>
    /// The words that both texts have in the same order, each where it is in either; none where they are too long to compare.
    /// </summary>
    public static IReadOnlyList<(TextRange Before, TextRange After)> Align(string before, string after)
    {
        var left = Words(before);
        var right = Words(after);
        if (left.Count > MaxWords || right.Count > MaxWords)
        {
            return [];
        }

        var common = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                common[i, j] = Same(i, j) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var pairs = new List<(TextRange, TextRange)>();
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            if (Same(i, j))
            {
                pairs.Add((left[i++], right[j++]));
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;

        bool Same(int i, int j) => left[i].Of(before).SequenceEqual(right[j].Of(after));
    }

    /// <summary>The words of a text but for these; those with nothing but space between them make one stretch.</summary>
    private static List<TextRange> Others(string text, IEnumerable<TextRange> words)
    {
        var common = words.ToHashSet();
        var stretches = new List<TextRange>();
        foreach (var word in Words(text).Where(word => !common.Contains(word)))
        {
            if (stretches.Count > 0 && text.AsSpan(stretches[^1].End, word.Start - stretches[^1].End).IsWhiteSpace())
            {
                stretches[^1] = stretches[^1].Union(word);
            }
            else
            {
                stretches.Add(word);
            }
        }

        return stretches;
    }

    private static List<TextRange> Words(string text)
    {
        var words = new List<TextRange>();
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                continue;
            }

            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            words.Add(new TextRange(start, end));
            start = end;
        }

        return words;
    }
}
