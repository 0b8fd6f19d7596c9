using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Pipeline;

/// <summary>Finds the passages to look at closely, and scores their sentences.</summary>
internal sealed class CandidateSearch(
    Corpus corpus, CorpusVectors vectors, TextEncoder encoder, PassageAnalyses analyses, RankingModels models, SentenceReranking reranking)
{
    /// <summary>
    /// Where fewer of the passages have vectors, a question is answered by words alone: the others would hardly stand a chance.
    /// </summary>
    private const double MinCoverage = 0.9;

    /// <summary>Names that fit more documents than this pick none of them.</summary>
    private const int MaxChosenDocuments = 8;

    /// <summary>A name in the question counts so much more than another word when candidates are looked for.</summary>
    private const double NameBoost = 1.3;

    /// <summary>A word that is only akin to the question's is looked for by the passages that its own words find.</summary>
    private const double MinQueryWeight = 0.5;

    private NamesOfCatalogue? _names;

    /// <param name="analysis">The question.</param>
    /// <param name="catalogue">The documents that answer.</param>
    /// <param name="isVisible">Which of them may be looked at.</param>
    /// <param name="collections">The collections that may be looked at.</param>
    /// <param name="take">How many passages are looked at closely, twice over where the question names documents.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async ValueTask<Candidates> FindAsync(
        QuestionAnalysis analysis, Catalogue catalogue, Predicate<Document> isVisible, IReadOnlySet<string> collections, int take,
        CancellationToken cancellationToken)
    {
        var (names, abbreviations) = NamesOf(catalogue);
        analysis = Spelling.Correct(abbreviations.Expand(analysis, collections, names.IsInAnyTitle), corpus.Index);
        var matcher = new QuestionMatcher(analysis, corpus.Index);
        var choice = names.Choose(analysis, document => catalogue.FindDocument(document) is { } entry && isVisible(entry.Document));
        analysis = analysis with { IsOfClauseAlone = IsOfClauseAlone(analysis, choice) };
        var scores = FindByWords(analysis, choice, collections, take);
        var meaning = await FindByMeaningAsync(analysis, catalogue, choice, isVisible, take, scores, cancellationToken);
        var model = meaning is null ? models.WordsAlone : models.WithMeaning;
        var ranker = new QuoteRanker(analysis, matcher, names, choice, model, meaning, catalogue);
        var sentences = new List<ScoredSentence>();
        foreach (var (passageId, score) in scores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (catalogue.FindByPassage(passageId) is { } entry
                && isVisible(entry.Document)
                && await analyses.FindAsync(entry, passageId, cancellationToken) is { } passage)
            {
                ranker.Rank(passage, score, sentences);
            }
        }

        sentences.Sort((one, other) => Compare(one, other));
        await RerankAsync(analysis, sentences, cancellationToken);
        PutAskedForFirst(analysis, sentences);
        return new Candidates(analysis, sentences, matcher, ranker, choice, model, meaning);
    }

    private static bool IsOfClauseAlone(QuestionAnalysis analysis, DocumentChoice choice) =>
        analysis.IsOfClauseAlone
        || (analysis is { IsLookup: true, ClauseReference: { } clause }
            && analysis.Concepts.Select((concept, place) => (concept, place)).All(item =>
                choice.Naming.Contains(item.place) || QuestionAnalyzer.AsksForWhole(clause, item.concept.Text)));

    /// <summary>Reads ahead by what names the documents are called.</summary>
    public void Prepare(Catalogue catalogue) => NamesOf(catalogue);

    /// <summary>The best first; equals in the order of the store.</summary>
    private static int Compare(ScoredSentence one, ScoredSentence other)
    {
        var order = other.Score.CompareTo(one.Score);
        order = order != 0 ? order : one.Passage.PassageId.CompareTo(other.Passage.PassageId);
        return order != 0 ? order : one.Sentence.CompareTo(other.Sentence);
    }

    /// <summary>Lets the reranker order the best sentences anew.</summary>
    private async ValueTask RerankAsync(QuestionAnalysis analysis, List<ScoredSentence> sentences, CancellationToken cancellationToken)
    {
        if (!reranking.IsOn)
        {
            return;
        }

        var best = new List<ScoredSentence>();
        var texts = new List<string>();
        foreach (var scored in sentences.Take(SentenceReranking.MaxSentences))
        {
            if (await corpus.FindReadingAsync(scored.Passage.ReadingId, cancellationToken) is not { } reading)
            {
                // Withdrawn meanwhile: whoever quotes it finds that out.
                break;
            }

            var range = scored.Passage.Sentences[scored.Sentence].Range;
            best.Add(scored);
            texts.Add(reading.Text[range.Start..range.End]);
        }

        var order = reranking.Order(QuestionText.Whole(analysis), texts, cancellationToken);
        Replace(sentences, [.. order.Select(place => best[place])]);
    }

    /// <summary>
    /// An article that is asked for by its number answers before all others, and the paragraph before its article. Where nothing else is
    /// asked, it is read from its beginning.
    /// </summary>
    private static void PutAskedForFirst(QuestionAnalysis analysis, List<ScoredSentence> sentences)
    {
        if (analysis.ClauseReference is null || !sentences.Exists(sentence => sentence.AskedFor != AskedFor.Nothing))
        {
            return;
        }

        var places = new Dictionary<long, int>();
        foreach (var sentence in sentences)
        {
            places.TryAdd(sentence.Passage.DocumentId, places.Count);
        }

        Replace(sentences, [.. sentences
            .OrderByDescending(sentence => sentence.AskedFor)
            .ThenBy(sentence => IsRead(sentence) ? places[sentence.Passage.DocumentId] : 0)
            .ThenBy(sentence => IsRead(sentence) ? sentence.Passage.PassageId : 0)
            .ThenBy(sentence => IsRead(sentence) ? sentence.Sentence : 0)]);

        bool IsRead(ScoredSentence sentence) =>
            sentence.AskedFor == AskedFor.Section || (analysis.IsOfClauseAlone && sentence.AskedFor != AskedFor.Nothing);
    }

    /// <summary>
    /// Puts the first sentences into another order. The scores stay where they are: what stands first has the first score, so that how far
    /// it stands out means to the confidence what it always means.
    /// </summary>
    private static void Replace(List<ScoredSentence> sentences, IReadOnlyList<ScoredSentence> ordered)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            sentences[i] = ordered[i] with { Score = sentences[i].Score };
        }
    }

    /// <summary>The passages that words find, with their scores against the best one's.</summary>
    private Dictionary<long, double> FindByWords(QuestionAnalysis analysis, DocumentChoice choice, IReadOnlySet<string> collections,
        int take)
    {
        var scores = new Dictionary<long, double>();
        Add(corpus.Index.Search(new PassageQuery(QueryTerms(analysis.Concepts, analysis), collections, take)));
        var chosen = choice.Chosen(MaxChosenDocuments);
        if (chosen.Count > 0)
        {
            // Inside the document that is meant its name tells nothing.
            var topic = analysis.Concepts.Where((_, i) => !choice.Naming.Contains(i)).ToList();
            Add(corpus.Index.Search(new PassageQuery(QueryTerms(topic.Count > 0 ? topic : analysis.Concepts, analysis), collections, take,
                chosen)));
        }

        if (analysis.ClauseReference is not null)
        {
            // The article may say nothing else of what the question says.
            Add(corpus.Index.Search(new PassageQuery(QueryTerms([], analysis), collections, take, chosen.Count > 0 ? chosen : null)));
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

    /// <summary>
    /// Adds the passages that are nearest to what the question means, with a score of 0 for their words where words have not found them.
    /// </summary>
    /// <returns>The question's meaning; null where words alone are to answer.</returns>
    private async ValueTask<QuestionMeaning?> FindByMeaningAsync(
        QuestionAnalysis analysis,
        Catalogue catalogue,
        DocumentChoice choice,
        Predicate<Document> isVisible,
        int take,
        Dictionary<long, double> scores,
        CancellationToken cancellationToken)
    {
        if (vectors.IsEmpty)
        {
            return null;
        }

        var chosen = choice.Chosen(MaxChosenDocuments);
        var whole = QuestionText.Whole(analysis);
        var topic = chosen.Count > 0 ? QuestionText.WithoutNames(analysis, choice) : whole;
        var queries = await encoder.EncodeQueriesAsync(topic == whole ? [whole] : [whole, topic], cancellationToken);
        if (queries is null)
        {
            return null;
        }

        var nearest = vectors.Search(queries[0], catalogue.Entries.Where(entry => isVisible(entry.Document)), take);
        if (nearest.Coverage < MinCoverage)
        {
            return null;
        }

        Add(nearest);
        if (chosen.Count > 0)
        {
            Add(vectors.Search(queries[^1], catalogue.Entries.Where(entry => chosen.Contains(entry.Document.Id)), take));
        }

        return new QuestionMeaning(vectors, queries[0], queries[^1], nearest);

        void Add(NearestPassages found)
        {
            foreach (var (passage, _) in found.Passages)
            {
                scores.TryAdd(passage, 0);
            }
        }
    }

    private static List<WeightedTerm> QueryTerms(IReadOnlyList<Concept> concepts, QuestionAnalysis analysis)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var concept in concepts)
        {
            foreach (var phrase in concept.Phrases.Where(phrase => phrase.Weight >= MinQueryWeight))
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
            foreach (var term in clause.Labels.Concat(clause.Numbers))
            {
                weights[term] = 1;
            }
        }

        return [.. weights.Select(term => new WeightedTerm(term.Key, term.Value))];
    }

    private (DocumentNames Documents, DefinedAbbreviations Abbreviations) NamesOf(Catalogue catalogue)
    {
        var known = Volatile.Read(ref _names);
        if (known is null || !ReferenceEquals(known.Catalogue, catalogue))
        {
            known = new NamesOfCatalogue(catalogue, new DocumentNames(catalogue), new DefinedAbbreviations(catalogue));
            Volatile.Write(ref _names, known);
        }

        return (known.Documents, known.Abbreviations);
    }

    private sealed record NamesOfCatalogue(Catalogue Catalogue, DocumentNames Documents, DefinedAbbreviations Abbreviations);
}
