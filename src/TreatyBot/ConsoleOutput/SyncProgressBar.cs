using Spectre.Console;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.ConsoleOutput;

/// <summary>Shows how far a sync is, where it takes long enough to ask.</summary>
internal static class SyncProgressBar
{
    /// <summary>A sync of fewer files is over before anybody has read the bar.</summary>
    private const int MinFiles = 25;

    public static Task<T> WatchAsync<T>(Func<IProgress<SyncProgress>?, Task<T>> work) => ProgressBars.WatchAsync(work, Draw);

    private static Action<SyncProgress> Draw(ProgressContext bars)
    {
        var byCollection = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
        return progress =>
        {
            if (progress.Total < MinFiles)
            {
                return;
            }

            if (!byCollection.TryGetValue(progress.Collection, out var bar))
            {
                bar = bars.AddTask($"Indexing {Markup.Escape(progress.Collection)}", maxValue: progress.Total);
                byCollection[progress.Collection] = bar;
            }

            bar.Value = progress.Done;
        };
    }
}
