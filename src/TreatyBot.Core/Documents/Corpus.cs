using TreatyBot.Core.Search;

namespace TreatyBot.Core.Documents;

/// <summary>
/// All that is indexed, as questions see it: which documents answer, their readings, and the index over them. It follows the store: what another
/// process has changed there is taken over by <see cref="RefreshAsync"/>.
/// </summary>
public sealed class Corpus(IDocumentStore store, IPassageIndex index) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly ReadingCache _readings = new(store);
    private long _version = -1;
    private volatile Catalogue _catalogue = Catalogue.Empty;

    /// <summary>The documents that answer at this instant.</summary>
    public Catalogue Catalogue => _catalogue;

    public IPassageIndex Index => index;

    /// <summary>True once everything in the store has been taken over for the first time.</summary>
    public bool IsOpen => Interlocked.Read(ref _version) >= 0;

    /// <summary>
    /// Brings catalogue and index up to the store's state, at the cost of what has changed. Documents that are gone stop answering before any
    /// new one is read.
    /// </summary>
    /// <returns>True where anything had changed.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            var version = await store.VersionAsync(cancellationToken);
            if (version == Interlocked.Read(ref _version))
            {
                return false;
            }

            var entries = await store.ListAsync(cancellationToken);
            await TakeOverAsync(entries, cancellationToken);
            Interlocked.Exchange(ref _version, version);
            return true;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>The reading that a document answers with; null where it is gone.</summary>
    public ValueTask<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken) =>
        _readings.FindAsync(readingId, cancellationToken);

    public void Dispose() => _changing.Dispose();

    private async Task TakeOverAsync(IReadOnlyList<CatalogueEntry> entries, CancellationToken cancellationToken)
    {
        var after = new Catalogue(entries);
        var before = IsOpen ? _catalogue : KeptByIndex(after);
        var gone = before.Entries.Select(entry => entry.Document.Id).Where(id => after.FindDocument(id) is null).ToList();
        if (gone.Count > 0)
        {
            // First what may no longer be shown, then what is new.
            _catalogue = new Catalogue(before.Entries.Where(entry => after.FindDocument(entry.Document.Id) is not null));
            index.Apply([], gone);
            _readings.Forget(gone);
        }

        var batch = new List<IndexedDocument>();
        var characters = 0L;
        foreach (var entry in entries)
        {
            if (before.FindDocument(entry.Document.Id) == entry)
            {
                continue;
            }

            var reading = await store.FindReadingAsync(entry.ReadingId, cancellationToken);
            if (reading is null)
            {
                continue;
            }

            _readings.Forget([entry.Document.Id]);
            batch.Add(new IndexedDocument(entry, reading));
            characters += reading.Text.Length;
            if (characters > MaxBatchCharacters)
            {
                index.Apply(batch, []);
                batch = [];
                characters = 0;
            }
        }

        if (batch.Count > 0)
        {
            index.Apply(batch, []);
        }

        _catalogue = after;
    }

    /// <summary>What the index has kept from an earlier run and is still so; what it has beyond that is taken out of it.</summary>
    private Catalogue KeptByIndex(Catalogue after)
    {
        if (index is not IPersistentPassageIndex kept)
        {
            return Catalogue.Empty;
        }

        index.Apply([], [.. kept.ListDocuments().Where(id => after.FindDocument(id) is not { } entry || !kept.Holds(entry))]);
        return new Catalogue(after.Entries.Where(kept.Holds));
    }

    /// <summary>How much text is held at once while the index takes it in: 32 MB of it.</summary>
    private const long MaxBatchCharacters = 16L * 1024 * 1024;
}
