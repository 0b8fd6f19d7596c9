namespace TreatyBot.Slack.Connector;

/// <summary>
/// Does the work of one channel one after the other, and after a message has been posted waits out the second that Slack wants between two. Lanes of different
/// channels run side by side; one that is idle is gone.
/// </summary>
internal sealed class ChannelLanes(TimeProvider clock, CancellationToken stopping)
{
    /// <summary>Slack: one message a second a channel.</summary>
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<Func<CancellationToken, Task<bool>>>> _lanes = new(StringComparer.Ordinal);
    private int _waiting;

    /// <summary>How much work is waiting or under way.</summary>
    public int Count => Volatile.Read(ref _waiting);

    /// <param name="lane">What must not run side by side.</param>
    /// <param name="work">Never throws but when it is cancelled; true where it has posted to the channel.</param>
    public void Enqueue(string lane, Func<CancellationToken, Task<bool>> work)
    {
        Interlocked.Increment(ref _waiting);
        lock (_lock)
        {
            if (_lanes.TryGetValue(lane, out var queue))
            {
                queue.Enqueue(work);
                return;
            }

            _lanes[lane] = new Queue<Func<CancellationToken, Task<bool>>>([work]);
        }

        _ = Task.Run(() => RunAsync(lane), CancellationToken.None);
    }

    private async Task RunAsync(string lane)
    {
        while (Next(lane) is { } work && !stopping.IsCancellationRequested)
        {
            try
            {
                if (await work(stopping))
                {
                    await Task.Delay(BetweenMessages, clock, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    private Func<CancellationToken, Task<bool>>? Next(string lane)
    {
        lock (_lock)
        {
            if (_lanes[lane].TryDequeue(out var work))
            {
                return work;
            }

            _lanes.Remove(lane);
            return null;
        }
    }
}
