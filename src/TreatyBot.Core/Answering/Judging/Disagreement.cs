using TreatyBot.Core.Answering.Quoting;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>Shows where quotes of different documents contradict each other.</summary>
internal static class Disagreement
{
    /// <summary>
    /// The ranking's softmax is steep: of quotes that people call contradictory, the second has 0.03 to 0.3 of the first one's share in the
    /// sample sets and on news pages. What else a quote must say is below.
    /// </summary>
    private const double MinShareOfBest = 0.02;

    /// <summary>The share of what is asked that a quote says, by weight; one that says less speaks of something else.</summary>
    private const double MinSaid = 0.6;

    /// <summary>
    /// Likewise of its words, each counted alike: "you'll log into the system on your first day" has two of the three words of "do I log my
    /// sick days?", and nothing to say on it; words that are merely akin count in part.
    /// </summary>
    private const double MinConcepts = 0.85;

    /// <summary>And of what the best one says, in words and in names: so that the two are about equally likely to answer.</summary>
    private const double AsMuch = 0.8;

    /// <summary>
    /// Gives the citations their sides where they differ. Of each side the one that says most of what is asked comes first, of equals the
    /// likelier, the side with the newest date leading and one without a date last; then the others.
    /// </summary>
    /// <param name="candidates">What they were chosen from.</param>
    /// <param name="chosen">The best first.</param>
    public static (IReadOnlyList<Citation> Citations, bool Differs) Find(Candidates candidates, IReadOnlyList<ChosenQuote> chosen)
    {
        var (citations, differs) = Find(candidates, chosen, candidates.Question.Kind);

        // "When does it renew?" finds the sources at odds on whether it does.
        return !differs && candidates.Question.Kind == AnswerKind.Date ? Find(candidates, chosen, AnswerKind.YesNo) : (citations, differs);
    }

    private static (IReadOnlyList<Citation> Citations, bool Differs) Find(
        Candidates candidates, IReadOnlyList<ChosenQuote> chosen, AnswerKind kind)
    {
        Predicate<string> isAsked = candidates.Matcher.Knows;
        var said = chosen.Select(quote => Said(candidates, quote)).ToList();
        var stated = chosen.Select((quote, i) => Read(quote, said[i])).ToList();
        var sides = stated
            .Zip(said, (statement, share) => (statement, share.Words))
            .Where(one => one.statement.Answer is not null && stated.Exists(other => Contradict(one.statement, other)))
            .GroupBy(one => one.statement.Answer!.Normal, StringComparer.Ordinal)
            .OrderByDescending(side => side.Max(one => one.statement.Citation.Document.Metadata.Published) ?? DateOnly.MinValue)
            .Select(side => (
                First: side.MaxBy(one => one.Words).statement,
                All: stated.Where(one => one.Answer?.Normal == side.Key).Select(one => one.Citation)
                    .ToHashSet<Citation>(ReferenceEqualityComparer.Instance)))
            .ToList();
        var leading = sides.ConvertAll(side => side.First.Citation);
        var others = chosen.Select(quote => quote.Citation).Where(citation => !leading.Exists(first => ReferenceEquals(first, citation)));
        return ([.. leading.Concat(others).Select(WithSide)], sides.Count > 0);

        Statement Read(ChosenQuote quote, (double Weight, double Words) share)
        {
            var answer = TakesPart(candidates, quote, share, chosen[0], said[0].Weight)
                ? StatedValues.Find(kind, quote.Words, isAsked, candidates.Asked)
                : null;
            return new(quote.Citation, answer, new Lazy<StatementScope>(() => new StatementScope(quote.Words, answer!, isAsked)));
        }

        // A side is called by the words of the quote that leads it.
        Citation WithSide(Citation citation) => sides.Find(side => side.All?.Contains(citation) == true) is { First.Answer: { } answer } own
            ? citation with { Side = answer.At.Of(own.First.Citation.Quote.Text).ToString() }
            : citation;
    }

    private static bool Contradict(Statement one, Statement other) =>
        other.Answer is not null
        && one.Answer!.Contradicts(other.Answer)
        && MaySpeakOfTheSame(one.Citation.Document, other.Citation.Document)
        && one.Scope.Value.MayBeOf(other.Scope.Value);

    /// <summary>
    /// One document that says two things speaks of two things, two agreements each speak of themselves, and so do the reports of two years
    /// and the versions of one policy: only another source contradicts.
    /// </summary>
    private static bool MaySpeakOfTheSame(Document one, Document other) =>
        one.Id != other.Id
        && (string.Equals(one.DisplayTitle, other.DisplayTitle, StringComparison.OrdinalIgnoreCase)
            || (!string.Equals(WithoutDigits(one.DisplayTitle), WithoutDigits(other.DisplayTitle), StringComparison.OrdinalIgnoreCase)
                && !(DocumentReference.IsTitleOfAgreement(one.DisplayTitle)
                    && DocumentReference.IsTitleOfAgreement(other.DisplayTitle))));

    private static string WithoutDigits(string title) => string.Concat(title.Where(char.IsLetter));

    private static bool TakesPart(
        Candidates candidates, ChosenQuote quote, (double Weight, double Words) said, ChosenQuote best, double saidByBest) =>
        quote.Share >= MinShareOfBest
        && said.Weight >= MinSaid
        && said.Words >= MinConcepts
        && said.Weight >= saidByBest * AsMuch
        && 1 - NamesMissing(quote) >= (1 - NamesMissing(best)) * AsMuch
        && (candidates.IsSource(quote.Candidate) || SaysNames(candidates, quote));

    /// <summary>"The Ardel Treaty enters into force in 2018", in minutes that are called by other names.</summary>
    private static bool SaysNames(Candidates candidates, ChosenQuote quote)
    {
        var matches = candidates.Matcher.MatchesIn(quote.Citation.Quote.Text);
        return candidates.Matcher.Concepts.Zip(matches).All(pair => !pair.First.IsName || pair.Second >= 1);
    }

    /// <summary>
    /// The share of the topic of the question that a quote says with its headings, by weight and by words. Names are compared apart; "how
    /// long" and "which year" are answered by the value, not by the words.
    /// </summary>
    private static (double Weight, double Words) Said(Candidates candidates, ChosenQuote quote)
    {
        var matcher = candidates.Matcher;
        var matches = matcher.MatchesIn($"{string.Join(' ', quote.Citation.HeadingPath)} {quote.Citation.Quote.Text}");
        var topic = Enumerable.Range(0, matches.Length).Where(i => IsTopic(matcher.Concepts[i])).ToList();
        var total = topic.Sum(i => matcher.Weights[i]);
        return total > 0 ? (topic.Sum(i => matcher.Weights[i] * matches[i]) / total, topic.Average(i => matches[i])) : (1, 1);
    }

    private static bool IsTopic(Concept concept) =>
        !concept.IsName
        && !concept.Has(ConceptRoles.NamesKind)
        && !concept.Has(ConceptRoles.Light)
        && StopWords.ContentOf(concept.Text).Any();

    private static double NamesMissing(ChosenQuote quote) => quote.Candidate.Features[(int)QuoteFeature.NamesMissing];

    /// <param name="Citation">A quote.</param>
    /// <param name="Answer">What it states; null where it states nothing or takes no part.</param>
    /// <param name="Scope">What that is limited to; read only where two answers are at odds, which is seldom.</param>
    private sealed record Statement(Citation Citation, StatedAnswer? Answer, Lazy<StatementScope> Scope);
}
