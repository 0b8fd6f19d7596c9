using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Citations;

/// <summary>Which words of one text the other does not have in the same order.</summary>
internal static class WordDifference
{
    /// <summary>Texts with more words than this are not compared: the work grows with the product of both.</summary>
    private const int MaxWords = 800;

    /// <returns>The stretches of each text that the other lacks, in order; none where they are too long or have nothing in common.</returns>
    public static (IReadOnlyList<TextRange> Before, IReadOnlyList<TextRange> After) Between(string before, string after)
    {
        var left = Words(before);
        var right = Words(after);
        if (left.Count > MaxWords || right.Count > MaxWords)
        {
            return ([], []);
        }

        var common = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                common[i, j] = Same(i, j) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        if (common[0, 0] == 0)
        {
            return ([], []);
        }

        var gone = new List<TextRange>();
        var added = new List<TextRange>();
        for (int i = 0, j = 0; i < left.Count || j < right.Count;)
        {
            if (i < left.Count && j < right.Count && Same(i, j))
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (j == right.Count || (i < left.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(gone, left[i++], before);
            }
            else
            {
                Add(added, right[j++], after);
            }
        }

        return (gone, added);

        bool Same(int i, int j) => left[i].Of(before).SequenceEqual(right[j].Of(after));
    }

    /// <summary>Words with nothing but space between them make one stretch.</summary>
    private static void Add(List<TextRange> stretches, TextRange word, string text)
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
