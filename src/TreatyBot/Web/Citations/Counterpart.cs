using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Web.Citations;

/// <summary>Finds the words of a newer reading that correspond to a quote of an older one.</summary>
internal static class Counterpart
{
    /// <summary>
    /// The share of the quote's words, rare ones counting more, that its counterpart must have. Lower, and sentences on the same subject
    /// are taken for it; higher, and a sentence whose names and figures were all exchanged is not found.
    /// </summary>
    private const double MinShare = 0.45;

    /// <summary>
    /// In characters: a reading longer than this is searched for the exact words only, since comparing it would keep the page waiting.
    /// </summary>
    private const int MaxCompared = 4 * 1024 * 1024;

    public static QuoteStatus Find(Quote pinned, Reading newest)
    {
        if (string.Equals(pinned.Reading.Sha256, newest.Sha256, StringComparison.Ordinal))
        {
            return new QuoteStatus.Current();
        }

        if (FindExact(pinned, newest.Text) is { } same)
        {
            return new QuoteStatus.Unchanged(newest.Quote(same));
        }

        return newest.Text.Length <= MaxCompared && FindReworded(pinned, newest.Text) is { } reworded
            ? new QuoteStatus.Reworded(newest.Quote(reworded))
            : new QuoteStatus.Removed();
    }

    /// <summary>Of all places with the very words, the one that is as far into the text as the quote was.</summary>
    private static TextRange? FindExact(Quote pinned, string text)
    {
        var words = pinned.Text;
        var expected = (int)((double)pinned.Range.Start / pinned.Reading.Text.Length * text.Length);
        TextRange? best = null;
        var at = text.IndexOf(words, StringComparison.Ordinal);
        for (; at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            if (best is null || Math.Abs(at - expected) < Math.Abs(best.Value.Start - expected))
            {
                best = new TextRange(at, at + words.Length);
            }
        }

        return best;
    }

    /// <summary>
    /// The run of about as many sentences as the quote has that is most like it, by the Dice coefficient of their words weighted by rarity.
    /// A sentence that was in the old text beside the quote is in the new one for itself, so that no run begins or ends with one.
    /// </summary>
    private static TextRange? FindReworded(Quote pinned, string text)
    {
        var old = pinned.Reading.Text;
        var oldSentences = SentenceSplitter.Split(old).ToLookup(sentence => sentence.Overlaps(pinned.Range));
        var quoted = oldSentences[true].Aggregate(pinned.Range, (all, sentence) => all.Union(sentence));
        var beside = oldSentences[false].Select(sentence => sentence.Of(old).ToString()).ToHashSet(StringComparer.Ordinal);
        var sentences = SentenceSplitter.Split(text)
            .Select(range => (Range: range, Terms: Terms(range.Of(text).ToString()), IsKept: beside.Contains(range.Of(text).ToString())))
            .ToList();
        var frequencies = sentences.SelectMany(sentence => sentence.Terms).CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var wanted = Terms(pinned.Text);
        var wantedWeight = wanted.Sum(Weight);
        var length = SentenceSplitter.Split(pinned.Text).Count;
        var best = (Likeness: 0d, Range: (TextRange?)null);
        for (var first = 0; first < sentences.Count; first++)
        {
            var terms = new HashSet<string>(StringComparer.Ordinal);
            for (var last = first; last < Math.Min(first + length + 1, sentences.Count) && !sentences[first].IsKept; last++)
            {
                terms.UnionWith(sentences[last].Terms);
                if (last < first + length - 2 || sentences[last].IsKept)
                {
                    continue;
                }

                var shared = wanted.Where(terms.Contains).Sum(Weight);
                var likeness = 2 * shared / (wantedWeight + terms.Sum(Weight));
                if (shared >= MinShare * wantedWeight && likeness > best.Likeness)
                {
                    best = (likeness, sentences[first].Range.Union(sentences[last].Range));
                }
            }
        }

        return best.Range is { } run ? WithoutWhatWasBeside(pinned, quoted, text, run) : null;

        double Weight(string term) => Math.Log(1 + ((double)sentences.Count / (1 + frequencies.GetValueOrDefault(term))));
    }

    /// <summary>
    /// A quote may be a part of a sentence: the words of the new sentence that were beside it in the old one do not belong to its
    /// counterpart.
    /// </summary>
    private static TextRange WithoutWhatWasBeside(Quote pinned, TextRange quoted, string text, TextRange run)
    {
        var old = pinned.Reading.Text;
        var (start, end) = (run.Start, run.End);
        foreach (var (before, after) in WordDifference.Align(old[quoted.Start..quoted.End], text[run.Start..run.End]))
        {
            if (before.Shift(quoted.Start).End <= pinned.Range.Start)
            {
                start = after.Shift(run.Start).End;
            }
            else if (before.Shift(quoted.Start).Start >= pinned.Range.End)
            {
                end = after.Shift(run.Start).Start;
                break;
            }
        }

        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return start < end ? new TextRange(start, end) : run;
    }

    private static HashSet<string> Terms(string text) => [.. Tokenizer.Tokenize(text).Select(token => token.Term)];
}
