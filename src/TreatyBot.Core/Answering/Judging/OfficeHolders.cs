using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Quoting;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>
/// Where it is asked who holds an office now, what was said last comes first: an office changes hands, and nobody tells the older
/// documents. A citation bears the date of its document, so that the reader sees of when a name is.
/// </summary>
internal static partial class OfficeHolders
{
    /// <summary>A quote that is less likely by more than this factor names the holder of something else.</summary>
    private const double MinShare = 0.1;

    /// <summary>And so does one that says less of what is asked than this share of what the first one says.</summary>
    private const double AsMuch = 0.8;

    /// <summary>The same quotes; in the places of those that name the holder of the office stand these by their dates.</summary>
    public static IReadOnlyList<ChosenQuote> LatestFirst(Candidates candidates, IReadOnlyList<ChosenQuote> chosen)
    {
        var question = candidates.Question;
        if (question.Kind != AnswerKind.Person || !Office().IsMatch(question.Text) || Past().IsMatch(question.Text))
        {
            return chosen;
        }

        var said = candidates.Matcher.Coverage(chosen[0].Citation.Quote.Text);
        var places = Enumerable.Range(0, chosen.Count).Where(i => NamesHolder(chosen[i])).ToList();
        var byDate = new Queue<ChosenQuote>(
            places.Select(i => chosen[i]).OrderByDescending(quote => quote.Citation.Document.Metadata.Published));
        return [.. chosen.Select((quote, i) => places.Contains(i) ? byDate.Dequeue() : quote)];

        bool NamesHolder(ChosenQuote quote) =>
            quote.Share >= MinShare
            && quote.Citation.Document.Metadata.Published is not null
            && candidates.Matcher.Coverage(quote.Citation.Quote.Text) >= said * AsMuch;
    }

    [GeneratedRegex(
        @"\b(?:chair(?:s|ed|man|woman|person)?|presid(?:e|es|ent)|vice-president|(?:prime )?minister|secretary|directors?|heads?|leads?"
        + @"|leaders?|chief|ceo|cfo|cto|mayor|governor|ambassador|commissioner|rapporteur|treasurer|spokes(?:man|woman|person)|judge"
        + @"|manager|owner|maintainer|responsible|in charge|in office)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Office();

    // Who asks for a time or for a place in the row of holders gets what was said of it.
    [GeneratedRegex(
        @"\b(?:was|were|did|had|chaired|presided|headed|led|first|second|third|last|former|previous|founding|\d{4}|before|until|when)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Past();
}
