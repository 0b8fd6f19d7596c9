using Spectre.Console;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.ConsoleOutput;

/// <summary>Shows how far a sync is, on the error stream, where a person watches and it takes long enough to ask.</summary>
internal static class SyncProgressBar
{
    /// <summary>A sync of fewer files is over before anybody has read the bar.</summary>
    private const int MinFiles = 25;

    public static async Task<T> WatchAsync<T>(Func<IProgress<SyncProgress>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new Reporter(_ => { }));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(bars =>
        {
            var byCollection = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            return work(new Reporter(progress =>
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
            }));
        });
    }

    /// <summary>Reports at once, in order: the framework's own <see cref="Progress{T}"/> reports whenever a thread is free.</summary>
    private sealed class Reporter(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}
