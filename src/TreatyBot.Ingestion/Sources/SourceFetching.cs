using Microsoft.Extensions.Logging;
using TreatyBot.Ingestion.Sources.State;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources;

/// <summary>Fetches sources when they are due, several beside each other, each by one process at a time.</summary>
public sealed partial class SourceFetching(CollectionSources sources, TimeProvider time, ILogger<SourceFetching> logger)
{
    /// <summary>A slow host must not keep the others waiting; each is asked one thing at a time anyway.</summary>
    private const int AtOnce = 4;

    /// <summary>When the next source is due; null where there are none.</summary>
    public DateTimeOffset? FindNextDue() => sources.Fetched.Count == 0
        ? null
        : sources.Fetched.Min(fetched => fetched.Source.Kept.Load().Due ?? DateTimeOffset.MinValue);

    /// <summary>Fetches the sources that are due, or all but those whose hosts have asked to be left alone.</summary>
    /// <param name="all">Whether those are fetched too that are not due.</param>
    /// <param name="progress">Told how far each is.</param>
    /// <param name="kept">Called when what is kept may have changed.</param>
    /// <param name="cancellationToken">Ends it; what is kept by then stays.</param>
    /// <returns>The sources that another process is fetching just now.</returns>
    public async Task<IReadOnlyList<string>> FetchAsync(
        bool all, IProgress<SyncProgress>? progress, Action? kept, CancellationToken cancellationToken)
    {
        var elsewhere = new List<string>();
        var now = time.GetUtcNow();
        var due = sources.Fetched.Where(fetched => fetched.Source.Kept.Load() is var state
            && (all ? !(state.NotBefore > now) : !(state.Due > now))).ToList();
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (fetched, token) =>
            {
                using var taken = fetched.Source.Kept.TryLock();
                if (taken is null)
                {
                    lock (elsewhere)
                    {
                        elsewhere.Add(fetched.Source.Name);
                    }

                    return;
                }

                await FetchAsync(fetched, new(fetched.Collection, progress, kept), token);
                kept?.Invoke();
            });
        return elsewhere;
    }

    private async Task FetchAsync(FetchedSource fetched, FetchReport report, CancellationToken cancellationToken)
    {
        var wasDown = fetched.Source.Kept.Load().DownReason;
        try
        {
            await fetched.Source.FetchAsync(report, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One source's fault must not keep the others from being fetched; it comes again at its next turn.
            Log.FetchBroke(logger, fetched.Source.Name, e);
            var state = fetched.Source.Kept.Load();
            fetched.Source.Kept.Save(state.Failed(
                time.GetUtcNow(), fetched.Source.Interval, $"Fetching it failed ({e.Message.TrimEnd('.')}). Report this fault.", null));
        }

        var isDown = fetched.Source.Kept.Load().DownReason;
        if (isDown is not null && isDown != wasDown)
        {
            Log.Down(logger, fetched.Source.Name, isDown);
        }
        else if (isDown is null && wasDown is not null)
        {
            Log.UpAgain(logger, fetched.Source.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2110, LogLevel.Warning, "{Source} is down: {Reason} What was fetched of it before goes on answering.")]
        public static partial void Down(ILogger logger, string source, string reason);

        [LoggerMessage(2111, LogLevel.Information, "{Source} is up again.")]
        public static partial void UpAgain(ILogger logger, string source);

        [LoggerMessage(2112, LogLevel.Error, "{Source} could not be fetched. It is tried again at its next turn.")]
        public static partial void FetchBroke(ILogger logger, string source, Exception exception);
    }
}
