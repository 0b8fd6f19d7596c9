using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Quoting;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>
/// Puts the later words first: where the document of a quote is amended, replaced or repealed by another one of its collection that says
/// something of the same matter, that one is quoted before it, and both say so. Where the later one is silent, the quote says that it is
/// there.
/// </summary>
internal sealed partial class LaterWords(Corpus corpus, Catalogue catalogue, Candidates candidates, QuoteSelection selection)
{
    /// <summary>
    /// The later words say nearly as much of what is asked as the earlier ones; a sentence that says less is of another matter.
    /// </summary>
    private const double AsMuch = 0.8;
    private const double MinSaid = 0.3;

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
            var at = standing.FindIndex(other => IsSamePlace(other.Quote.Citation.Quote, later.Citation.Quote));
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

        // The year is said by the document of that year, whether or not its sentences do; the later ones may name it.
        var said = candidates.Matcher.Coverage(YearAlone().Replace(Whole(quote.Citation), ""));
        foreach (var earlier in _relations.FindPredecessors(later.Document.Id).Where(entry => IsAskedOf(entry.Document.Id, later)))
        {
            if ((chosen.FirstOrDefault(other => other.Citation.Document.Id == earlier.Document.Id && SpeaksOfTheSame(other, said))
                ?? await QuoteAsync(earlier, said, cancellationToken)) is { } found)
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
        var said = candidates.Matcher.Coverage(Whole(quote.Citation));
        foreach (var (relation, entry) in _relations.FindSuccessors(quote.Citation.Document.Id))
        {
            if (IsAskedOf(quote.Citation.Document.Id, entry))
            {
                continue;
            }

            if (chosen.FirstOrDefault(other => other.Citation.Document.Id == entry.Document.Id && SpeaksOfTheSame(other, said))
                is { } known)
            {
                return (known, relation);
            }

            if (await QuoteAsync(entry, said, cancellationToken) is { } found)
            {
                return (found, relation);
            }

            if (await QuoteChangeAsync(entry, quote, cancellationToken) is { } change)
            {
                return (change, relation);
            }
        }

        return null;
    }

    /// <summary>The likeliest sentence of the later document, where it says as much.</summary>
    private async ValueTask<ChosenQuote?> QuoteAsync(CatalogueEntry entry, double said, CancellationToken cancellationToken)
    {
        foreach (var sentence in candidates.Sentences.Where(sentence => sentence.Passage.DocumentId == entry.Document.Id).Take(MaxLookedAt))
        {
            if (await selection.QuoteAsync(sentence, cancellationToken) is { } quote && SpeaksOfTheSame(quote, said))
            {
                return quote;
            }
        }

        return null;
    }

    /// <summary>So many sentences of the later document are looked at, the likeliest first.</summary>
    private const int MaxLookedAt = 5;

    /// <summary>
    /// "In Article 5, the words “six months” are replaced": what changes the clause that is quoted speaks of its matter, whatever it says.
    /// </summary>
    private async ValueTask<ChosenQuote?> QuoteChangeAsync(CatalogueEntry entry, ChosenQuote quote, CancellationToken cancellationToken)
    {
        if (ClauseName.Of(ClauseName.WithoutPoints(quote.Citation.HeadingPath))?.Name is not { Length: > 0 } clause
            || await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is not { } reading)
        {
            return null;
        }

        var name = clause[(clause.LastIndexOf(' ', clause.LastIndexOf(' ') - 1) + 1)..];
        var label = new Regex(
            $@"\b{Regex.Escape(name)}(?![\d.]*\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        foreach (var passage in reading.Passages)
        {
            var text = reading.Text[passage.Range.Start..passage.Range.End];
            if (!label.IsMatch(text) || !Changes().IsMatch(text))
            {
                continue;
            }

            foreach (var sentence in SentenceSplitter.Split(text))
            {
                var words = text[sentence.Start..sentence.End];
                if (label.IsMatch(words) && Changes().IsMatch(words))
                {
                    var range = new TextRange(passage.Range.Start + sentence.Start, passage.Range.Start + sentence.End);
                    return quote with { Citation = new Citation(reading.Quote(range), passage.HeadingPath, []) };
                }
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

    private bool SpeaksOfTheSame(ChosenQuote quote, double said) =>
        candidates.Matcher.Coverage(Whole(quote.Citation)) is var saidLater && saidLater >= MinSaid && saidLater >= said * AsMuch;

    private static string Whole(Citation citation) => $"{string.Join(' ', citation.HeadingPath)} {citation.Quote.Text}";

    private static bool IsSamePlace(Quote one, Quote other) => one.Reading.Id == other.Reading.Id && one.Range.Overlaps(other.Range);

    [GeneratedRegex(@"\b(?:1\d{3}|20\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"\b(?:amended|replaced|substituted|deleted|inserted|added|repealed|revoked|shall read|reads? as follows|renumbered)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Changes();
}

/// <summary>A quote that stands, and the earlier ones of the same matter that it takes the place of.</summary>
internal sealed record StandingQuote(ChosenQuote Quote, IReadOnlyList<Citation> Earlier)
{
    /// <summary>The quotes in the order that they came to, each with the earlier ones right behind it.</summary>
    public static IReadOnlyList<Citation> Together(IReadOnlyList<Citation> ordered, IReadOnlyList<StandingQuote> standing, int most)
    {
        var earlier = standing.ToDictionary(quote => (object)quote.Quote.Citation.Quote, quote => quote.Earlier,
            ReferenceEqualityComparer.Instance);
        return [.. ordered.SelectMany(citation => earlier[citation.Quote].Prepend(citation)).Take(most)];
    }
}
