namespace TreatyBot.Slack.Http;

/// <summary>The signatures of requests that were taken in within the window: a second one of these is a replay.</summary>
internal sealed class SeenRequests(TimeProvider clock)
{
    /// <summary>A signature is good for five minutes before and after its time.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Signature, DateTimeOffset At)> _order = new();

    public bool Contains(string signature)
    {
        lock (_lock)
        {
            return _seen.Contains(signature);
        }
    }

    public void Add(string signature)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            while (_order.TryPeek(out var oldest) && now - oldest.At > Kept)
            {
                _seen.Remove(_order.Dequeue().Signature);
            }

            if (_seen.Add(signature))
            {
                _order.Enqueue((signature, now));
            }
        }
    }
}
