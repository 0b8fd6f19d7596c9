using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;

namespace TreatyBot.Indexing;

/// <summary>
/// Syncs the folders once at the start, and keeps the corpus at the store's state while the worker runs: what this sync, or <c>treatybot index</c> in
/// another process, has saved answers within a second.
/// </summary>
internal sealed partial class IndexingWorker(
    CollectionSync sync, Corpus corpus, Answerer answerer, TimeProvider clock, ILogger<IndexingWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Catalogue? _prepared;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RefreshAsync(stoppingToken);
        var syncing = SyncAsync(stoppingToken);
        var preparing = Task.CompletedTask;
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RefreshAsync(stoppingToken);
                if (syncing.IsCompleted && preparing.IsCompleted && !ReferenceEquals(_prepared, corpus.Catalogue))
                {
                    preparing = Task.Run(() => PrepareAsync(stoppingToken), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The worker stops; what is saved by now is whole.
        }

        await Task.WhenAll(syncing, preparing).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => sync.SyncIfFreeAsync(cancellationToken), cancellationToken);
            await RefreshAsync(cancellationToken);
            Log.Ready(logger, corpus.Catalogue.Entries.Count, corpus.Catalogue.PassageCount);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.SyncFailed(logger, e.Message, e);
        }
    }

    /// <summary>Does ahead what the next question would wait for: once after the start, and after each change.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var isFirst = _prepared is null;
        _prepared = corpus.Catalogue;
        try
        {
            await answerer.PrepareAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotPrepared(logger, e.Message, e);
        }

        if (isFirst)
        {
            // What reading the folders has left behind goes back to the machine now: nobody may ask for hours.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await corpus.RefreshAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.RefreshFailed(logger, e.Message, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Information, "Ready: {Documents} documents with {Passages} passages answer.")]
        public static partial void Ready(ILogger logger, int documents, int passages);

        [LoggerMessage(201, LogLevel.Error, "The folders could not be indexed ({Reason}). What was indexed before goes on answering; 'treatybot index' tries again.")]
        public static partial void SyncFailed(ILogger logger, string reason, Exception exception);

        [LoggerMessage(202, LogLevel.Error, "The index could not be brought up to the store's state ({Reason}). It is tried again every second.")]
        public static partial void RefreshFailed(ILogger logger, string reason, Exception exception);

        [LoggerMessage(203, LogLevel.Warning, "Questions cannot be prepared for ({Reason}). They are answered all the same, the first ones more slowly.")]
        public static partial void NotPrepared(ILogger logger, string reason, Exception exception);
    }
}
