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
        var kind = candidates.Question.Kind;
        Predicate<string> isAsked = candidates.Matcher.Knows;
        var said = chosen.Select(quote => Said(candidates, quote)).ToList();
        var stated = chosen
            .Select((quote, i) => new Statement(
                quote.Citation,
                TakesPart(candidates, quote, said[i], chosen[0], said[0].Weight)
                    ? StatedValues.Find(kind, quote.Citation.Quote.Text, isAsked, candidates.OwnTerms)
                    : null,
                kind is AnswerKind.Amount or AnswerKind.Duration ? Qualifiers.In(quote.Citation.Quote.Text, isAsked) : []))
            .ToList();
        var sides = stated
            .Where(one => one.Value is not null && stated.Exists(other => Contradict(one, other)))
            .Select(one => one.Value!.Label)
            .ToHashSet(StringComparer.Ordinal);
        var sided = stated.ConvertAll(one => one.Value is { Label: var label } && sides.Contains(label)
            ? one.Citation with { Side = label }
            : one.Citation);
        var first = sided
            .Zip(said, (citation, share) => (Citation: citation, share.Words))
            .Where(one => one.Citation.Side is not null)
            .GroupBy(one => one.Citation.Side!, StringComparer.Ordinal)
            .OrderByDescending(side => side.Max(one => one.Citation.Document.Metadata.Published) ?? DateOnly.MinValue)
            .Select(side => side.MaxBy(one => one.Words).Citation)
            .ToList();
        return ([.. first, .. sided.Where(citation => !first.Exists(other => ReferenceEquals(other, citation)))], first.Count > 0);
    }

    private static bool Contradict(Statement one, Statement other) =>
        other.Value is not null
        && one.Value!.Contradicts(other.Value)
        && one.Qualifiers.SetEquals(other.Qualifiers)
        && MaySpeakOfTheSame(one.Citation.Document, other.Citation.Document);

    /// <summary>
    /// One document that says two things speaks of two things, and two agreements each speak of themselves: only another source
    /// contradicts.
    /// </summary>
    private static bool MaySpeakOfTheSame(Document one, Document other) =>
        one.Id != other.Id
        && !(DocumentReference.IsTitleOfAgreement(one.DisplayTitle)
            && DocumentReference.IsTitleOfAgreement(other.DisplayTitle)
            && !string.Equals(WithoutDigits(one.DisplayTitle), WithoutDigits(other.DisplayTitle), StringComparison.OrdinalIgnoreCase));

    /// <summary>"Lease 2019" and "Lease 2023" are versions of one.</summary>
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
    /// <param name="Value">What it states; null where it states nothing or takes no part.</param>
    /// <param name="Qualifiers">What narrows the thing that it states it of.</param>
    private sealed record Statement(Citation Citation, StatedValue? Value, HashSet<string> Qualifiers);
}
