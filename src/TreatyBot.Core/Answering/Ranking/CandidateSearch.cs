using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Questions;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>Finds the passages to look at closely, and scores their sentences.</summary>
internal sealed class CandidateSearch(Corpus corpus, PassageAnalyses analyses, RankingModel model)
{
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
        QuestionAnalysis analysis, Catalogue catalogue, Predicate<Document> isVisible, IReadOnlySet<string> collections, int take, CancellationToken cancellationToken)
    {
        analysis = Spelling.Correct(analysis, corpus.Index);
        var matcher = new QuestionMatcher(analysis, corpus.Index);
        var names = NamesOf(catalogue);
        var choice = names.Choose(analysis.Concepts, document => catalogue.FindDocument(document) is { } entry && isVisible(entry.Document));
        var ranker = new QuoteRanker(analysis, matcher, names, choice, model);
        var sentences = new List<ScoredSentence>();
        foreach (var (passageId, score) in Find(analysis, choice, collections, take))
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
        return new Candidates(analysis, sentences, matcher, ranker, choice, model);
    }

    /// <summary>Reads ahead by what names the documents are called.</summary>
    public void Prepare(Catalogue catalogue) => NamesOf(catalogue);

    /// <summary>The best first; equals in the order of the store.</summary>
    private static int Compare(ScoredSentence one, ScoredSentence other)
    {
        var order = other.Score.CompareTo(one.Score);
        order = order != 0 ? order : one.Passage.PassageId.CompareTo(other.Passage.PassageId);
        return order != 0 ? order : one.Sentence.CompareTo(other.Sentence);
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
            weights[clause.Label] = 1;
            foreach (var number in clause.Numbers)
            {
                weights[number] = 1;
            }
        }

        return [.. weights.Select(term => new WeightedTerm(term.Key, term.Value))];
    }

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

    private sealed record NamesOfCatalogue(Catalogue Catalogue, DocumentNames Names);
}
