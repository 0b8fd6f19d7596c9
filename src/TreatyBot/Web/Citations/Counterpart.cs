using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Web.Citations;

/// <summary>Finds the place in a newer reading that corresponds to a quote of an older one.</summary>
internal static class Counterpart
{
    /// <summary>The share of the quote's words, rare ones counting more, that a place has to have to be its counterpart.</summary>
    private const double LeastLikeness = 0.45;

    /// <summary>In characters: a reading longer than this is searched for the exact words only.</summary>
    private const int MaxCompared = 4 * 1024 * 1024;

    public static Standing Find(Quote pinned, Reading newest)
    {
        if (string.Equals(pinned.Reading.Sha256, newest.Sha256, StringComparison.Ordinal))
        {
            return new Standing.Current();
        }

        if (FindExact(pinned, newest.Text) is { } same)
        {
            return new Standing.Kept(newest.Quote(same));
        }

        return newest.Text.Length <= MaxCompared && FindAlike(pinned.Text, newest.Text) is { } alike
            ? new Standing.Reworded(newest.Quote(alike))
            : new Standing.Gone();
    }

    /// <summary>Of all places with the very words, the one that stands as far into the text as the quote stood.</summary>
    private static TextRange? FindExact(Quote pinned, string text)
    {
        var words = pinned.Text;
        var expected = (int)((double)pinned.Range.Start / pinned.Reading.Text.Length * text.Length);
        TextRange? best = null;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            if (best is null || Math.Abs(at - expected) < Math.Abs(best.Value.Start - expected))
            {
                best = new TextRange(at, at + words.Length);
            }
        }

        return best;
    }

    /// <summary>The run of as many blocks as the quote has that shares most with it; of equals the one that says least else, then the first.</summary>
    private static TextRange? FindAlike(string words, string text)
    {
        var wanted = Terms(words);
        if (wanted.Count == 0)
        {
            return null;
        }

        var run = ContextWindow.Blocks(words, new TextRange(0, words.Length)).Count();
        var blocks = ContextWindow.Blocks(text, new TextRange(0, text.Length)).Select(range => (Range: range, Terms: Terms(text[range.Start..range.End]))).ToList();
        var weights = wanted.ToDictionary(term => term, term => Math.Log(1 + ((double)blocks.Count / (1 + blocks.Count(block => block.Terms.Contains(term))))));
        var total = weights.Values.Sum();
        var best = (Likeness: LeastLikeness, Size: int.MaxValue, Range: (TextRange?)null);
        for (var first = 0; first + run <= blocks.Count; first++)
        {
            var terms = run == 1 ? blocks[first].Terms : [.. blocks.GetRange(first, run).SelectMany(block => block.Terms)];
            var likeness = wanted.Where(terms.Contains).Sum(term => weights[term]) / total;
            if (likeness > best.Likeness || (likeness == best.Likeness && terms.Count < best.Size))
            {
                best = (likeness, terms.Count, new TextRange(blocks[first].Range.Start, blocks[first + run - 1].Range.End));
            }
        }

        return best.Range;
    }

    private static HashSet<string> Terms(string text) => [.. Tokenizer.Tokenize(text).Select(token => token.Term)];
}
