using System.Collections.Concurrent;

namespace TreatyBot.Discord.Asking;

/// <summary>Work that nobody waits for until the worker stops.</summary>
internal sealed class BackgroundWork(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    /// <param name="work">It must not fail: what can go wrong, it deals with itself.</param>
    public void Add(Task work)
    {
        _tasks[work] = true;
        _ = work.ContinueWith(
            static (done, tasks) => ((ConcurrentDictionary<Task, bool>)tasks!).TryRemove(done, out _),
            _tasks,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Waits until nothing is left, what is added meanwhile counted, or the time is over.</summary>
    public async Task DrainAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeIsOver = Task.Delay(time, clock, end.Token);
        while (!_tasks.IsEmpty && await Task.WhenAny(WhenAllAsync(), timeIsOver) != timeIsOver)
        {
        }

        await end.CancelAsync();
    }

    public Task WhenAllAsync() => Task.WhenAll(_tasks.Keys);
}
