namespace TreatyBot.Slack.Connector;

/// <summary>
/// Does the work of one channel one after the other, and after a message has been posted waits out the second that Slack wants between two. Lanes of different
/// channels run side by side; one that is idle is gone.
/// </summary>
internal sealed class ChannelLanes(TimeProvider clock) : IDisposable
{
    /// <summary>Slack: one message a second a channel.</summary>
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);

    /// <summary>So long what is under way may take to end by itself.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly long _started = clock.GetTimestamp();
    private int _waiting;

    /// <summary>How much work is waiting or under way.</summary>
    public int Count => Volatile.Read(ref _waiting);

    /// <param name="name">What must not run side by side.</param>
    /// <param name="work">Never throws but when it is cancelled; true where it has posted to the channel.</param>
    public void Enqueue(string name, Func<CancellationToken, Task<bool>> work)
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _waiting);
            if (_lanes.TryGetValue(name, out var lane))
            {
                lane.Work.Enqueue(work);
                return;
            }

            _lanes[name] = new Lane(new Queue<Func<CancellationToken, Task<bool>>>([work]), Task.Run(() => RunAsync(name), CancellationToken.None));
        }
    }

    /// <summary>Lets what is under way end, cancels what takes too long, and begins nothing more.</summary>
    public async Task StopAsync()
    {
        await _closing.CancelAsync();
        Task all;
        lock (_lock)
        {
            all = Task.WhenAll(_lanes.Values.Select(lane => lane.Running));
        }

        await Task.WhenAny(all, Task.Delay(Grace, clock, CancellationToken.None));
        await _stopping.CancelAsync();
        await all;
    }

    public void Dispose()
    {
        _closing.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(string name)
    {
        try
        {
            // Whoever ran before may have posted here a moment ago.
            if (clock.GetElapsedTime(_started) is var since && since < BetweenMessages)
            {
                await Task.Delay(BetweenMessages - since, clock, _closing.Token);
            }

            while (!_closing.IsCancellationRequested && Next(name) is { } work)
            {
                var posted = await work(_stopping.Token);
                Interlocked.Decrement(ref _waiting);
                if (posted)
                {
                    await Task.Delay(BetweenMessages, clock, _closing.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // What is left is taken up at the next start.
        }
    }

    private Func<CancellationToken, Task<bool>>? Next(string name)
    {
        lock (_lock)
        {
            if (_lanes[name].Work.TryDequeue(out var work))
            {
                return work;
            }

            _lanes.Remove(name);
            return null;
        }
    }

    private sealed record Lane(Queue<Func<CancellationToken, Task<bool>>> Work, Task Running);
}
