using TreatyBot.Core.Answering.Quoting;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>
/// Puts the later words first: where the document of a quote is amended, replaced or repealed by another one of its collection that says
/// something of the same matter, that one is quoted before it, and both say so. Where the later one is silent, the quote says that it is
/// there.
/// </summary>
internal sealed class LaterWords(Corpus corpus, Catalogue catalogue, Candidates candidates, QuoteSelection selection)
{
    private readonly SameMatter _matter = new(corpus, candidates, selection);
    private readonly DocumentRelations _relations = DocumentRelations.Of(catalogue);
    private readonly Lazy<IReadOnlySet<int>> _years = new(() => NamedDocument.Read(candidates.Question.Text).Years);

    /// <param name="chosen">The best first.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The quotes that stand, each with the earlier ones that it takes the place of.</returns>
    public async ValueTask<IReadOnlyList<StandingQuote>> ApplyAsync(IReadOnlyList<ChosenQuote> chosen, CancellationToken cancellationToken)
    {
        // Who asks for an article gets that article, with the word that there is something later.
        if (candidates.Question.IsOfClauseAlone || !chosen.Any(quote => _relations.Find(quote.Citation.Document.Id).Count > 0))
        {
            return [.. chosen.Select(quote => new StandingQuote(Mark(quote), []))];
        }

        var standing = new List<StandingQuote>();
        foreach (var quote in await PutYearAskedForFirstAsync(chosen, cancellationToken))
        {
            if (standing.Exists(other => ReferenceEquals(other.Quote.Citation.Quote, quote.Citation.Quote)))
            {
                continue;
            }

            if (await FindLaterAsync(quote, chosen, cancellationToken) is not var (later, relation))
            {
                standing.Add(new(Mark(quote), []));
                continue;
            }

            var earlier = Mark(quote).Citation with { Standing = new(relation.Kind, relation.Name, relation.Date) };
            var at = standing.FindIndex(other => other.Quote.Citation.Quote.Overlaps(later.Citation.Quote));
            if (at >= 0)
            {
                standing[at] = new(
                    InPlaceOf(standing[at].Quote, quote.Citation.Document, relation), [.. standing[at].Earlier, earlier]);
            }
            else
            {
                standing.Add(new(InPlaceOf(Mark(later), quote.Citation.Document, relation), [earlier]));
            }
        }

        return standing;
    }

    /// <summary>
    /// "What was paid in 2021?": the words of 2021 stand before those that have replaced them, whichever the ranking has found first.
    /// </summary>
    private async ValueTask<IReadOnlyList<ChosenQuote>> PutYearAskedForFirstAsync(
        IReadOnlyList<ChosenQuote> chosen, CancellationToken cancellationToken)
    {
        if (_years.Value.Count == 0)
        {
            return chosen;
        }

        var ordered = new List<ChosenQuote>();
        foreach (var quote in chosen)
        {
            ordered.AddRange(await FindOfYearAsync(quote, chosen, cancellationToken) is { } earlier ? [earlier, quote] : [quote]);
        }

        return [.. ordered.DistinctBy(quote => (quote.Citation.Quote.Reading.Id, quote.Citation.Quote.Range))];
    }

    private async ValueTask<ChosenQuote?> FindOfYearAsync(
        ChosenQuote quote, IReadOnlyList<ChosenQuote> chosen, CancellationToken cancellationToken)
    {
        if (catalogue.FindDocument(quote.Citation.Document.Id) is not { } later)
        {
            return null;
        }

        var said = _matter.SaidWithoutYears(quote);
        foreach (var earlier in _relations.FindPredecessors(later.Document.Id).Where(entry => IsAskedOf(entry.Document.Id, later)))
        {
            if ((chosen.FirstOrDefault(other => other.Citation.Document.Id == earlier.Document.Id && _matter.IsSpokenOfBy(other, said))
                ?? await _matter.QuoteAsync(earlier, said, cancellationToken)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The later words say whose place they take, unless there is something later still to be said of them.</summary>
    private static ChosenQuote InPlaceOf(ChosenQuote later, Document earlier, DocumentRelation relation) =>
        later.Citation.Standing is not null ? later : later with
        {
            Citation = later.Citation with
            {
                Standing = new(DocumentRelation.Inverse(relation.Kind), earlier.DisplayTitle, relation.Date),
            },
        };

    /// <summary>The same quote with what has become of its document.</summary>
    public ChosenQuote Mark(ChosenQuote quote) => quote with { Citation = Mark(quote.Citation, _relations) };

    /// <summary>The same citation, and the places that say the same, with what has become of their documents.</summary>
    public static Citation Mark(Citation citation, DocumentRelations relations) => citation with
    {
        Standing = relations.FindLater(citation.Document.Id) is [var later, ..]
            ? new(later.Kind, later.Name, later.Date)
            : citation.Standing,
        Also = citation.Also is null ? null : [.. citation.Also.Select(also => Mark(also, relations))],
    };

    private async ValueTask<(ChosenQuote Later, DocumentRelation Relation)?> FindLaterAsync(
        ChosenQuote quote, IReadOnlyList<ChosenQuote> chosen, CancellationToken cancellationToken)
    {
        var said = _matter.Said(quote);
        foreach (var (relation, entry) in _relations.FindSuccessors(quote.Citation.Document.Id))
        {
            if (IsAskedOf(quote.Citation.Document.Id, entry))
            {
                continue;
            }

            if (chosen.FirstOrDefault(other => other.Citation.Document.Id == entry.Document.Id && _matter.IsSpokenOfBy(other, said))
                is { } known)
            {
                return (known, relation);
            }

            if (await _matter.QuoteAsync(entry, said, cancellationToken) is { } found)
            {
                return (found, relation);
            }

            if (await _matter.QuoteChangeAsync(entry, quote, cancellationToken) is { } change)
            {
                return (change, relation);
            }
        }

        return null;
    }

    /// <summary>"What was paid in 2021?" is asked of the policy of 2021, whatever has replaced it.</summary>
    private bool IsAskedOf(long documentId, CatalogueEntry later) =>
        _years.Value is { Count: > 0 } years
        && catalogue.FindDocument(documentId) is { } earlier
        && RelationTargets.YearsOf(earlier).Overlaps(years)
        && !RelationTargets.YearsOf(later).Overlaps(years);
}
