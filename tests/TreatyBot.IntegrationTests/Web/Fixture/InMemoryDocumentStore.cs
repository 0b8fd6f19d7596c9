using TreatyBot.Core.Documents;

namespace TreatyBot.IntegrationTests.Web.Fixture;

/// <summary>Documents and all their readings, gone with the test.</summary>
internal sealed class InMemoryDocumentStore(TimeProvider time) : IDocumentStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Reading> _readings = [];
    private readonly Dictionary<long, CatalogueEntry> _entries = [];
    private readonly Dictionary<long, long> _changed = [];
    private readonly Dictionary<string, IReadOnlyList<SourceFinding>> _findings = [];
    private long _version;
    private long _lastId;

    public Task<long> VersionAsync(CancellationToken cancellationToken) => Task.FromResult(Interlocked.Read(ref _version));

    public Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<CatalogueEntry>>([.. _entries.Values.OrderBy(entry => entry.Document.Id)]);
        }
    }

    public Task<CatalogueChanges> ListChangesAsync(long version, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var changed = _changed.Where(change => change.Value > version)
                .Select(change => change.Key)
                .Order()
                .ToLookup(_entries.ContainsKey);
            return Task.FromResult(new CatalogueChanges([.. changed[true].Select(id => _entries[id])], [.. changed[false]]));
        }
    }

    public Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var before = _entries.Values.FirstOrDefault(
                entry => entry.Document.Collection == draft.Collection && entry.Document.Path == draft.Path);
            var document = new Document(before?.Document.Id ?? ++_lastId, draft.Collection, draft.Path, draft.Metadata);
            var readingId = ++_lastId;
            var firstPassage = _lastId + 1;
            _lastId += draft.Passages.Count;
            var passages = draft.Passages.Select((passage, at) => new Passage(firstPassage + at, passage.Range, passage.HeadingPath))
                .ToList();
            _readings[readingId] = new Reading(readingId, document, Reading.Hash(draft.Text), draft.Text, passages) { Pages = draft.Pages };
            _entries[document.Id] = new CatalogueEntry(
                document, readingId, firstPassage, passages.Count, time.GetUtcNow(), draft.Text[..Math.Min(draft.Text.Length, 200)]);
            _changed[document.Id] = ++_version;
            return Task.FromResult(_entries[document.Id]);
        }
    }

    public Task TouchAsync(long documentId, SourceFingerprint source, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task WithdrawAsync(long documentId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _entries.Remove(documentId);
            _changed[documentId] = ++_version;
            return Task.CompletedTask;
        }
    }

    public Task RenameAsync(long documentId, string path, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<SourceFinding>> ListFindingsAsync(string collection, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_findings.GetValueOrDefault(collection, []));
        }
    }

    public Task RecordFindingsAsync(string collection, IReadOnlyList<SourceFinding> findings, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _findings[collection] = findings;
            return Task.CompletedTask;
        }
    }

    public Task<Reading?> FindReadingBeforeAsync(long readingId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(
                _readings.GetValueOrDefault(readingId) is { } reading && _entries.ContainsKey(reading.Document.Id) ? reading : null);
        }
    }
}
