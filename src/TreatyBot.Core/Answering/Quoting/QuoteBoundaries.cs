using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>
/// Finds the stretch to quote: the sentence that answers, with the one before it where it leans on that one, or with the next where it is too short to
/// stand alone; a sentence that is too long by its clauses. Never across a heading, never cut inside a clause.
/// </summary>
internal static partial class QuoteBoundaries
{
    private const int MinCharacters = 30;

    /// <summary>Two sentences are joined only up to so many words: a quote is to be read at a glance.</summary>
    private const int MaxJoinedWords = 60;

    /// <summary>The share of the question that a sentence must say beyond the one before it to be quoted with it.</summary>
    private const double MinSaidByFollower = 0.15;

    public static TextRange Of(QuoteCandidate candidate, string text, QuestionMatcher matcher, int maxWords)
    {
        var sentences = candidate.Passage.Sentences;
        var range = candidate.Range;
        if (Words(text, range) > maxWords)
        {
            return BestClauses(text, sentences[candidate.Sentence], matcher, maxWords);
        }

        var at = candidate.Sentence;
        if (sentences[at].LeansOnPrevious)
        {
            range = sentences[at - 1].Range.Union(range);
        }

        range = WithLeadIn(text, sentences, at, range);
        range = WithFollower(text, sentences, at, range, matcher);
        for (var next = at + 1; range.Length < MinCharacters && next < sentences.Length; next++)
        {
            range = range.Union(sentences[next].Range);
        }

        for (var before = at - 1; range.Length < MinCharacters && before >= 0; before--)
        {
            range = range.Union(sentences[before].Range);
        }

        return range;
    }

    /// <summary>An item of a list with what leads it in: "A Party may: … (b) suspend …", where the two lie near enough to be quoted together.</summary>
    private static TextRange WithLeadIn(string text, SentenceAnalysis[] sentences, int at, TextRange range)
    {
        if (!Item().IsMatch(sentences[at].Range.Of(text)))
        {
            return range;
        }

        for (var before = at - 1; before >= 0 && Words(text, sentences[before].Range.Union(range)) <= MaxJoinedWords; before--)
        {
            if (LeadIn().IsMatch(sentences[before].Range.Of(text)))
            {
                return sentences[before].Range.Union(range);
            }
        }

        return range;
    }

    /// <summary>"It is valid until 2021. It will then be renewed": the next sentence, where it leans on this one and says more of what is asked.</summary>
    private static TextRange WithFollower(string text, SentenceAnalysis[] sentences, int at, TextRange range, QuestionMatcher matcher)
    {
        if (at + 1 >= sentences.Length || !sentences[at + 1].LeansOnPrevious)
        {
            return range;
        }

        var joined = range.Union(sentences[at + 1].Range);
        return Words(text, joined) <= MaxJoinedWords && matcher.Coverage(joined.Of(text)) - matcher.Coverage(range.Of(text)) >= MinSaidByFollower ? joined : range;
    }

    /// <summary>True where a sentence is not understood without the one before it in its paragraph, and the two are short enough to be quoted together.</summary>
    public static bool Lean(string text, TextRange before, TextRange sentence) =>
        Leans(sentence.Of(text)) && SameBlock(text, before, sentence) && Words(text, before.Union(sentence)) <= MaxJoinedWords;

    /// <summary>The two stretches as one, where they touch or overlap in one paragraph and are short enough together; else null.</summary>
    public static TextRange? Join(string text, TextRange one, TextRange other, int maxWords)
    {
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        var joined = first.Union(second);
        var touch = second.Start <= first.End || string.IsNullOrWhiteSpace(text[first.End..second.Start]);
        return touch && (second.Start <= first.End || SameBlock(text, first, second)) && Words(text, joined) <= maxWords ? joined : null;
    }

    private static int Words(string text, TextRange range)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in range.Of(text))
        {
            var isSpace = char.IsWhiteSpace(c);
            words += !isSpace && !inWord ? 1 : 0;
            inWord = !isSpace;
        }

        return words;
    }

    private static bool SameBlock(string text, TextRange before, TextRange after) =>
        !text.AsSpan(before.End, after.Start - before.End).Contains("\n\n", StringComparison.Ordinal);

    private static bool Leans(ReadOnlySpan<char> sentence) => LeaningStart().IsMatch(sentence) || LeaningInside().IsMatch(sentence);

    [GeneratedRegex(@"^[""“‘'(]*(?:It|He|She|They|This|These|Those|That|Such|His|Her|Their|Its|However|Therefore|Moreover|Furthermore|Otherwise|Instead|In that case|In this case|If so|Here|There)\b", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LeaningStart();

    [GeneratedRegex(@"\b(?:it|he|she|they) (?:will|would|shall|may|can|was|were|is|are) then\b", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LeaningInside();

    // "A Party may:", alone or with the first item behind it.
    [GeneratedRegex(@"[:—–](?:$|\s+(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[a-z]\)|[-–—•*]\s))", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[a-z]\)|[-–—•*])\s", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Item();

    [GeneratedRegex(@"[;:]\s+|,\s+(?=\((?:[a-z]|[ivx]{1,4}|\d{1,2})\))|,\s+(?=(?:and|or|but|provided|unless|except|which|whereas|if|subject)\b)", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex ClauseEnds();

    private static TextRange BestClauses(string text, SentenceAnalysis sentence, QuestionMatcher matcher, int maxWords)
    {
        var clauses = Clauses(text, sentence.Range, maxWords);
        var best = clauses[0];
        var bestScore = double.MinValue;
        for (var first = 0; first < clauses.Count; first++)
        {
            var range = clauses[first];
            for (var last = first; last < clauses.Count; last++)
            {
                range = range.Union(clauses[last]);
                var words = Words(text, range);
                if (words > maxWords && last > first)
                {
                    break;
                }

                // All that the question speaks of, in as few words as it takes; the beginning of a sentence says who does what.
                var score = matcher.Coverage(range.Of(text)) - (words * 0.002) + (first == 0 ? 0.1 : 0);
                if (score > bestScore && range.Length >= MinCharacters)
                {
                    (best, bestScore) = (range, score);
                }
            }
        }

        return best;
    }

    private static List<TextRange> Clauses(string text, TextRange sentence, int maxWords)
    {
        var clauses = new List<TextRange>();
        var start = sentence.Start;
        foreach (Match match in ClauseEnds().Matches(text[sentence.Start..sentence.End]))
        {
            var signEnd = sentence.Start + match.Index + 1;
            var next = sentence.Start + match.Index + match.Length;
            AddBounded(clauses, text, new TextRange(start, signEnd), maxWords);
            start = next;
        }

        if (start < sentence.End)
        {
            AddBounded(clauses, text, new TextRange(start, sentence.End), maxWords);
        }

        return clauses;
    }

    /// <summary>A clause that is itself too long, as lists and tables are, is parted between words.</summary>
    private static void AddBounded(List<TextRange> clauses, string text, TextRange clause, int maxWords)
    {
        var start = clause.Start;
        var words = 0;
        for (var at = clause.Start; at < clause.End; at++)
        {
            var endsWord = char.IsWhiteSpace(text[at]) && at > start && !char.IsWhiteSpace(text[at - 1]);
            words += endsWord ? 1 : 0;
            if (endsWord && words >= maxWords)
            {
                clauses.Add(new TextRange(start, at));
                start = at + 1;
                words = 0;
            }
        }

        while (start < clause.End && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start < clause.End)
        {
            clauses.Add(new TextRange(start, clause.End));
        }
    }
}
