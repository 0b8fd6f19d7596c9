using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Answering.Retrieval;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Pipeline;

/// <summary>Takes a question from understanding to scored sentences: one stage after the other.</summary>
internal sealed class CandidateSearch(
    Corpus corpus, CorpusVectors vectors, TextEncoder encoder, PassageAnalyses analyses, RankingModels models, SentenceReranking reranking)
{
    private readonly PassageRetrieval _retrieval = new(corpus, vectors, encoder);
    private readonly ClauseResolution _clauses = new(corpus, analyses);
    private readonly SentenceOrder _order = new(corpus, reranking);
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
        var (names, abbreviations, compounds) = NamesOf(catalogue);
        analysis = Spelling.Correct(abbreviations.Expand(analysis, collections, names.IsInAnyTitle), corpus.Index);
        analysis = compounds.Expand(analysis);
        analysis = await _clauses.ResolveAsync(analysis, catalogue, isVisible, collections, cancellationToken);
        var languages = catalogue.LanguagesOf(collections).Select(corpus.Languages.Find).Append(Language.English).Distinct().ToList();
        var matcher = new QuestionMatcher(analysis, corpus.Index, languages);
        var choice = names.Choose(analysis, IsVisible);
        if (choice.IsOfAny && analysis.SpokenOf is { } spokenOf && IsVisible(spokenOf))
        {
            choice = DocumentChoice.Of(spokenOf);
        }

        analysis = analysis with { IsOfClauseAlone = IsOfClauseAlone(analysis, choice) };
        var (scores, meaning) = await _retrieval.FindAsync(analysis, catalogue, choice, isVisible, collections, take, cancellationToken);
        var model = meaning is null ? models.WordsAlone : models.WithMeaning;
        var context = new SentenceContext(analysis, matcher, names, choice, meaning, catalogue);
        var ranker = new QuoteRanker(context, choice, model);
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

        await _order.ApplyAsync(analysis, sentences, cancellationToken);
        return new Candidates(analysis, sentences, matcher, ranker, choice, model, meaning);

        bool IsVisible(long document) => catalogue.FindDocument(document) is { } entry && isVisible(entry.Document);
    }

    private static bool IsOfClauseAlone(QuestionAnalysis analysis, DocumentChoice choice) =>
        analysis.IsOfClauseAlone
        || (analysis is { IsLookup: true, ClauseReference: { } clause }
            && analysis.Concepts.Select((concept, place) => (concept, place)).All(item =>
                choice.Naming.Contains(item.place) || QuestionAnalyzer.AsksForWhole(clause, item.concept.Text)));

    /// <summary>Reads ahead by what names the documents are called.</summary>
    public void Prepare(Catalogue catalogue) => NamesOf(catalogue);

    private (DocumentNames Documents, DefinedAbbreviations Abbreviations, CompoundWords Compounds) NamesOf(Catalogue catalogue)
    {
        var known = Volatile.Read(ref _names);
        if (known is null || !ReferenceEquals(known.Catalogue, catalogue))
        {
            known = new NamesOfCatalogue(catalogue, new DocumentNames(catalogue), new DefinedAbbreviations(catalogue),
                new CompoundWords(corpus.Index, catalogue.Languages.Select(corpus.Languages.Find)));
            Volatile.Write(ref _names, known);
        }

        return (known.Documents, known.Abbreviations, known.Compounds);
    }

    private sealed record NamesOfCatalogue(
        Catalogue Catalogue, DocumentNames Documents, DefinedAbbreviations Abbreviations, CompoundWords Compounds);
}
