using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using Directory = Lucene.Net.Store.Directory;
using Lock = System.Threading.Lock;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// The index over Lucene.Net. One thread at a time writes; what it has written is found at once, and made durable in the background, many
/// changes by one commit: after a crash the store has them still.
/// </summary>
public sealed partial class LucenePassageIndex : IPersistentPassageIndex, IDisposable
{
    /// <summary>Making a change durable takes longer than the change: those of so long share one commit.</summary>
    private static readonly TimeSpan CommitPause = TimeSpan.FromSeconds(1);

    private readonly Lock _changing = new();
    private readonly Bm25F _scoring;
    private readonly ILogger _logger;
    private readonly Directory _directory;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly PassageFields _passages = new();
    private readonly ConditionalWeakTable<SegmentReader, SegmentView> _views = [];
    private readonly CancellationTokenSource _closing = new();
    private Task _committing = Task.CompletedTask;
    private bool _willCommit;
    private bool _isClosed;

    /// <summary>An index in memory alone.</summary>
    /// <param name="scoring">How passages are scored; null: as by default.</param>
    public LucenePassageIndex(Bm25F? scoring = null)
        : this(new RAMDirectory(), OpenMode.CREATE, scoring ?? new Bm25F(), NullLogger.Instance)
    {
    }

    /// <param name="directory">Where it is kept.</param>
    /// <param name="mode">Whether what is there is gone on with.</param>
    /// <param name="scoring">How passages are scored.</param>
    /// <param name="logger">Told what could not be kept or merged.</param>
    /// <param name="build">What to leave as the writing build; null: this one.</param>
    internal LucenePassageIndex(Directory directory, OpenMode mode, Bm25F scoring, ILogger logger, string? build = null)
    {
        _scoring = scoring;
        _logger = logger;
        _directory = directory;
        _writer = new IndexWriter(directory, WriterSettings.For(mode, logger));
        _writer.SetCommitData(new Dictionary<string, string> { [WriterSettings.Build] = build ?? WriterSettings.ThisBuild });
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, new Views(this));
    }

    public int Count => Read(0, static (view, _) => view.Count);

    internal int SegmentCount => Read(0, static (view, _) => view.Segments.Length);

    /// <summary>
    /// An index that is kept in a folder, made if need be. What is damaged or of another build is thrown away. While another process keeps
    /// its index there, or where the folder cannot be written, the index is in memory alone.
    /// </summary>
    /// <param name="folder">The folder, which is the index's alone.</param>
    /// <param name="logger">Told in one line what was thrown away, or why the folder is not used.</param>
    /// <param name="scoring">How passages are scored; null: as by default.</param>
    public static LucenePassageIndex Open(string folder, ILogger logger, Bm25F? scoring = null) =>
        IndexFolder.Open(folder, scoring ?? new Bm25F(), logger);

    public int CountWith(string term) => Read(term, static (view, term) => view.CountWith(term));

    public IReadOnlyList<string> TermsBeginningWith(char first) => Read(
        first, static (view, first) => view.Segments.SelectMany(segment => segment.Terms.BeginningWith(first.ToString())).ToList());

    public IReadOnlyCollection<long> ListDocuments() => Read(
        0, static (view, _) => view.Segments.SelectMany(segment => segment.Documents).Select(row => row.Id).ToList());

    public bool Holds(CatalogueEntry entry) => entry.PassageCount == 0 || Read(
        entry,
        static (view, entry) =>
            view.Segments.Select(segment => segment.FindDocument(entry.Document.Id)).FirstOrDefault(row => row is not null)?.Stamp
            == EntryStamp.Of(entry));

    /// <exception cref="IOException">The folder could not be written. What was there before goes on being found; try again.</exception>
    public void Apply(IReadOnlyCollection<IndexedDocument> added, IReadOnlyCollection<long> removed)
    {
        lock (_changing)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            try
            {
                _writer.DeleteDocuments(
                    [.. removed.Concat(added.Select(document => document.Entry.Document.Id)).Select(PassageFields.KeyOf)]);
                foreach (var document in added.Reverse().DistinctBy(document => document.Entry.Document.Id))
                {
                    _writer.AddDocuments(_passages.Of(document));
                }

                _searchers.MaybeRefreshBlocking();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new IOException(
                    $"The index in '{_directory}' cannot be written ({e.Message}). Make sure that the folder is writable and the disk has "
                    + "room.",
                    e);
            }

            if (!_willCommit)
            {
                _willCommit = true;
                _committing = Task.Run(CommitSoonAsync, CancellationToken.None);
            }
        }
    }

    public IReadOnlyList<PassageHit> Search(PassageQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1);
        return Read(query, PassageSearcher.Search);
    }

    /// <summary>Ends when nothing is left to merge or to keep of what has been applied so far.</summary>
    internal void Settle()
    {
        _writer.WaitForMerges();
        _searchers.MaybeRefreshBlocking();
        Commit();
    }

    public void Dispose()
    {
        lock (_changing)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        _closing.Cancel();
        _committing.Wait(CancellationToken.None);
        _closing.Dispose();
        _searchers.Dispose();
        try
        {
            _writer.Dispose(waitForMerges: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(_logger, e, _directory);
            _writer.Rollback();
        }

        _passages.Dispose();
        _directory.Dispose();
    }

    private async Task CommitSoonAsync()
    {
        await Task.Delay(CommitPause, TimeProvider.System, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_closing.IsCancellationRequested)
        {
            Commit();
        }
    }

    /// <summary>Makes durable what has been applied so far.</summary>
    internal void Commit()
    {
        lock (_changing)
        {
            _willCommit = false;
            try
            {
                _writer.Commit();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Log.NotKept(_logger, e, _directory);
            }
        }
    }

    /// <summary>Asks one consistent state of the index; static functions make no garbage of it.</summary>
    private TResult Read<TAsked, TResult>(TAsked asked, Func<IndexView, TAsked, TResult> read)
    {
        var view = _searchers.Acquire();
        try
        {
            return read((IndexView)view, asked);
        }
        finally
        {
            _searchers.Release(view);
        }
    }

    private sealed class Views(LucenePassageIndex index) : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) =>
            new IndexView(reader, segment => index._views.GetValue(segment, one => new SegmentView(one)), index._scoring);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1152,
            LogLevel.Warning,
            "The index could not be kept in '{Directory}'; the next start will take longer. Make sure that the folder is writable and the "
            + "disk has room.")]
        public static partial void NotKept(ILogger logger, Exception exception, Directory directory);
    }
}
