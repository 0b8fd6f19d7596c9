namespace TreatyBot.Chat.Asking;

/// <summary>
/// Does the work of one queue, such as a channel's replies, one after the other. Different queues run side by side; an empty one is gone.
/// </summary>
internal sealed class WorkQueues(TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WorkQueue> _queues = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _waiting;

    /// <summary>How much work is waiting or under way.</summary>
    public int Count => Volatile.Read(ref _waiting);

    /// <summary>Whether new work will have to wait for other work.</summary>
    public bool IsBusy(string name)
    {
        lock (_lock)
        {
            return _queues.ContainsKey(name);
        }
    }

    /// <param name="name">Names the queue.</param>
    /// <param name="work">Never throws but when it is cancelled.</param>
    public void Enqueue(string name, Func<CancellationToken, Task> work)
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _waiting);
            if (_queues.TryGetValue(name, out var queue))
            {
                queue.Work.Enqueue(work);
                return;
            }

            var first = new Queue<Func<CancellationToken, Task>>([work]);
            _queues[name] = new WorkQueue(first, Task.Run(() => RunAsync(name), CancellationToken.None));
        }
    }

    /// <summary>Goes on until nothing is left or the time is over; then cancels what is under way and begins nothing more.</summary>
    /// <returns>How much is left to the next start.</returns>
    public async Task<int> DrainAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeIsOver = Task.Delay(time, clock, end.Token);
        while (Running() is { Count: > 0 } running && await Task.WhenAny(Task.WhenAll(running), timeIsOver) != timeIsOver)
        {
        }

        await end.CancelAsync();
        await _closing.CancelAsync();
        await _stopping.CancelAsync();
        await Task.WhenAll(Running());
        return Count;
    }

    public void Dispose()
    {
        _closing.Dispose();
        _stopping.Dispose();
    }

    private List<Task> Running()
    {
        lock (_lock)
        {
            return [.. _queues.Values.Select(queue => queue.Running).Where(running => !running.IsCompleted)];
        }
    }

    private async Task RunAsync(string name)
    {
        try
        {
            while (!_closing.IsCancellationRequested && Next(name) is { } work)
            {
                await work(_stopping.Token);
                Interlocked.Decrement(ref _waiting);
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // What is left is taken up at the next start.
        }
    }

    private Func<CancellationToken, Task>? Next(string name)
    {
        lock (_lock)
        {
            if (_queues[name].Work.TryDequeue(out var work))
            {
                return work;
            }

            _queues.Remove(name);
            return null;
        }
    }

    private sealed record WorkQueue(Queue<Func<CancellationToken, Task>> Work, Task Running);
}
