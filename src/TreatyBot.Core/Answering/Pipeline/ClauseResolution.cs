using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Pipeline;

/// <summary>Settles by the headings of the corpus which place a number means where the question alone does not tell.</summary>
internal sealed class ClauseResolution(Corpus corpus, PassageAnalyses analyses)
{
    /// <summary>So many passages with a number are looked at for one under a heading with it.</summary>
    private const int MaxLookedAt = 30;

    /// <summary>So many numbers are tried for the newest version, from the highest: the others are amounts and sections.</summary>
    private const int MaxVersions = 200;

    /// <param name="question">The question.</param>
    /// <param name="catalogue">The documents that answer.</param>
    /// <param name="isVisible">Which may be looked at.</param>
    /// <param name="collections">The collections that may be looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The question with a place that there is, or without one where the number was none.</returns>
    public async ValueTask<QuestionAnalysis> ResolveAsync(
        QuestionAnalysis question, Catalogue catalogue, Predicate<Document> isVisible, IReadOnlySet<string> collections,
        CancellationToken cancellationToken)
    {
        switch (question.ClauseReference)
        {
            case { IsNewestVersion: true }:
                var newest = await FindNewestAsync();
                return newest is null
                    ? question with { ClauseReference = null, IsOfClauseAlone = false, IsLookup = false }
                    : AskFor(question, newest, term => VersionFinder.IsOfNewest(term));
            case { IsTentative: true } tentative:
                return await IsHeadingAsync(tentative)
                    ? AskFor(question, tentative with { IsTentative = false }, term => tentative.Numbers.Contains(term))
                    : question with { ClauseReference = null, IsOfClauseAlone = false, IsLookup = false };
            case { Otherwise: { } otherwise } clause when !await IsHeadingAsync(clause):
                return question with { ClauseReference = otherwise };
            default:
                return question;
        }

        async ValueTask<ClauseReference?> FindNewestAsync()
        {
            var versions = Enumerable.Range('0', 10).SelectMany(digit => corpus.Index.TermsBeginningWith((char)digit))
                .Concat(corpus.Index.TermsBeginningWith('v'))
                .Select(term => (Term: term.TrimStart('v'), Numbers: VersionFinder.NumbersOf(term)))
                .Where(version => version.Numbers is not null)
                .DistinctBy(version => version.Term)
                .OrderByDescending(version => version.Numbers!, VersionOrder)
                .Take(MaxVersions);
            foreach (var (term, _) in versions)
            {
                var reference = new ClauseReference([], [term, "v" + term]);
                if (await IsHeadingAsync(reference, ClauseMatch.IsVersionHead))
                {
                    return reference;
                }
            }

            return null;
        }

        async ValueTask<bool> IsHeadingAsync(ClauseReference clause, Predicate<HeadingTerm[]>? isHeading = null)
        {
            var match = new ClauseMatch(clause);
            var terms = clause.Labels.Concat(clause.Numbers).Select(term => new WeightedTerm(term, 1)).ToList();
            foreach (var hit in corpus.Index.Search(new PassageQuery(terms, collections, MaxLookedAt)))
            {
                if (catalogue.FindByPassage(hit.PassageId) is { } entry
                    && isVisible(entry.Document)
                    && await analyses.FindAsync(entry, hit.PassageId, cancellationToken) is { } passage
                    && match.IsHeadOf(passage)
                    && (isHeading is null || Array.Exists(passage.Headings, heading => isHeading(heading))))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The question for a place, without the words that named it.</summary>
    private static QuestionAnalysis AskFor(QuestionAnalysis question, ClauseReference clause, Predicate<string> namesIt)
    {
        var concepts = question.Concepts.Where(concept => !concept.OwnTerms.All(term => namesIt(term))).ToList();
        return question with
        {
            ClauseReference = clause,
            Concepts = concepts,
            IsOfClauseAlone = concepts.TrueForAll(concept => QuestionAnalyzer.AsksForWhole(clause, concept.Text)),
        };
    }

    private static readonly Comparer<long[]> VersionOrder = Comparer<long[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));
}
