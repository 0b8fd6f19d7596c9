using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Ingestion.Facts;
using TreatyBot.Languages;
using TreatyBot.Languages.Detection;
using TreatyBot.LuceneIndex;

namespace TreatyBot.Tests.Fakes;

/// <summary>A small corpus in memory, with everything that answers from it.</summary>
internal sealed class TestCorpus : IDisposable
{
    private static readonly LanguageDetector Detector = new(KnownLanguages.Create());

    private readonly LucenePassageIndex _index = new(new Bm25F());

    public TestCorpus(
        AnsweringOptions? options = null,
        IDocumentStore? documents = null,
        TextEncoder? encoder = null,
        SentenceReranking? reranking = null,
        params string[] thesaurus)
    {
        Documents = documents ?? new InMemoryDocumentStore();
        Corpus = new Corpus(Documents, _index, Words);
        Answerer = new Answerer(
            Corpus,
            Vectors,
            encoder ?? TextEncoder.None,
            Analyzer = new QuestionAnalyzer(Thesaurus.Parse(thesaurus), Lexicon.Empty, Words, Packs),
            RankingModels.Read(Repository.File("config/ranking")),
            Clock,
            Options.Create(options ?? new AnsweringOptions()),
            reranking,
            Packs);
    }

    /// <summary>All languages, and how people ask in those that have a pack.</summary>
    public static Core.Text.Languages Words { get; } = KnownLanguages.Create();

    public static LanguagePacks Packs { get; } = LanguagePacks.Read(Repository.File("config/lang"), Words);

    /// <summary>Stands at the end of 2026.</summary>
    public static FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero));

    public IDocumentStore Documents { get; }

    public Corpus Corpus { get; }

    public CorpusVectors Vectors { get; } = new();

    public Answerer Answerer { get; }

    public QuestionAnalyzer Analyzer { get; }

    /// <summary>
    /// Adds a document whose paragraphs are parted by blank lines; one that begins with <c>#</c> is a heading, with <c>##</c> one under it.
    /// </summary>
    public async Task<CatalogueEntry> AddAsync(string path, string? title, string text, string collection = "c")
    {
        var entry = await Documents.SaveAsync(Draft(path, title, text, collection), CancellationToken.None);
        await Corpus.RefreshAsync(CancellationToken.None);
        return entry;
    }

    public ValueTask<Answer> AskAsync(string question, params string[] collections) =>
        Answerer.AnswerAsync(question, (collections.Length > 0 ? collections : ["c"]).ToHashSet(), CancellationToken.None);

    public static DocumentDraft Draft(string path, string? title, string text, string collection)
    {
        var passages = new List<PassageDraft>();
        var headings = new List<string>();
        var start = 0;
        foreach (var block in text.Split("\n\n"))
        {
            if (block.StartsWith('#'))
            {
                headings = [.. headings.Take(block.TakeWhile(c => c == '#').Count() - 1), block.TrimStart('#', ' ')];
            }
            else if (block.Length > 0)
            {
                passages.Add(new PassageDraft(new TextRange(start, start + block.Length), headings));
            }

            start += block.Length + 2;
        }

        return new DocumentDraft(
            collection,
            path,
            new SourceFingerprint(text.Length, DateTimeOffset.UnixEpoch, Reading.Hash(text)),
            "test/1",
            new DocumentMetadata(Title: title),
            text,
            passages)
        {
            Facts = FactFinder.Find(text, new DocumentMetadata(Title: title)) with { Languages = Detector.Detect(text, stated: null) },
        };
    }

    public void Dispose()
    {
        Corpus.Dispose();
        _index.Dispose();
    }
}
