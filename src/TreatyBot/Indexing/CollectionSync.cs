using TreatyBot.ConsoleOutput;
using TreatyBot.Hosting;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion.Sync;
using TreatyBot.Storage;
using TreatyBot.Storage.Locks;

namespace TreatyBot.Indexing;

/// <summary>Syncs all configured collections, one process at a time.</summary>
internal sealed partial class CollectionSync(
    CollectionSources sources, SourceFetching fetching, CorpusSync sync, SqliteStore store, TimeProvider clock,
    ILogger<CollectionSync> logger)
{
    /// <summary>
    /// A worker that has just noticed the same change is done in less; one that reads a whole collection anew is not waited for.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Looking costs a system call; nobody notices a tenth of a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Fetches what is elsewhere and syncs every collection, with a progress bar where somebody watches.</summary>
    /// <exception cref="SetupException">Another process is syncing into the same store.</exception>
    public async Task<IReadOnlyList<SyncSummary>> SyncAsync(CancellationToken cancellationToken)
    {
        var elsewhere = await SyncProgressBar.WatchAsync(
            progress => fetching.FetchAsync(all: true, progress, kept: null, cancellationToken));
        foreach (var source in elsewhere)
        {
            Log.FetchedElsewhere(logger, source);
        }

        var started = clock.GetTimestamp();
        StoreLock? taken;
        while (!store.TryTakeSyncLock(out taken, out var refusal))
        {
            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new SetupException(refusal);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        using (taken)
        {
            return await SyncProgressBar.WatchAsync(progress => SyncAllAsync(progress, cancellationToken));
        }
    }

    /// <summary>The same, but where another process syncs already, its work will do.</summary>
    /// <returns>False where another process does it.</returns>
    public async Task<bool> SyncIfFreeAsync(bool showProgress, CancellationToken cancellationToken)
    {
        if (!store.TryTakeSyncLock(out var taken, out var refusal))
        {
            Log.SyncedElsewhere(logger, refusal);
            return false;
        }

        using (taken)
        {
            _ = showProgress
                ? await SyncProgressBar.WatchAsync(progress => SyncAllAsync(progress, cancellationToken))
                : await SyncAllAsync(progress: null, cancellationToken);
        }

        return true;
    }

    private async Task<IReadOnlyList<SyncSummary>> SyncAllAsync(IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        var summaries = new List<SyncSummary>();
        foreach (var collection in sources.All)
        {
            summaries.Add(await sync.SyncAsync(collection, progress, cancellationToken));
        }

        return summaries;
    }

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Debug, "Not indexing: {Reason}")]
        public static partial void SyncedElsewhere(ILogger logger, string reason);

        [LoggerMessage(
            211,
            LogLevel.Warning,
            "Another process is fetching {Source} just now: what it has fetched by now is read, the rest when it has.")]
        public static partial void FetchedElsewhere(ILogger logger, string source);
    }
}
