using Spectre.Console;

namespace TreatyBot.ConsoleOutput;

/// <summary>Shows how far long work is, on the error stream, where a person watches.</summary>
internal static class ProgressBars
{
    /// <param name="work">Gets null where nobody watches.</param>
    /// <param name="draw">Makes what draws a report, once.</param>
    public static async Task<TResult> WatchAsync<TProgress, TResult>(
        Func<IProgress<TProgress>?, Task<TResult>> work, Func<ProgressContext, Action<TProgress>> draw)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(bars => work(new Reporter<TProgress>(draw(bars))));
    }

    /// <summary>Reports at once, in order: the framework's own <see cref="Progress{T}"/> reports whenever a thread is free.</summary>
    private sealed class Reporter<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
