using System.Threading.Channels;

namespace TreatyBot.Indexing;

/// <summary>
/// Tells when something in the collections' folders may have changed. Watchers lose events (network folders, full buffers, folders that
/// come and go), and so it also speaks up at intervals.
/// </summary>
/// <param name="folders">The folders, with all below them.</param>
/// <param name="clock">By which intervals are measured.</param>
/// <param name="logger">Hears of folders that cannot be watched.</param>
internal sealed partial class FolderWatch(IReadOnlyList<string> folders, TimeProvider clock, ILogger<FolderWatch> logger) : IDisposable
{
    /// <summary>
    /// A file is mostly written, and a set of files copied, in several steps: they are read when so long nothing has happened.
    /// </summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    /// <summary>Where something happens all the time, reading waits no longer: changes are to answer within two seconds.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _events =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unwatched = new(StringComparer.Ordinal);

    /// <summary>
    /// Begins to watch, anew where it watched already: a watcher goes on watching a folder that was deleted, and not the one that took its
    /// place. What happens from here on ends <see cref="WaitAsync"/>.
    /// </summary>
    public void Start()
    {
        Stop();
        foreach (var folder in folders.Where(Directory.Exists))
        {
            try
            {
                var watcher = new FileSystemWatcher(folder)
                {
                    IncludeSubdirectories = true,
                    NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size
                        | NotifyFilters.Attributes,
                };
                watcher.Created += (_, _) => Signal();
                watcher.Changed += (_, _) => Signal();
                watcher.Deleted += (_, _) => Signal();
                watcher.Renamed += (_, _) => Signal();
                watcher.Error += (_, _) => Signal();
                _watchers[folder] = watcher;
                watcher.EnableRaisingEvents = true;
                _unwatched.Remove(folder);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                if (_unwatched.Add(folder))
                {
                    Log.NotWatched(logger, folder, failure.Message);
                }
            }
        }
    }

    /// <summary>Waits until something has happened and is over, or for <paramref name="interval"/>.</summary>
    public async Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        if (!await HappensWithinAsync(interval, cancellationToken))
        {
            return;
        }

        var first = clock.GetTimestamp();
        while (clock.GetElapsedTime(first) < LongestWait && await HappensWithinAsync(Quiet, cancellationToken))
        {
        }
    }

    /// <summary>Something has changed that no folder of a collection's tells: <see cref="WaitAsync"/> ends as if one had.</summary>
    public void Notice() => Signal();

    public void Dispose() => Stop();

    private void Stop()
    {
        foreach (var watcher in _watchers.Values)
        {
            watcher.Dispose();
        }

        _watchers.Clear();
    }

    private void Signal() => _events.Writer.TryWrite(true);

    private async Task<bool> HappensWithinAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(interval, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _events.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            204,
            LogLevel.Warning,
            "The folder {Folder} cannot be watched ({Reason}): changes in it are noticed every Ingestion:RescanSeconds alone.")]
        public static partial void NotWatched(ILogger logger, string folder, string reason);
    }
}
