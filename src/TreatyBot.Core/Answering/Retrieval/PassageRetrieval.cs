using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Retrieval;

/// <summary>Finds the passages to look at closely: by words and by meaning, everywhere and inside the documents that are meant.</summary>
internal sealed class PassageRetrieval(Corpus corpus, CorpusVectors vectors, TextEncoder encoder)
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

    /// <param name="question">What is asked.</param>
    /// <param name="catalogue">The documents that answer.</param>
    /// <param name="choice">Those of them that are meant.</param>
    /// <param name="isVisible">Which may be looked at.</param>
    /// <param name="collections">The collections that may be looked at.</param>
    /// <param name="take">How many passages each way finds, twice over where the question names documents.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async ValueTask<RetrievedPassages> FindAsync(
        QuestionAnalysis question, Catalogue catalogue, DocumentChoice choice, Predicate<Document> isVisible,
        IReadOnlySet<string> collections, int take, CancellationToken cancellationToken)
    {
        var scores = FindByWords(question, choice, collections, take);
        var meaning = await FindByMeaningAsync(question, catalogue, choice, isVisible, take, scores, cancellationToken);
        return new RetrievedPassages(scores, meaning);
    }

    /// <summary>The passages that words find, with their scores against the best one's.</summary>
    private Dictionary<long, double> FindByWords(QuestionAnalysis question, DocumentChoice choice, IReadOnlySet<string> collections,
        int take)
    {
        var scores = new Dictionary<long, double>();
        Add(corpus.Index.Search(new PassageQuery(QueryTerms(question.Concepts, question), collections, take)));
        var chosen = choice.Chosen(MaxChosenDocuments);
        if (chosen.Count > 0)
        {
            // Inside the document that is meant its name tells nothing.
            var topic = question.Concepts.Where((_, i) => !choice.Naming.Contains(i)).ToList();
            Add(corpus.Index.Search(new PassageQuery(QueryTerms(topic.Count > 0 ? topic : question.Concepts, question), collections, take,
                chosen)));
        }

        if (question.ClauseReference is not null)
        {
            // The article may say nothing else of what the question says.
            Add(corpus.Index.Search(new PassageQuery(QueryTerms([], question), collections, take, chosen.Count > 0 ? chosen : null)));
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
        QuestionAnalysis question,
        Catalogue catalogue,
        DocumentChoice choice,
        Predicate<Document> isVisible,
        int take,
        Dictionary<long, double> scores,
        CancellationToken cancellationToken)
    {
        if (vectors.IsEmpty || (encoder.IsOfEnglish && question.Language != Language.English))
        {
            return null;
        }

        var chosen = choice.Chosen(MaxChosenDocuments);
        var whole = QuestionText.Whole(question);
        var topic = chosen.Count > 0 ? QuestionText.WithoutNames(question, choice) : whole;
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

    private static List<WeightedTerm> QueryTerms(IReadOnlyList<Concept> concepts, QuestionAnalysis question)
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

        if (question.ClauseReference is { } clause)
        {
            foreach (var term in clause.Labels.Concat(clause.Numbers))
            {
                weights[term] = 1;
            }
        }

        return [.. weights.Select(term => new WeightedTerm(term.Key, term.Value))];
    }
}

/// <summary>The passages that may answer.</summary>
/// <param name="Scores">By passage: the score of its words against the best one's, 0 to 1; 0 where meaning alone has found it.</param>
/// <param name="Meaning">What the question means; null where words alone are to answer.</param>
internal sealed record RetrievedPassages(IReadOnlyDictionary<long, double> Scores, QuestionMeaning? Meaning);
