using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering.Judging;
using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Quoting;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Pipeline;

/// <summary>Answers questions from the corpus: analysis, choice of document, candidates, ranking, quotes, confidence.</summary>
public sealed class Answerer
{
    /// <summary>A message that asks more is a form to be filled in.</summary>
    private const int MaxQuestions = 5;

    private readonly Corpus _corpus;
    private readonly QuestionAnalyzer _analyzer;
    private readonly TimeProvider _clock;
    private readonly AnsweringOptions _settings;
    private readonly PassageAnalyses _analyses;
    private readonly CandidateSearch _search;
    private readonly TextEncoder _encoder;

    public Answerer(
        Corpus corpus,
        CorpusVectors vectors,
        TextEncoder encoder,
        QuestionAnalyzer analyzer,
        RankingModels models,
        TimeProvider clock,
        IOptions<AnsweringOptions> options,
        SentenceReranking? reranking = null,
        LanguagePacks? packs = null)
    {
        _corpus = corpus;
        _analyzer = analyzer;
        _encoder = encoder;
        _clock = clock;
        _settings = options.Value;
        _analyses = new PassageAnalyses(corpus, packs ?? LanguagePacks.None);
        _search = new CandidateSearch(corpus, vectors, encoder, _analyses, models, reranking ?? SentenceReranking.None);
    }

    /// <summary>Answers one question over the collections that may be shown.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="collections">What the asker may see here; only passages of these are looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public ValueTask<Answer> AnswerAsync(string question, IReadOnlySet<string> collections, CancellationToken cancellationToken) =>
        AnswerAsync(question, earlier: null, collections, cancellationToken);

    /// <summary>
    /// Answers a message that may lean on the one before it in the same conversation, and may ask several things: each is answered, and
    /// each may lean on the one before it.
    /// </summary>
    /// <param name="message">As it was asked.</param>
    /// <param name="earlier">What was asked before it; null where nothing was.</param>
    /// <param name="collections">What the asker may see here; only passages of these are looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async ValueTask<Answer> AnswerAsync(
        string message, EarlierTurn? earlier, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        if (message.Length > _settings.MaxQuestionLength)
        {
            return new Refused(
                RefusalReason.TooLong,
                $"That question has {message.Length} characters; I read up to {_settings.MaxQuestionLength}. Please ask it in a "
                    + "sentence or two.");
        }

        var languages = LanguagesOf(collections);
        var questions = SeveralQuestions.In(message, question => _analyzer.Analyze(question, index: null, languages));
        var parts = new List<AnswerPart>();
        foreach (var question in questions.Take(MaxQuestions))
        {
            var answer = await AnswerOneAsync(question, earlier, collections, cancellationToken);
            if (!parts.Exists(part => SaysTheSame(part.Answer, answer)))
            {
                parts.Add(new AnswerPart(question, answer));
            }

            earlier = new EarlierTurn(question, answer);
        }

