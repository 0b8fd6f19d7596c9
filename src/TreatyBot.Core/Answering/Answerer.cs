using Microsoft.Extensions.Options;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering;

/// <summary>Answers questions from the corpus: analysis, choice of document, candidates, ranking, quotes, confidence.</summary>
public sealed class Answerer(
    Corpus corpus, QuestionAnalyzer analyzer, RankingModel model, TimeProvider clock, IOptions<AnsweringOptions> options)
{
    /// <summary>Names that fit more documents than this pick none of them.</summary>
    private const int MaxChosenDocuments = 8;

    /// <summary>A name in the question counts so much more than another word when candidates are looked for.</summary>
    private const double NameBoost = 1.3;

    /// <summary>A second quote from the same passage must score so much better than one from elsewhere.</summary>
    private const double SamePassagePenalty = 0.5;

    /// <summary>A further quote that is less likely by more than this factor says nothing that the first does not.</summary>
    private const double MinShareOfBest = 0.25;
    private const double MinShareOfOtherSide = 0.12;

    /// <summary>How many unlikely candidates are looked at for one that takes the other side.</summary>
    private const int MaxPassedOver = 12;

    private readonly PassageAnalysisCache _analyses = new();
    private NamesOfCatalogue? _names;

    /// <summary>Answers one question over the collections that may be shown.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="collections">What the asker may see here; only passages of these are looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async ValueTask<Answer> AnswerAsync(string question, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (question.Length > settings.MaxQuestionLength)
        {
            return new Refused(
                RefusalReason.TooLong,
                $"That question has {question.Length} characters; I read up to {settings.MaxQuestionLength}. Please ask it in a sentence or two.");
        }

        var analysis = analyzer.Analyze(question);
        if (analysis.Concepts.Count == 0 && analysis.ClauseReference is null)
        {
            return new Refused(
                RefusalReason.NothingToLookFor,
                "I found no word to look for in that. Please name what you want to know, such as: When does the treaty renew?");
        }

        var catalogue = corpus.Catalogue;
        var searched = Scope(catalogue, collections);
        if (searched.Passages == 0)
        {
            return new Refused(
                RefusalReason.NothingIndexed,
                corpus.IsOpen
                    ? "There is nothing indexed that I could search for you here yet. Please ask whoever runs this bot to add documents."
                    : "I am still reading the documents for the first time. Please ask again in a minute.");
        }

        var ranked = await RankAsync(analysis, catalogue, collections, settings.Candidates, cancellationToken);
        var citations = Choose(ranked.Candidates, analysis, ranked.Matcher, settings);
        var confidence = citations.Count > 0 ? citations[0].Citation.Confidence : 0;
        if (citations.Count == 0 || confidence < settings.MinConfidence)
        {
            return new NothingFound(searched, [.. citations.Take(1).Select(citation => citation.Citation)], confidence);
        }

        var (quotes, differs) = Disagreement.Find(analysis.Kind, citations);
        return new Answered(quotes, differs, confidence);
    }

    /// <summary>Every candidate of a question with the quote that it would make: what the ranking is fitted and explained by.</summary>
    internal async Task<IReadOnlyList<ExploredCandidate>> ExploreAsync(string question, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var ranked = await RankAsync(analyzer.Analyze(question), corpus.Catalogue, collections, settings.Candidates, cancellationToken);
        return
        [
            .. ranked.Candidates.Select(candidate =>
            {
                var range = QuoteBoundaries.Of(candidate, ranked.Matcher, settings.MaxQuoteWords);
                return new ExploredCandidate(candidate.Document.Path, candidate.Passage.Reading.Text[range.Start..range.End], candidate.Features, candidate.Score);
            }),
        ];
    }

    private static SearchedScope Scope(Catalogue catalogue, IReadOnlySet<string> collections)
    {
        var documents = 0;
        var passages = 0;
        foreach (var entry in catalogue.Entries)
        {
            if (collections.Contains(entry.Document.Collection))
            {
                documents++;
                passages += entry.PassageCount;
            }
        }

        return new SearchedScope([.. collections.Order(StringComparer.Ordinal)], documents, passages);
    }

    private async Task<Ranked> RankAsync(
        QuestionAnalysis analysis, Catalogue catalogue, IReadOnlySet<string> collections, int take, CancellationToken cancellationToken)
    {
        var matcher = new QuestionMatcher(analysis, corpus.Index);
        var names = NamesOf(catalogue);
        var choice = names.Choose(
            analysis.Concepts,
            document => catalogue.FindDocument(document) is { } entry && collections.Contains(entry.Document.Collection));
        var ranker = new QuoteRanker(analysis, matcher, names, choice, model);
        var candidates = new List<QuoteCandidate>();
        foreach (var (passageId, score) in Find(analysis, choice, collections, take))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (catalogue.FindByPassage(passageId) is { } entry
                && collections.Contains(entry.Document.Collection)
                && await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading
                && reading.FindPassage(passageId) is { } passage)
            {
                candidates.AddRange(ranker.Rank(_analyses.Get(reading, passage), score));
            }
        }

        return new Ranked(candidates, matcher);
    }

    /// <summary>The passages to look at closely, with their scores against the best one's.</summary>
    private Dictionary<long, double> Find(QuestionAnalysis analysis, DocumentChoice choice, IReadOnlySet<string> collections, int take)
    {
        var scores = new Dictionary<long, double>();
        Add(corpus.Index.Search(new PassageQuery(QueryTerms(analysis.Concepts, analysis), collections, take)));
        var chosen = choice.Chosen(MaxChosenDocuments);
        if (chosen.Count > 0)
        {
            // Inside the document that is meant its name tells nothing.
            var topic = analysis.Concepts.Where((_, i) => !choice.Naming.Contains(i)).ToList();
            Add(corpus.Index.Search(new PassageQuery(QueryTerms(topic.Count > 0 ? topic : analysis.Concepts, analysis), collections, take, chosen)));
        }

        return scores;

        void Add(IReadOnlyList<PassageHit> hits)
        {
            foreach (var hit in hits)
            {
                scores[hit.PassageId] = Math.Max(scores.GetValueOrDefault(hit.PassageId), hit.Score / hits[0].Score);
            }
        }
    }

    private static List<WeightedTerm> QueryTerms(IReadOnlyList<Concept> concepts, QuestionAnalysis analysis)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var concept in concepts)
        {
            foreach (var phrase in concept.Phrases)
            {
                var weight = phrase.Weight * (concept.IsName ? NameBoost : 1) / phrase.Terms.Count;
                foreach (var term in phrase.Terms)
                {
                    weights[term] = Math.Max(weights.GetValueOrDefault(term), weight);
                }
            }
        }

        if (analysis.ClauseReference is { } clause)
        {
            weights[clause.Label] = 1;
            foreach (var number in clause.Numbers)
            {
                weights[number] = 1;
            }
        }

        return [.. weights.Select(term => new WeightedTerm(term.Key, term.Value))];
    }

    private List<(Citation Citation, QuoteCandidate Candidate)> Choose(
        List<QuoteCandidate> candidates, QuestionAnalysis analysis, QuestionMatcher matcher, AnsweringOptions settings)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var citations = new List<(Citation Citation, QuoteCandidate Candidate)>();
        var passedOver = 0;
        var open = candidates.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Passage.Passage.Id).ThenBy(candidate => candidate.Sentence).ToList();
        while (citations.Count < settings.MaxQuotes && open.Count > 0)
        {
            var best = open.MaxBy(Value)!;
            open.Remove(best);
            var range = QuoteBoundaries.Of(best, matcher, settings.MaxQuoteWords);
            var text = best.Passage.Reading.Text[range.Start..range.End];
            if (citations.Count > 0 && best.Probability < citations[0].Citation.Confidence * LeastShare(text))
            {
                if (++passedOver > MaxPassedOver)
                {
                    break;
                }

                continue;
            }

            if (citations.Exists(other => Repeats(other.Citation.Quote, best.Passage.Reading, range, text)))
            {
                continue;
            }

            citations.Add((
                new Citation(
                    best.Passage.Reading.Quote(range),
                    best.Passage.Passage.HeadingPath,
                    QuoteMarks.In(range, best.Passage, analysis, matcher),
                    best.Probability,
                    Speaker: Speaker.In(text),
                    Passed: PassedDate.In(text, today)),
                best));
        }

        return citations;

        // What denies where the others affirm is worth showing even where it is less likely.
        double LeastShare(string text) =>
            analysis.Kind == AnswerKind.YesNo && citations.TrueForAll(citation => Stance.Of(analysis.Kind, citation.Citation.Quote.Text) != Stance.Of(analysis.Kind, text))
                ? MinShareOfOtherSide
                : MinShareOfBest;

        double Value(QuoteCandidate candidate) =>
            candidate.Score - (citations.Exists(other => ReferenceEquals(other.Candidate.Passage, candidate.Passage)) ? SamePassagePenalty : 0);
    }

    private static bool Repeats(Quote quote, Reading reading, TextRange range, string text) =>
        (ReferenceEquals(quote.Reading, reading) && quote.Range.Overlaps(range)) || quote.Range.Of(quote.Reading.Text).SequenceEqual(text);

    private DocumentNames NamesOf(Catalogue catalogue)
    {
        var known = Volatile.Read(ref _names);
        if (known is null || !ReferenceEquals(known.Catalogue, catalogue))
        {
            known = new NamesOfCatalogue(catalogue, new DocumentNames(catalogue));
            Volatile.Write(ref _names, known);
        }

        return known.Names;
    }

    private sealed record Ranked(List<QuoteCandidate> Candidates, QuestionMatcher Matcher);

    private sealed record NamesOfCatalogue(Catalogue Catalogue, DocumentNames Names);
}
