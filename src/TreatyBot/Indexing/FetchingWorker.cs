using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Indexing;

/// <summary>
/// Fetches sources beyond folders when they are due, beside everything else: what changes is then noticed like a change in a folder, and
/// no question, and no file that somebody saves, waits for a network.
/// </summary>
internal sealed partial class FetchingWorker(
    CollectionSources sources, SourceFetching fetching, FolderWatch watch, TimeProvider clock, ILogger<FetchingWorker> logger)
    : BackgroundService
{
    /// <summary>Nobody configures shorter intervals, and another process may have fetched meanwhile.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>What another process is fetching is due all the while.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (sources.Fetched.Count == 0)
        {
            return;
        }

        try
        {
            await Task.Run(sources.RemoveForgotten, stoppingToken);
            while (true)
            {
                await FetchAsync(stoppingToken);
                var pause = fetching.FindNextDue() - clock.GetUtcNow();
                await Task.Delay(
                    pause > LongestPause ? LongestPause : pause > ShortestPause ? pause.Value : ShortestPause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The worker stops; what is kept by now is whole.
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await fetching.FetchAsync(all: false, progress: null, watch.Notice, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.FetchingFailed(logger, e.Message, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            205,
            LogLevel.Error,
            "The sources could not be fetched ({Reason}). What was fetched before goes on answering; they are tried again.")]
        public static partial void FetchingFailed(ILogger logger, string reason, Exception exception);
    }
}