        parts.AddRange(questions.Skip(MaxQuestions).Select(question => new AnswerPart(question, new Refused(
            RefusalReason.TooLong, $"I answer {MaxQuestions} questions of a message. Please ask this one again."))));
        return Answered.Together(parts);
    }

    /// <summary>A question in other words is answered by the same quote.</summary>
    private static bool SaysTheSame(Answer one, Answer other) =>
        one is Answered { Citations: [var first, ..] } && other is Answered { Citations: [var second, ..] }
        && first.Quote.Overlaps(second.Quote);

    /// <summary>Answers a question, understood once a collection, from each of these documents alone.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="documents">The documents; that they may be shown is the caller's to know.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>An answer for each, in their order.</returns>
    public async Task<IReadOnlyList<Answer>> AnswerWithinEachAsync(
        string question, IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        var analyses = new Dictionary<string, QuestionAnalysis>(StringComparer.Ordinal);
        var answers = new List<Answer>();
        foreach (var document in documents)
        {
            if (!analyses.TryGetValue(document.Collection, out var analysis))
            {
                analyses[document.Collection] = analysis = Resolve(question, earlier: null, [document.Collection]);
            }

            answers.Add(await AnswerAsync(
                analysis with { SpokenOf = document.Id },
                new HashSet<string>([document.Collection], StringComparer.Ordinal),
                other => other.Id == document.Id,
                cancellationToken));
        }

        return answers;
    }

    private ValueTask<Answer> AnswerOneAsync(
        string question, EarlierTurn? earlier, IReadOnlySet<string> collections, CancellationToken cancellationToken) =>
        AnswerAsync(
            Resolve(question, earlier, collections), collections, document => collections.Contains(document.Collection), cancellationToken);

    private async ValueTask<Answer> AnswerAsync(
        QuestionAnalysis analysis, IReadOnlySet<string> collections, Predicate<Document> isVisible, CancellationToken cancellationToken)
    {
        if (analysis.Concepts.Count == 0 && analysis.ClauseReference is null)
        {
            return new Refused(
                RefusalReason.NothingToLookFor,
                "I found no word to look for in that. Please name what you want to know.");
        }

        var catalogue = _corpus.Catalogue;
        var searched = Scope(catalogue, collections);
        if (searched.Passages == 0)
        {
            return new Refused(
                RefusalReason.NothingIndexed,
                _corpus.IsOpen
                    ? "There is nothing indexed that I could search for you here yet. Please ask whoever runs this bot to add documents."
                    : "I am still reading the documents for the first time. Please ask again in a minute.");
        }

        var candidates = await _search.FindAsync(
            analysis,
            catalogue,
            isVisible,
            collections,
            _settings.Candidates,
            cancellationToken);
        var selection = new QuoteSelection(_corpus, candidates, _settings);
        var chosen = await selection.ChooseAsync(cancellationToken);
        var later = new LaterWords(_corpus, catalogue, candidates, selection);
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        var confidence = chosen.Count > 0
            ? await Confidence(candidates, catalogue).OfAsync(chosen[0].Candidate, cancellationToken)
            : 0;
        if (chosen.Count == 0 || confidence < _settings.MinConfidence)
        {
            return new NothingFound(
                searched,
                [.. chosen.Take(1).Select(quote => Remarks.On(later.Mark(quote).Citation, today))],
                confidence,
                await FindAbsentAsync(candidates, catalogue, collections, cancellationToken));
        }

        // What has taken an earlier one's place does not differ from it.
        var standing = await later.ApplyAsync(OfficeHolders.LatestFirst(candidates, chosen), cancellationToken);
        var (quotes, differs) = Disagreement.Find(candidates, [.. standing.Select(quote => quote.Quote)]);
        var together = StandingQuote.Together(quotes, standing, _settings.MaxQuotes);
        var parallel = new ParallelTexts(_corpus, catalogue, isVisible, _settings.MaxQuoteWords);
        together = await parallel.AddAsync(together, cancellationToken);
        return new Answered([.. together.Take(_settings.MaxQuotes).Select(citation => Remarks.On(citation, today))], differs, confidence);
    }

    /// <summary>A question with what it leaves unsaid; of a message that asked several things the last one counts.</summary>
    private QuestionAnalysis Resolve(string question, EarlierTurn? earlier, IReadOnlyCollection<string> collections)
    {
        var languages = LanguagesOf(collections);
        var answered = earlier?.Answer as Answered;
        var last = answered is { Parts: [.., var part] } ? new EarlierTurn(part.Question, part.Answer) : earlier;
        return FollowUp.Resolve(
            _analyzer.Analyze(question, _corpus.Index, languages),
            last is null ? null : _analyzer.Analyze(last.Question, _corpus.Index, languages),
            last?.Answer is Answered { Citations: [var first, ..] } ? first.Document.Id : null);
    }

    private IReadOnlyList<string> LanguagesOf(IEnumerable<string> collections) => _corpus.Catalogue.LanguagesOf(collections);

    /// <summary>
    /// Reads ahead what answering needs of every passage, so that the first questions are answered as fast as later ones.
    /// </summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <param name="turn">Awaited before each document, so that what is urgent can go first; null: it is done in one go.</param>
    public Task PrepareAsync(CancellationToken cancellationToken, Func<CancellationToken, Task>? turn = null)
    {
        _search.Prepare(_corpus.Catalogue);
        return _analyses.PrepareAsync(turn, cancellationToken);
    }

    /// <summary>
    /// The best candidates of a question with the quotes that they would make: what the ranking is fitted and explained by.
    /// </summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="collections">What may be looked at.</param>
    /// <param name="without">The path of a document that is to be left out, as if the corpus lacked it; null for none.</param>
    /// <param name="take">How many candidates.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    internal async Task<IReadOnlyList<ExploredCandidate>> ExploreAsync(
        string question, IReadOnlySet<string> collections, string? without, int take, CancellationToken cancellationToken)
    {
        var catalogue = _corpus.Catalogue;
        var candidates = await _search.FindAsync(
            _analyzer.Analyze(question, _corpus.Index, LanguagesOf(collections)),
            catalogue,
            document => collections.Contains(document.Collection) && document.Path != without,
            collections,
            _settings.Candidates,
            cancellationToken);
        var answerConfidence = Confidence(candidates, catalogue);
        var explored = new List<ExploredCandidate>();
        foreach (var sentence in candidates.Sentences.Take(take))
        {
            var reading = (await _corpus.FindReadingAsync(sentence.Passage.ReadingId, cancellationToken))!;
            var candidate = candidates.Describe(sentence);
            var range = QuoteBoundaries.Of(candidate, reading.Text, candidates.Matcher, _settings.MaxQuoteWords);
            explored.Add(new ExploredCandidate(
                reading.Document.Path,
                reading.Text[range.Start..range.End],
                candidate.Features,
                await answerConfidence.FeaturesAsync(candidate, cancellationToken),
                candidate.Score));
        }

        return explored;
    }

    /// <summary>The article that was asked for, where the only document that can be meant has none of its number.</summary>
    private async ValueTask<AbsentClause?> FindAbsentAsync(
        Candidates candidates, Catalogue catalogue, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        if (candidates.Question is not { IsOfClauseAlone: true, ClauseReference: { } clause })
        {
            return null;
        }

        var meant = catalogue.Entries
            .Where(entry => collections.Contains(entry.Document.Collection)
                && (candidates.Choice.IsOfAny || candidates.Choice.IsBest(entry.Document.Id)))
            .Take(2).ToList();
        return meant is [var only] && await _corpus.FindReadingAsync(only.ReadingId, cancellationToken) is { } reading
            ? AbsentClause.Find(clause, reading)
            : null;
    }

    private AnswerConfidence Confidence(Candidates candidates, Catalogue catalogue) => new(
        candidates,
        candidates.Meaning is { } meaning ? new ForeignWords(candidates.Question, _encoder, meaning, catalogue) : null);

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

        return new SearchedScope([.. collections.Order(StringComparer.Ordinal)], documents, passages)
        {
            Languages = catalogue.LanguagesOf(collections),
        };
    }
}
