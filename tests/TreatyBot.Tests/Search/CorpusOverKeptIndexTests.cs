using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Tests.Fakes;
using TreatyBot.Tests.Storage;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.Search;

/// <summary>What a corpus has of an index that is kept from one run to the next.</summary>
public abstract class CorpusOverKeptIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CountingStore _store = new(new InMemoryDocumentStore());

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract IPersistentPassageIndex Open(string folder);

    [Fact]
    public async Task An_unchanged_corpus_opens_without_reading_a_document()
    {
        await SaveAsync("a.txt", "port");
        await SaveAsync("b.txt", "sea");
        await OpenAsync();
        _store.Read.Clear();

        (await OpenAsync()).ShouldBe(2);

        _store.Read.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_what_has_changed_since_is_read()
    {
        await SaveAsync("a.txt", "port");
        var gone = await SaveAsync("b.txt", "sea");
        await SaveAsync("c.txt", "boat");
        await OpenAsync();
        _store.Read.Clear();
        var changed = await SaveAsync("a.txt", "harbour and port");
        await _store.WithdrawAsync(gone.Document.Id, CancellationToken.None);
        var added = await SaveAsync("d.txt", "net");

        (await OpenAsync()).ShouldBe(3);

        _store.Read.ShouldBe([changed.ReadingId, added.ReadingId], ignoreOrder: true);
    }

    /// <summary>Opens the corpus over the index that is kept, as a new process would.</summary>
    /// <returns>How many passages the index has, all of them in the catalogue.</returns>
    private async Task<int> OpenAsync()
    {
        var index = Open(_folder.Path);
        using var open = (IDisposable)index;
        using var corpus = new Corpus(_store, index);
        await corpus.RefreshAsync(CancellationToken.None);
        index.Count.ShouldBe(corpus.Catalogue.PassageCount);
        index.Search(Query("port", "sea", "boat", "net")).ShouldAllBe(hit => corpus.Catalogue.FindByPassage(hit.PassageId) != null);
        return index.Count;
    }

    private Task<CatalogueEntry> SaveAsync(string path, string text) => _store.SaveAsync(
        new DocumentDraft(
            "library",
            path,
            new SourceFingerprint(text.Length, DateTimeOffset.UnixEpoch, Reading.Hash(text)),
            "text/1",
            DocumentMetadata.Unknown,
            text,
            [new PassageDraft(new TextRange(0, text.Length), [])]),
        CancellationToken.None);

    private sealed class CountingStore(IDocumentStore store) : IDocumentStore
    {
        public List<long> Read { get; } = [];

        public Task<long> VersionAsync(CancellationToken cancellationToken) => store.VersionAsync(cancellationToken);

        public Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

        public Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken) =>
            store.ListSourcesAsync(collection, cancellationToken);

        public Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken) => store.SaveAsync(draft, cancellationToken);

        public Task TouchAsync(long documentId, SourceFingerprint source, CancellationToken cancellationToken) =>
            store.TouchAsync(documentId, source, cancellationToken);

        public Task WithdrawAsync(long documentId, CancellationToken cancellationToken) => store.WithdrawAsync(documentId, cancellationToken);

        public Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken)
        {
            Read.Add(readingId);
            return store.FindReadingAsync(readingId, cancellationToken);
        }
    }
}

public sealed class CorpusOverPassageIndexTests : CorpusOverKeptIndexTests
{
    private protected override IPersistentPassageIndex Open(string folder) => PassageIndex.Open(folder, new CollectingLogger());
}
