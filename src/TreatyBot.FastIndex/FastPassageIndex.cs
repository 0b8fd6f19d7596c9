using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>
/// The index for more passages than half a million: immutable segments, of which a search sees one consistent set. A change makes a small
/// segment of its own and marks what it replaces as deleted; small segments are merged, and all are kept in a folder, in the background.
/// </summary>
public sealed partial class FastPassageIndex : IPersistentPassageIndex, IDisposable, IAsyncDisposable
{
    /// <summary>
    /// A batch with more text than this is cut into segments that are made side by side: what a writer takes in memory stays bounded.
    /// </summary>
    private const int MaxCharacters = 4 * 1024 * 1024;

    /// <summary>Where merging has fallen so far behind, a writer waits for it.</summary>
    private const int MaxSegments = 32;

    private readonly Lock _changing = new();
    private readonly Bm25F _scoring;
    private readonly SnapshotFolder? _folder;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private volatile IndexState _state;
    private Task _maintenance = Task.CompletedTask;
    private bool _isMaintained;
    private bool _isClosed;

    /// <summary>An index in memory alone.</summary>
    /// <param name="scoring">How passages are scored; null: as by default.</param>
    public FastPassageIndex(Bm25F? scoring = null)
        : this(scoring ?? new Bm25F(), null, NullLogger.Instance, [])
    {
    }

    private FastPassageIndex(Bm25F scoring, SnapshotFolder? folder, ILogger logger, IReadOnlyCollection<SegmentView> views)
    {
        _scoring = scoring;
        _folder = folder;
        _logger = logger;
        _state = NewState(views);
    }

    public int Count => _state.Totals.Passages;

    /// <summary>
    /// An index that is kept in a folder, made if need be. What the folder holds whole is there at once; what is damaged, half written, or
    /// of another build is thrown away. While another process keeps its index there, the folder is read and not written.
    /// </summary>
    /// <param name="folder">The folder, which is the index's alone.</param>
    /// <param name="logger">Told in one line what was thrown away and why.</param>
    /// <param name="scoring">How passages are scored; null: as by default.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be made.</exception>
    public static FastPassageIndex Open(string folder, ILogger logger, Bm25F? scoring = null)
    {
        scoring ??= new Bm25F();
        var snapshot = new SnapshotFolder(folder, scoring);
        IReadOnlyCollection<SegmentView> views = [];
        try
        {
            views = snapshot.Read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Log.ThrownAway(logger, folder, e.Message);
        }

        var index = new FastPassageIndex(scoring, snapshot, logger, views);
        foreach (var view in views)
        {
            view.Segment.Release();
        }

        return index;
    }

    public int CountWith(string term) => Read(term, static (state, term) => state.PassagesWith(term));

    public IReadOnlyList<string> TermsBeginningWith(char first) => Read(first, static (state, first) => state.TermsBeginningWith(first));

    public IReadOnlyCollection<long> ListDocuments() => Read(0, static (state, _) => state.ListDocuments());

    public bool Holds(CatalogueEntry entry) =>
        Read(entry, static (state, entry) => state.StampOf(entry.Document.Id) == EntryStamp.Of(entry));

    public void Apply(IReadOnlyCollection<IndexedDocument> added, IReadOnlyCollection<long> removed)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        WaitForMerging();
        var segments = Index(added);
        lock (_changing)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var gone = removed.Concat(added.Select(document => document.Entry.Document.Id))
                .Distinct()
                .Where(id => _state.StampOf(id) is not null)
                .ToList();
            if (gone.Count == 0 && segments.Length == 0)
            {
                return;
            }

            Publish([.. _state.Views.Select(view => view.WithoutDocuments(gone)), .. segments.Select(segment => new SegmentView(segment))]);
        }

        Array.ForEach(segments, segment => segment.Release());
        Maintain();
    }

    public IReadOnlyList<PassageHit> Search(PassageQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1);
        return Read(query, static (state, query) => BlockMaxSearch.Search(state, query));
    }

    /// <summary>Ends when nothing is left to merge or to keep of what has been applied so far.</summary>
    internal Task SettleAsync()
    {
        lock (_changing)
        {
            return _maintenance;
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Breaks off merging, keeps what has been applied, and closes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_changing)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        await _closing.CancelAsync();
        await SettleAsync();
        _state.Release();
        _folder?.Dispose();
        _closing.Dispose();
    }

    /// <summary>Reads one consistent state of the index; static functions make no garbage of it.</summary>
    private TResult Read<TAsked, TResult>(TAsked asked, Func<IndexState, TAsked, TResult> read)
    {
        var state = Hold();
        try
        {
            return read(state, asked);
        }
        finally
        {
            state.Release();
        }
    }

    private IndexState Hold()
    {
        while (true)
        {
            var state = _state;
            if (state.TryHold())
            {
                return state;
            }

            ObjectDisposedException.ThrowIf(_isClosed, this);
        }
    }

    private Segment[] Index(IReadOnlyCollection<IndexedDocument> added)
    {
        var batches = new List<List<IndexedDocument>>();
        var characters = 0L;
        foreach (var document in added.Reverse().DistinctBy(document => document.Entry.Document.Id))
        {
            characters += document.Reading.Text.Length;
            if (batches.Count == 0 || characters > MaxCharacters)
            {
                batches.Add([]);
                characters = document.Reading.Text.Length;
            }

            batches[^1].Add(document);
        }

        var segments = new Segment[batches.Count];
        Parallel.For(0, segments.Length, i => segments[i] = DocumentAnalyzer.Index(batches[i], _scoring));
        return segments;
    }

    private IndexState NewState(IEnumerable<SegmentView> views) => new(views.Where(view => view.HasDocuments), _scoring);

    /// <summary>Call it under the lock.</summary>
    private void Publish(IEnumerable<SegmentView> views)
    {
        var before = _state;
        _state = NewState(views);
        before.Release();
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 1101,
            Level = LogLevel.Warning,
            Message = "The index snapshot in '{Folder}' is thrown away and made again from the store: {Reason}")]
        public static partial void ThrownAway(ILogger logger, string folder, string reason);

        [LoggerMessage(
            EventId = 1102,
            Level = LogLevel.Warning,
            Message = "The index snapshot could not be kept in '{Folder}'; the next start will take longer. Make sure that the folder "
                + "is writable and the disk has room.")]
        public static partial void NotKept(ILogger logger, Exception exception, string folder);

        [LoggerMessage(EventId = 1103, Level = LogLevel.Error, Message = "Merging the index failed; it goes on answering, more slowly.")]
        public static partial void NotMerged(ILogger logger, Exception exception);
    }
}
