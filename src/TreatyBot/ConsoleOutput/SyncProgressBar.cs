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
        var byName = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
        return progress =>
        {
            // A page takes as long to fetch as many files to read.
            if (progress.Total < MinFiles && progress.Fetched is null)
            {
                return;
            }

            var name = progress.Fetched is { } fetched ? $"Fetching {fetched}" : $"Indexing {progress.Collection}";
            if (!byName.TryGetValue(name, out var bar))
            {
                bar = bars.AddTask(Markup.Escape(name), maxValue: progress.Total);
                byName[name] = bar;
            }

            bar.Value = progress.Done;
        };
    }
}
