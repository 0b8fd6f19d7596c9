using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Fakes;

/// <summary>The store's contract, in memory.</summary>
internal sealed class InMemoryDocumentStore(TimeProvider? time = null) : IDocumentStore
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly List<Stored> _documents = [];
    private long _version;
    private long _lastDocument;
    private long _lastReading;
    private long _lastPassage;

    public Task<long> VersionAsync(CancellationToken cancellationToken) => Locked(() => _version, cancellationToken);

    public Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken) => Locked(
        () => (IReadOnlyList<CatalogueEntry>)[.. _documents.Where(stored => !stored.Withdrawn).OrderBy(stored => stored.Id).Select(Entry)], cancellationToken);

    public Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken) => Locked(
        () => (IReadOnlyList<KnownSource>)
        [
            .. _documents.Where(stored => !stored.Withdrawn && stored.Collection == collection).OrderBy(stored => stored.Path, StringComparer.Ordinal)
                .Select(stored => new KnownSource(stored.Id, stored.Path, stored.Source, stored.Readings[^1].Reader, stored.Metadata)),
        ],
        cancellationToken);

    public Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken) => Locked(() => Save(draft), cancellationToken);

    public Task TouchAsync(long documentId, SourceFingerprint source, CancellationToken cancellationToken) => Locked(
        () =>
        {
            if (Find(documentId) is { } stored)
            {
                stored.Source = source;
            }

            return 0;
        },
        cancellationToken);

    public Task WithdrawAsync(long documentId, CancellationToken cancellationToken) => Locked(
        () =>
        {
            if (Find(documentId) is { } stored)
            {
                stored.Withdrawn = true;
                _version++;
            }

            return 0;
        },
        cancellationToken);

    public Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken) => Locked(
        () => _documents.Where(stored => !stored.Withdrawn)
            .SelectMany(stored => stored.Readings.Where(reading => reading.Id == readingId).Select(reading => (stored, reading)))
            .Select(found => new Reading(
                readingId,
                found.stored.ToDocument(),
                Reading.Hash(found.reading.Text),
                found.reading.Text,
                [.. found.reading.Passages.Select((passage, i) => new Passage(found.reading.FirstPassageId + i, passage.Range, passage.HeadingPath))]))
            .FirstOrDefault(),
        cancellationToken);

    private CatalogueEntry Save(DocumentDraft draft)
    {
        if (draft.Passages.Any(passage => passage.Range.End > draft.Text.Length)
            || draft.Passages.Zip(draft.Passages.Skip(1)).Any(pair => pair.First.Range.End > pair.Second.Range.Start))
        {
            throw new ArgumentException("Passages must lie in the text, in its order, without overlap.", nameof(draft));
        }

        var stored = _documents.Find(known => !known.Withdrawn && known.Collection == draft.Collection && known.Path == draft.Path);
        if (stored is null)
        {
            stored = new Stored { Id = ++_lastDocument, Collection = draft.Collection, Path = draft.Path, Source = draft.Source, Metadata = draft.Metadata };
            _documents.Add(stored);
        }

        var same = stored.Readings is [.., var last] && stored.Source.Sha256 == draft.Source.Sha256 && last.Reader == draft.Reader && last.Text == draft.Text
            && last.Passages.Count == draft.Passages.Count
            && last.Passages.Zip(draft.Passages).All(pair => pair.First.Range == pair.Second.Range && pair.First.HeadingPath.SequenceEqual(pair.Second.HeadingPath));
        if (!same || stored.Metadata != draft.Metadata)
        {
            _version++;
        }

        stored.Source = draft.Source;
        stored.Metadata = draft.Metadata;
        if (!same)
        {
            stored.Readings.Add(new(++_lastReading, draft.Reader, draft.Text, draft.Passages, _lastPassage + 1, _time.GetUtcNow()));
            _lastPassage += draft.Passages.Count;
        }

        return Entry(stored);
    }

    private Stored? Find(long documentId) => _documents.Find(stored => stored.Id == documentId && !stored.Withdrawn);

    private static CatalogueEntry Entry(Stored stored) => new(
        stored.ToDocument(), stored.Readings[^1].Id, stored.Readings[^1].FirstPassageId, stored.Readings[^1].Passages.Count, stored.Readings[^1].IndexedAt);

    private Task<T> Locked<T>(Func<T> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult(action());
        }
    }

    private sealed class Stored
    {
        public required long Id { get; init; }

        public required string Collection { get; init; }

        public required string Path { get; init; }

        public required SourceFingerprint Source { get; set; }

        public required DocumentMetadata Metadata { get; set; }

        public bool Withdrawn { get; set; }

        public List<StoredReading> Readings { get; } = [];

        public Document ToDocument() => new(Id, Collection, Path, Metadata);
    }

    private sealed record StoredReading(
        long Id, string Reader, string Text, IReadOnlyList<PassageDraft> Passages, long FirstPassageId, DateTimeOffset IndexedAt);
}
