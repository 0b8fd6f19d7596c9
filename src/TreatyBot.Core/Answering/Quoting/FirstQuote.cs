using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>
/// Of quotes that are nearly as likely, the one that answers stands before those that lead up to it, mention it, or tell a part of it. By
/// the kind of question: what the first quote must lack, and another one have, to take its place.
/// </summary>
internal static partial class FirstQuote
{
    /// <summary>A quote that is less likely by more than this factor does not take the first one's place.</summary>
    private const double MinShareOfWhole = 0.1;

    /// <param name="chosen">The likeliest first; the order is changed.</param>
    /// <param name="candidates">What they were chosen from.</param>
    public static void Put(List<ChosenQuote> chosen, Candidates candidates)
    {
        if (chosen.Count > 0 && Preference(chosen[0], candidates) is { } answers)
        {
            var better = chosen.FindIndex(quote => quote.Share >= MinShareOfWhole && answers(quote));
            if (better > 0)
            {
                var quote = chosen[better];
                chosen.RemoveAt(better);
                chosen.Insert(0, quote);
            }
        }
    }

    /// <summary>What answers better than the first quote; null where that answers as well as any.</summary>
    private static Predicate<ChosenQuote>? Preference(ChosenQuote first, Candidates candidates)
    {
        Predicate<string> isAsked = candidates.Matcher.Knows;
        return candidates.Question.Kind switch
        {
            // "The council has seventeen members" before "Two members of the council keep the books".
            AnswerKind.Amount when CountScope.CountsPart(first.Words, isAsked) => quote =>
                StatedValues.Choose(AnswerKind.Amount, quote.Words, isAsked)?.Value is { } value && isAsked(value.Unit),

            // "A stay may not exceed thirty days" before "three days lie between two stays", where the longest stay is asked for.
            // "The longest stay" names no kind.
            AnswerKind.Amount or AnswerKind.Duration or AnswerKind.Statement or AnswerKind.Definition
                when SideAsked(candidates.Question.Text) is { } bound && !States(first, bound) => quote => States(quote, bound),

            // "The Quillon is our register" before "use the Quillon with care".
            AnswerKind.Definition when !Defines(first, isAsked) => quote => Defines(quote, isAsked),

            // What somebody said before "The envoy met the leader in March" out of the same document.
            AnswerKind.Speech when LacksKind(first) => quote =>
                quote.Candidate.Passage.DocumentId == first.Candidate.Passage.DocumentId && !LacksKind(quote),
            _ => null,
        };
    }

    private static bool LacksKind(ChosenQuote quote) => quote.Candidate.Features[(int)QuoteFeature.LacksKind] > 0;

    private static bool States(ChosenQuote quote, ValueBound bound) =>
        quote.Words.Values.Any(value => value.Bound == bound && value.Kind is not (ValueKind.Date or ValueKind.Denial));

    /// <summary>True where the quote begins with the thing that is asked for, and says what it is.</summary>
    private static bool Defines(ChosenQuote quote, Predicate<string> isAsked)
    {
        var subject = Subject().Match(quote.Words.Text).Groups["subject"];
        var words = quote.Words.TokensIn(new(subject.Index, subject.Index + subject.Length)).ToList();
        return subject.Success && words.Count > 0 && words.TrueForAll(word => isAsked(word.Term));
    }

    private static ValueBound? SideAsked(string question) =>
        AsksForMost().IsMatch(question) ? ValueBound.AtMost
        : AsksForLeast().IsMatch(question) ? ValueBound.AtLeast
        : null;

    [GeneratedRegex(
        @"\b(?:at (?:the )?(?:most|longest|latest)|maxim(?:um|al)|no more than|longest|highest|largest|upper limit)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex AsksForMost();

    [GeneratedRegex(
        @"\b(?:at (?:the )?(?:very )?least|minim(?:um|al)|no less than|no fewer than|shortest|lowest|smallest|lower limit)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex AsksForLeast();

    // "The Quillon is", "“Tender” means", "For the purposes of these Rules, a tender is".
    [GeneratedRegex(
        @"^\W*(?:for the purposes? of [^,]{1,80}, )?(?:(?:the|an?|each|every) )?(?:(?:term|word|expression|name) )?\W*"
            + @"(?<subject>\p{L}[\p{L}\p{N}’'-]*(?: [\p{L}\p{N}’'-]+){0,4}?)"
            + @"[”""’'*_,]*(?: \([^)]{1,40}\))? (?:is|are|was|were|means?|(?:shall|does) (?:mean|apply to)|refers? to|denotes?|stands? for"
            + @"|shall be understood)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Subject();
}
