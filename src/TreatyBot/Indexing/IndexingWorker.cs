using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Ingestion;

namespace TreatyBot.Indexing;

/// <summary>
/// Syncs the folders at the start and whenever something in them changes, and keeps the corpus at the store's state while the worker runs:
/// what this sync, or <c>treatybot index</c> in another process, has saved answers within a second.
/// </summary>
internal sealed partial class IndexingWorker(
    CollectionSync sync,
    FolderWatch watch,
    Corpus corpus,
    Answerer answerer,
    WarmUp warmUp,
    IntakeGate gate,
    IOptions<IngestionOptions> options,
    TimeProvider clock,
    ILogger<IndexingWorker> logger) : BackgroundService
{
    /// <summary>Asking the store for its version takes microseconds; changes made elsewhere are to answer within two seconds.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Catalogue? _prepared;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RefreshAsync(stoppingToken);
        var first = new TaskCompletionSource();
        var syncing = Task.Run(() => FollowFoldersAsync(first, stoppingToken), CancellationToken.None);
        var preparing = Task.CompletedTask;
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RefreshAsync(stoppingToken);
                if (first.Task.IsCompleted && preparing.IsCompleted && !ReferenceEquals(_prepared, corpus.Catalogue))
                {
                    preparing = Task.Run(() => PrepareAsync(stoppingToken), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The worker stops; what is saved by now is whole.
        }

        await Task.WhenAll(syncing, preparing)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <param name="first">Told when the folders have been read for the first time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private async Task FollowFoldersAsync(TaskCompletionSource first, CancellationToken cancellationToken)
    {
        var interval = TimeSpan.FromSeconds(options.Value.RescanSeconds);
        while (!cancellationToken.IsCancellationRequested)
        {
            watch.Start();
            var done = await SyncAsync(isFirst: !first.Task.IsCompleted, cancellationToken);
            first.TrySetResult();
            await watch.WaitAsync(done ? interval : Pause, cancellationToken);
        }
    }

    /// <returns>False where another process was syncing, which may have passed already what has changed meanwhile.</returns>
    private async Task<bool> SyncAsync(bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            var done = await sync.SyncIfFreeAsync(showProgress: isFirst, cancellationToken);
            await RefreshAsync(cancellationToken);
            if (isFirst)
            {
                await warmUp.RunAsync(cancellationToken);
                Log.Ready(logger, corpus.Catalogue.Entries.Count, corpus.Catalogue.PassageCount);
            }

            return done;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.SyncFailed(logger, e.Message, e);
            return true;
        }
    }

    /// <summary>Does ahead what the next question would wait for: once after the start, and after each change.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var isFirst = _prepared is null;
        _prepared = corpus.Catalogue;
        try
        {
            // It is seconds of work; a platform that has sent an event waits three of them for its acknowledgement.
            await answerer.PrepareAsync(cancellationToken, gate.WaitForQuietAsync);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotPrepared(logger, e.Message, e);
        }

        if (isFirst)
        {
            await gate.WaitForQuietAsync(cancellationToken);

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

        [LoggerMessage(
            201,
            LogLevel.Error,
            "The folders could not be indexed ({Reason}). What was indexed before goes on answering; they are tried again "
            + "with the next change, and every Ingestion:RescanSeconds.")]
        public static partial void SyncFailed(ILogger logger, string reason, Exception exception);

        [LoggerMessage(
            202, LogLevel.Error, "The index could not be brought up to the store's state ({Reason}). It is tried again every second.")]
        public static partial void RefreshFailed(ILogger logger, string reason, Exception exception);

        [LoggerMessage(
            203,
            LogLevel.Warning,
            "Questions cannot be prepared for ({Reason}). They are answered all the same, the first ones more slowly.")]
        public static partial void NotPrepared(ILogger logger, string reason, Exception exception);
    }
}
