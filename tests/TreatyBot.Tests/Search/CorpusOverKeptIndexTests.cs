using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Tests.Fakes;
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

    [Fact]
    public async Task While_it_runs_a_change_reads_only_the_changed_document()
    {
        for (var i = 0; i < 20; i++)
        {
            await SaveAsync($"{i}.txt", "port");
        }

        var index = Open(_folder.Path);
        using var open = (IDisposable)index;
        using var corpus = new Corpus(_store, index);
        await corpus.RefreshAsync(CancellationToken.None);
        _store.Read.Clear();
        var changed = await SaveAsync("7.txt", "harbour");

        (await corpus.RefreshAsync(CancellationToken.None)).ShouldBeTrue();
        (await corpus.RefreshAsync(CancellationToken.None)).ShouldBeFalse();

        _store.Read.ShouldBe([changed.ReadingId]);
        index.Search(Query("harbour")).ShouldHaveSingleItem().PassageId.ShouldBe(changed.FirstPassageId);
        index.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Whatever_the_index_finds_the_catalogue_of_before_and_that_of_now_can_tell()
    {
        await SaveAsync("a.txt", "port");
        var index = Open(_folder.Path);
        using var open = (IDisposable)index;
        var watched = new WatchedIndex(index);
        using var corpus = new Corpus(_store, watched);
        var before = corpus.Catalogue;
        watched.Changed = () =>
        {
            foreach (var hit in index.Search(Query("port")))
            {
                before.FindByPassage(hit.PassageId).ShouldNotBeNull();
                corpus.Catalogue.FindByPassage(hit.PassageId).ShouldNotBeNull();
                watched.Seen++;
            }
        };
        for (var revision = 0; revision < 3; revision++)
        {
            await SaveAsync("a.txt", $"port {revision}");
            await SaveAsync($"b{revision}.txt", "port");
            await corpus.RefreshAsync(CancellationToken.None);
            before = revision == 1 ? corpus.Catalogue : before;
        }

        watched.Seen.ShouldBeGreaterThan(6);
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

        public Task<CatalogueChanges> ListChangesAsync(long version, CancellationToken cancellationToken) =>
            store.ListChangesAsync(version, cancellationToken);

        public Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken) =>
            store.ListSourcesAsync(collection, cancellationToken);

        public Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken) =>
            store.SaveAsync(draft, cancellationToken);

        public Task TouchAsync(long documentId, SourceFingerprint source, CancellationToken cancellationToken) =>
            store.TouchAsync(documentId, source, cancellationToken);

        public Task WithdrawAsync(long documentId, CancellationToken cancellationToken) =>
            store.WithdrawAsync(documentId, cancellationToken);

        public Task RenameAsync(long documentId, string path, CancellationToken cancellationToken) =>
            store.RenameAsync(documentId, path, cancellationToken);

        public Task<IReadOnlyList<SourceFinding>> ListFindingsAsync(string collection, CancellationToken cancellationToken) =>
            store.ListFindingsAsync(collection, cancellationToken);

        public Task RecordFindingsAsync(string collection, IReadOnlyList<SourceFinding> findings, CancellationToken cancellationToken) =>
            store.RecordFindingsAsync(collection, findings, cancellationToken);

        public Task<Reading?> FindReadingBeforeAsync(long readingId, CancellationToken cancellationToken) =>
            store.FindReadingBeforeAsync(readingId, cancellationToken);

        public Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken)
        {
            Read.Add(readingId);
            return store.FindReadingAsync(readingId, cancellationToken);
        }
    }

    private sealed class WatchedIndex(IPassageIndex index) : IPassageIndex
    {
        public Action Changed { get; set; } = () => { };

        public int Seen { get; set; }

        public int Count => index.Count;

        public int CountWith(string term) => index.CountWith(term);

        public IReadOnlyList<string> TermsBeginningWith(char first) => index.TermsBeginningWith(first);

        public void Apply(IReadOnlyCollection<IndexedDocument> added, IReadOnlyCollection<long> removed)
        {
            index.Apply(added, removed);
            Changed();
        }

        public IReadOnlyList<PassageHit> Search(PassageQuery query) => index.Search(query);
    }
}
