using Spectre.Console;
using TreatyBot.Core.Meaning;

namespace TreatyBot.ConsoleOutput;

/// <summary>Shows how far the vectors are made, on the error stream, where a person watches.</summary>
internal static class EmbeddingProgressBar
{
    public static async Task<T> WatchAsync<T>(Func<IProgress<EmbeddingProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(bars => work(new Reporter(bars.AddTask("Comparing by meaning"))));
    }

    /// <summary>Reports at once, in order: the framework's own <see cref="Progress{T}"/> reports whenever a thread is free.</summary>
    private sealed class Reporter(ProgressTask bar) : IProgress<EmbeddingProgress>
    {
        public void Report(EmbeddingProgress value)
        {
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Passages;
        }
    }
}
