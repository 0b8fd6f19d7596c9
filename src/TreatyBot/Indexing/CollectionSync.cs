using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Conversations;
using TreatyBot.Hosting;
using TreatyBot.Ingestion.Sync;
using TreatyBot.Storage;

namespace TreatyBot.Indexing;

/// <summary>Syncs all configured collections, one process at a time.</summary>
internal sealed partial class CollectionSync(
    IReadOnlyList<CollectionOptions> collections, CorpusSync sync, SqliteStore store, ILogger<CollectionSync> logger)
{
    /// <summary>Syncs every collection, with a progress bar where somebody watches.</summary>
    /// <exception cref="SetupException">Another process is syncing into the same store.</exception>
    public async Task<IReadOnlyList<SyncSummary>> SyncAsync(CancellationToken cancellationToken)
    {
        if (!store.TryTakeSyncLock(out var taken, out var refusal))
        {
            throw new SetupException(refusal);
        }

        using (taken)
        {
            return await SyncProgressBar.WatchAsync(progress => SyncAllAsync(progress, cancellationToken));
        }
    }

    /// <summary>The same, but where another process syncs already, its work will do.</summary>
    public async Task SyncIfFreeAsync(CancellationToken cancellationToken)
    {
        if (!store.TryTakeSyncLock(out var taken, out var refusal))
        {
            Log.SyncedElsewhere(logger, refusal);
            return;
        }

        using (taken)
        {
            await SyncProgressBar.WatchAsync(progress => SyncAllAsync(progress, cancellationToken));
        }
    }

    private async Task<IReadOnlyList<SyncSummary>> SyncAllAsync(IProgress<SyncProgress> progress, CancellationToken cancellationToken)
    {
        var summaries = new List<SyncSummary>();
        foreach (var collection in collections)
        {
            summaries.Add(await sync.SyncAsync(new CollectionSource(collection.Name, [.. collection.Folders]), progress, cancellationToken));
        }

        return summaries;
    }

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Information, "Not indexing: {Reason}")]
        public static partial void SyncedElsewhere(ILogger logger, string reason);
    }
}
