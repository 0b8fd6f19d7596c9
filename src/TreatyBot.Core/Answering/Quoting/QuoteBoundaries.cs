using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>
/// Finds the stretch to quote: the sentence that answers, with the one before it where it leans on that one, or with the next where it is
/// too short to stand alone; a sentence that is too long by its clauses. Never across a heading, never cut inside a clause.
/// </summary>
internal static partial class QuoteBoundaries
{
    /// <summary>A shorter quote tells nothing by itself.</summary>
    internal const int MinCharacters = 30;

    /// <summary>The share of the question that a sentence must say beyond the one before it to be quoted with it.</summary>
    private const double MinSaidByFollower = 0.15;

    public static TextRange Of(QuoteCandidate candidate, string text, QuestionMatcher matcher, int maxWords)
    {
        var sentences = candidate.Passage.Sentences;
        var range = candidate.Range;
        if (SentenceShape.CountWords(text, range) > maxWords)
        {
            return WithSpeech(
                text, sentences, ClauseSelection.Best(text, sentences[candidate.Sentence].Range, matcher, maxWords), maxWords);
        }

        var at = candidate.Sentence;
        if (sentences[at].LeansOnPrevious)
        {
            range = sentences[at - 1].Range.Union(range);
        }

        range = WithItems(text, sentences, at, WithLeadIn(text, sentences, at, range));
        range = WithFollower(text, sentences, at, range, matcher);
        for (var next = at + 1; range.Length < MinCharacters && next < sentences.Length && !LeadsIn(text, sentences[next]); next++)
        {
            range = range.Union(sentences[next].Range);
        }

        for (var before = at - 1; range.Length < MinCharacters && before >= 0; before--)
        {
            range = range.Union(sentences[before].Range);
        }

        return WithSpeech(text, sentences, WithTurn(text, sentences, range, maxWords), maxWords);
    }

    /// <summary>"It is in force. But it exists only on paper": a sentence that takes back what was said is quoted with it.</summary>
    private static TextRange WithTurn(string text, SentenceAnalysis[] sentences, TextRange range, int maxWords)
    {
        var next = Array.Find(sentences, sentence => sentence.Range.Start >= range.End).Range;
        return !next.IsEmpty
            && Turn().IsMatch(next.Of(text))
            && SentenceShape.StandInOneBlock(text, range, next)
            && SentenceShape.CountWords(text, range.Union(next)) <= maxWords
                ? range.Union(next)
                : range;
    }

    /// <summary>
    /// What somebody says is quoted from mark to mark, with the sentences that the marks stand in; from mark to mark alone where these are
    /// too long, and as it is where that is too long as well.
    /// </summary>
    private static TextRange WithSpeech(string text, SentenceAnalysis[] sentences, TextRange range, int maxWords)
    {
        var speech = QuotationMarks.Complete(text, range);
        if (speech == range)
        {
            return range;
        }

        var whole = sentences.Where(sentence => sentence.Range.Overlaps(speech))
            .Aggregate(speech, (all, sentence) => all.Union(sentence.Range));
        return SentenceShape.CountWords(text, whole) <= maxWords ? whole
            : SentenceShape.CountWords(text, speech) <= maxWords ? speech
            : range;
    }

    /// <summary>
    /// An item of a list with what leads it in: "A Party may: … (b) suspend …", where the two lie near enough to be quoted together.
    /// </summary>
    private static TextRange WithLeadIn(string text, SentenceAnalysis[] sentences, int at, TextRange range)
    {
        var isMarked = Item().IsMatch(sentences[at].Range.Of(text));
        if (!isMarked && !IsUnmarkedItem(text, sentences, at))
        {
            return range;
        }

        for (var before = at - 1; before >= 0
            && SentenceShape.CountWords(text, sentences[before].Range.Union(range)) <= SentenceShape.MaxJoinedWords; before--)
        {
            if (LeadIn().IsMatch(sentences[before].Range.Of(text)))
            {
                return sentences[before].Range.Union(range);
            }

            if (!isMarked && !IsUnmarkedItem(text, sentences, before))
            {
                break;
            }
        }

        return range;
    }

    /// <summary>What leads a list in with its items, as many as can be quoted together: alone it says nothing.</summary>
    private static TextRange WithItems(string text, SentenceAnalysis[] sentences, int at, TextRange range)
    {
        if (!LeadsIn(text, sentences[at]))
        {
            return range;
        }

        for (var next = at + 1; next < sentences.Length
            && (Item().IsMatch(sentences[next].Range.Of(text)) || IsUnmarkedItem(text, sentences, next))
            && SentenceShape.CountWords(text, range.Union(sentences[next].Range)) <= SentenceShape.MaxJoinedWords; next++)
        {
            range = range.Union(sentences[next].Range);
        }

        return range;
    }

    private static bool LeadsIn(string text, SentenceAnalysis sentence) => text[sentence.Range.End - 1] == ':';

    /// <summary>
    /// A paragraph that begins small goes on with what stands above it, as the items of a list do whose marks are not read.
    /// </summary>
    private static bool IsUnmarkedItem(string text, SentenceAnalysis[] sentences, int at) =>
        at > 0
        && char.IsLower(text[sentences[at].Range.Start])
        && !SentenceShape.StandInOneBlock(text, sentences[at - 1].Range, sentences[at].Range);

    /// <summary>
    /// "It is valid until 2021. It will then be renewed": the next sentence, where it leans on this one and says more of what is asked.
    /// </summary>
    private static TextRange WithFollower(string text, SentenceAnalysis[] sentences, int at, TextRange range, QuestionMatcher matcher)
    {
        if (at + 1 >= sentences.Length || !sentences[at + 1].LeansOnPrevious)
        {
            return range;
        }

        var joined = range.Union(sentences[at + 1].Range);
        return SentenceShape.CountWords(text, joined) <= SentenceShape.MaxJoinedWords
            && matcher.Coverage(joined.Of(text)) - matcher.Coverage(range.Of(text)) >= MinSaidByFollower
            ? joined
            : range;
    }

    /// <summary>The two stretches as one, where they touch or overlap in one paragraph and are short enough together; else null.</summary>
    public static TextRange? Join(string text, TextRange one, TextRange other, int maxWords)
    {
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        var joined = first.Union(second);
        var touch = second.Start <= first.End || string.IsNullOrWhiteSpace(text[first.End..second.Start]);
        return touch
            && (second.Start <= first.End || SentenceShape.StandInOneBlock(text, first, second))
            && SentenceShape.CountWords(text, joined) <= maxWords
            ? joined
            : null;
    }

    [GeneratedRegex(
        @"^[""“‘'(]*(?:(?:But|However|Yet|Nevertheless|Nonetheless|Even so|That said)\b|Still,)", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Turn();

    // "A Party may:", alone or with the first item behind it.
    [GeneratedRegex(@"[:—–](?:$|\s+(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[a-z]\)|[-–—•*]\s))", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[a-z]\)|[-–—•*])\s", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Item();
}
