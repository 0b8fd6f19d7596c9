using TreatyBot.Core.Answering.Questions;
using TreatyBot.Core.Answering.Ranking;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>Shows where quotes contradict each other.</summary>
internal static class Disagreement
{
    /// <summary>A quote takes part only where it is not much less likely to answer than the best one, and says most of what the question speaks of.</summary>
    private const double MinShareOfBest = 0.02;
    private const double MinSaid = 0.4;

    /// <summary>What says less than this share of the names that the best quote says speaks of something else.</summary>
    private const double SameNames = 0.8;

    /// <summary>
    /// Gives the citations their sides where they differ. The likeliest of each side comes first, the side with the newest date leading and one without a
    /// date last; then the others.
    /// </summary>
    /// <param name="question">What is asked.</param>
    /// <param name="matcher">Compares with it.</param>
    /// <param name="citations">The best first, each with the candidate that it was made of.</param>
    public static (IReadOnlyList<Citation> Citations, bool Differs) Find(QuestionAnalysis question, QuestionMatcher matcher, IReadOnlyList<ChosenQuote> citations)
    {
        var plain = citations.Select(citation => citation.Citation).ToList();
        if (plain.Count < 2)
        {
            return (plain, false);
        }

        var sides = citations.Select(citation => TakesPart(citation, citations[0]) ? Stance.Of(question.Kind, citation.Citation.Quote.Text, matcher.Knows) : null).ToList();
        if (!SourcesDiffer(plain, sides))
        {
            return (plain, false);
        }

        var sided = plain.Select((citation, i) => (Citation: citation with { Side = sides[i] }, Rank: i)).ToList();
        var first = sided
            .Where(item => item.Citation.Side is not null)
            .GroupBy(item => item.Citation.Side!, StringComparer.Ordinal)
            .OrderByDescending(side => side.Max(item => item.Citation.Document.Metadata.Published) ?? DateOnly.MinValue)
            .Select(side => side.First())
            .ToList();
        return ([.. first.Concat(sided.Except(first)).Select(item => item.Citation)],
        true);
    }

    /// <summary>One document that says two things speaks of two things; it takes another to contradict it.</summary>
    private static bool SourcesDiffer(List<Citation> citations, List<string?> sides)
    {
        var told = citations.Zip(sides, (citation, side) => (citation.Document.Id, Side: side)).Where(quote => quote.Side is not null).ToList();
        return told.Exists(one => told.Exists(other => one.Side != other.Side && one.Id != other.Id));
    }

    private static bool TakesPart(ChosenQuote item, ChosenQuote first)
    {
        var said = Of(item, QuoteFeature.InSentence) + Of(item, QuoteFeature.InHeadings);
        return item.Share >= MinShareOfBest
            && said >= MinSaid
            && 1 - Of(item, QuoteFeature.NamesMissing) >= (1 - Of(first, QuoteFeature.NamesMissing)) * SameNames;

        static double Of(ChosenQuote quote, QuoteFeature feature) => quote.Candidate.Features[(int)feature];
    }
}
