using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Search;

/// <summary>
/// All that is indexed, as questions see it: which documents answer, their readings, and the index over them. It follows the store: what
/// another process has changed there is taken over by <see cref="RefreshAsync"/>.
/// </summary>
public sealed class Corpus(IDocumentStore store, IPassageIndex index, Languages? languages = null) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly ReadingCache _readings = new(store);
    private long _version = -1;
    private volatile Catalogue _catalogue = new([]);
    private volatile Catalogue _settled = new([]);

    /// <summary>The documents that answer at this instant.</summary>
    public Catalogue Catalogue => _catalogue;

    /// <summary>
    /// The documents that answered when the last <see cref="RefreshAsync"/> had ended: while one is under way they come in any order.
    /// </summary>
    public Catalogue Settled => _settled;

    public IPassageIndex Index => index;

    /// <summary>The languages whose words are known.</summary>
    public Languages Languages { get; } = languages ?? Languages.EnglishAlone;

    /// <summary>True once everything in the store has been taken over for the first time.</summary>
    public bool IsOpen => Interlocked.Read(ref _version) >= 0;

    /// <summary>
    /// Brings catalogue and index up to the store's state, at the cost of what has changed. Documents that are gone stop answering before
    /// any new one is read.
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

            await TakeOverAsync(await ChangedAsync(cancellationToken), cancellationToken);
            _settled = _catalogue;
            Interlocked.Exchange(ref _version, version);
            return true;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc cref="PassedOverFiles.CountPassedOverAsync"/>
    public Task<int> CountPassedOverAsync(IEnumerable<string> collections, CancellationToken cancellationToken) =>
        store.CountPassedOverAsync(collections, cancellationToken);

    /// <inheritdoc cref="PassedOverFiles.ListUnreadableAsync"/>
    public Task<IReadOnlyList<SourceFinding>> ListUnreadableAsync(IEnumerable<string> collections, CancellationToken cancellationToken) =>
        store.ListUnreadableAsync(collections, cancellationToken);

    /// <summary>The reading that a document answers with; null where it is gone.</summary>
    public ValueTask<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken) =>
        _readings.FindAsync(readingId, cancellationToken);

    public void Dispose() => _changing.Dispose();

    /// <summary>
    /// The catalogue of now with what has changed: at first, everything. What has not is the same object as before: all that was made of it
    /// stays good.
    /// </summary>
    private async Task<Catalogue> ChangedAsync(CancellationToken cancellationToken)
    {
        var changes = await store.ListChangesAsync(Interlocked.Read(ref _version), cancellationToken);
        var replaced = changes.Saved.Select(entry => entry.Document.Id).Concat(changes.Withdrawn).ToHashSet();
        return new Catalogue([.. _catalogue.Entries.Where(entry => !replaced.Contains(entry.Document.Id)), .. changes.Saved]);
    }

    private async Task TakeOverAsync(Catalogue after, CancellationToken cancellationToken)
    {
        var before = IsOpen ? _catalogue : KeptByIndex(after);
        var gone = before.Entries.Select(entry => entry.Document.Id).Where(id => after.FindDocument(id) is null).ToList();
        if (gone.Count > 0 || !IsOpen)
        {
            // First what may no longer be shown, then what is new.
            var left = new Catalogue(before.Entries.Where(entry => after.FindDocument(entry.Document.Id) is not null));
            _catalogue.Precede(left);
            _catalogue = left;
            index.Apply([], gone);
            _readings.Forget(gone);
        }

        var batch = new List<IndexedDocument>();
        var characters = 0L;
        foreach (var entry in after.Entries)
        {
            if (before.FindDocument(entry.Document.Id) == entry
                || await store.FindReadingAsync(entry.ReadingId, cancellationToken) is not { } reading)
            {
                continue;
            }

            _readings.Forget([entry.Document.Id]);
            batch.Add(new IndexedDocument(entry, reading) { Languages = Languages });
            characters += reading.Text.Length;
            if (characters > MaxBatchCharacters)
            {
                Put(batch, With(batch));
                batch = [];
                characters = 0;
            }
        }

        Put(batch, after);
    }

    /// <summary>
    /// Puts documents into the index, which finds them at once and no longer what they replace. A question that looks into the index before
    /// that and into the catalogue after it, or the other way about, meets each document as it was or as it is: the old catalogue tells of
    /// the next one first.
    /// </summary>
    private void Put(List<IndexedDocument> batch, Catalogue next)
    {
        _catalogue.Precede(next);
        index.Apply(batch, []);
        _catalogue = next;
    }

    private Catalogue With(List<IndexedDocument> batch)
    {
        var replaced = batch.Select(document => document.Entry.Document.Id).ToHashSet();
        return new Catalogue(
            [.. _catalogue.Entries.Where(entry => !replaced.Contains(entry.Document.Id)), .. batch.Select(document => document.Entry)]);
    }

    /// <summary>What the index has kept from an earlier run and is still so; what it has beyond that is taken out of it.</summary>
    private Catalogue KeptByIndex(Catalogue after)
    {
        if (index is not IPersistentPassageIndex kept)
        {
            return new Catalogue([]);
        }

        index.Apply([], [.. kept.ListDocuments().Where(id => after.FindDocument(id) is not { } entry || !kept.Holds(entry))]);
        return new Catalogue(after.Entries.Where(kept.Holds));
    }

    /// <summary>How much text is held at once while the index takes it in: 16 MB of it.</summary>
    private const long MaxBatchCharacters = 8L * 1024 * 1024;
}
