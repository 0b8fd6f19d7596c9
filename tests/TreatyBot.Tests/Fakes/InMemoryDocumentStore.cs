using TreatyBot.Core.Documents;
using TreatyBot.Storage.Documents;

namespace TreatyBot.Tests.Fakes;

/// <summary>The store's contract, in memory.</summary>
internal sealed class InMemoryDocumentStore(TimeProvider? time = null) : IDocumentStore
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly List<Stored> _documents = [];
    private readonly Dictionary<string, IReadOnlyList<SourceFinding>> _findings = new(StringComparer.Ordinal);
    private long _version;
    private long _lastDocument;
    private long _lastReading;
    private long _lastPassage;

    public Task<long> VersionAsync(CancellationToken cancellationToken) => Locked(() => _version, cancellationToken);

    public Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken) => Locked(
        () => (IReadOnlyList<CatalogueEntry>)[.. _documents.Where(stored => !stored.Withdrawn).OrderBy(stored => stored.Id).Select(Entry)],
        cancellationToken);

    public Task<CatalogueChanges> ListChangesAsync(long version, CancellationToken cancellationToken) => Locked(
        () =>
        {
            var changed = _documents.Where(stored => stored.ChangedVersion > version)
                .OrderBy(stored => stored.Id)
                .ToLookup(stored => stored.Withdrawn);
            return new CatalogueChanges([.. changed[false].Select(Entry)], [.. changed[true].Select(stored => stored.Id)]);
        },
        cancellationToken);

    public Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken) => Locked(
        () => (IReadOnlyList<KnownSource>)
        [
            .. _documents
                .Where(stored => !stored.Withdrawn && stored.Collection == collection)
                .OrderBy(stored => stored.Path, StringComparer.Ordinal)
                .Select(stored => new KnownSource(stored.Id, stored.Path, stored.Source, stored.Readings[^1].Reader)),
        ],
        cancellationToken);

    public Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken) =>
        Locked(() => Save(draft), cancellationToken);

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
                stored.ChangedVersion = ++_version;
            }

            return 0;
        },
        cancellationToken);

    public Task RenameAsync(long documentId, string path, CancellationToken cancellationToken) => Locked(
        () =>
        {
            if (Find(documentId) is { } stored && stored.Path != path
                && !_documents.Exists(other => !other.Withdrawn && other.Collection == stored.Collection && other.Path == path))
            {
                stored.Path = path;
                stored.ChangedVersion = ++_version;
            }

            return 0;
        },
        cancellationToken);

    public Task<IReadOnlyList<SourceFinding>> ListFindingsAsync(string collection, CancellationToken cancellationToken) =>
        Locked(() => _findings.GetValueOrDefault(collection, []), cancellationToken);

    public Task RecordFindingsAsync(string collection, IReadOnlyList<SourceFinding> findings, CancellationToken cancellationToken) =>
        Locked(() => _findings[collection] = findings, cancellationToken);

    public Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken) => Locked(
        () => _documents.Where(stored => !stored.Withdrawn)
            .SelectMany(stored => stored.Readings.Where(reading => reading.Id == readingId).Select(reading => (stored, reading)))
            .Select(found => new Reading(
                readingId,
                found.stored.ToDocument(found.reading),
                Reading.Hash(found.reading.Text),
                found.reading.Text,
                [
                    .. found.reading.Passages.Select(
                        (passage, i) => new Passage(found.reading.FirstPassageId + i, passage.Range, passage.HeadingPath)),
                ])
            {
                Pages = found.reading.Pages,
            })
            .FirstOrDefault(),
        cancellationToken);

    public async Task<Reading?> FindReadingBeforeAsync(long readingId, CancellationToken cancellationToken) =>
        await Locked(
            () => _documents.Find(stored => stored.Readings.Exists(reading => reading.Id == readingId))?.Readings
                .Select(reading => reading.Id)
                .Where(id => id < readingId)
                .OrderDescending()
                .Select(id => (long?)id)
                .FirstOrDefault(),
            cancellationToken) is { } before
                ? await FindReadingAsync(before, cancellationToken)
                : null;

    private CatalogueEntry Save(DocumentDraft draft)
    {
        DraftRules.Check(draft);
        var stored = _documents.Find(known => !known.Withdrawn && known.Collection == draft.Collection && known.Path == draft.Path);
        if (stored is null)
        {
            stored = new Stored { Id = ++_lastDocument, Collection = draft.Collection, Path = draft.Path, Source = draft.Source };
            _documents.Add(stored);
        }

        var last = stored.Readings.LastOrDefault();
        var same = last is not null && stored.Source.Sha256 == draft.Source.Sha256 && last.Reader == draft.Reader && last.Text == draft.Text
            && last.Passages.Count == draft.Passages.Count
            && last.Passages.Zip(draft.Passages)
                .All(pair => pair.First.Range == pair.Second.Range && pair.First.HeadingPath.SequenceEqual(pair.Second.HeadingPath));
        if (!same || last!.Metadata != draft.Metadata)
        {
            stored.ChangedVersion = ++_version;
        }

        stored.Source = draft.Source;
        if (same)
        {
            stored.Readings[^1] = last! with { Metadata = draft.Metadata };
        }
        else
        {
            stored.Readings.Add(new(
                ++_lastReading, draft.Reader, draft.Metadata, draft.Text, draft.Passages, _lastPassage + 1, _time.GetUtcNow())
            {
                Pages = draft.Pages,
                Facts = draft.Facts,
            });
            _lastPassage += draft.Passages.Count;
        }

        return Entry(stored);
    }

    private Stored? Find(long documentId) => _documents.Find(stored => stored.Id == documentId && !stored.Withdrawn);

    private static CatalogueEntry Entry(Stored stored)
    {
        var newest = stored.Readings[^1];
        return new CatalogueEntry(
            stored.ToDocument(newest),
            newest.Id,
            newest.FirstPassageId,
            newest.Passages.Count,
            newest.IndexedAt,
            CatalogueEntry.LeadOf(newest.Text))
        {
            Facts = newest.Facts,
        };
    }

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

        public required string Path { get; set; }

        public required SourceFingerprint Source { get; set; }

        public bool Withdrawn { get; set; }

        public long ChangedVersion { get; set; }

        public List<StoredReading> Readings { get; } = [];

        public Document ToDocument(StoredReading reading) => new(Id, Collection, Path, reading.Metadata);
    }

    private sealed record StoredReading(
        long Id,
        string Reader,
        DocumentMetadata Metadata,
        string Text,
        IReadOnlyList<PassageDraft> Passages,
        long FirstPassageId,
        DateTimeOffset IndexedAt)
    {
        public IReadOnlyList<PageStart> Pages { get; init; } = [];

        public DocumentFacts Facts { get; init; } = DocumentFacts.None;
    }
}
