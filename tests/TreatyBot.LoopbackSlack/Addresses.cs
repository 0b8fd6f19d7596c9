namespace TreatyBot.LoopbackSlack;

/// <summary>What a person did, to which a response address belongs.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Channel">Where.</param>
/// <param name="User">Who.</param>
internal sealed record LoopbackGesture(string Team, string Channel, string User);

/// <summary>
/// Addresses that Slack gives out and takes back: single-use links for Socket Mode, response addresses for five uses within 30 minutes.
/// </summary>
internal sealed class Addresses
{
    private const int Uses = 5;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _tickets = [];
    private readonly Dictionary<string, (DateTimeOffset Until, int Left, LoopbackGesture Gesture)> _responseUrls = [];

    public string NewTicket()
    {
        var ticket = Guid.NewGuid().ToString("N");
        lock (_lock)
        {
            _tickets.Add(ticket);
        }

        return ticket;
    }

    /// <summary>True once for each ticket.</summary>
    public bool UseTicket(string ticket)
    {
        lock (_lock)
        {
            return _tickets.Remove(ticket);
        }
    }

    public string NewResponseUrl(LoopbackGesture gesture)
    {
        var id = Guid.NewGuid().ToString("N");
        lock (_lock)
        {
            _responseUrls[id] = (TimeProvider.System.GetUtcNow() + Life, Uses, gesture);
        }

        return id;
    }

    /// <summary>What the address belongs to; null where it is unknown, used up or too old.</summary>
    public LoopbackGesture? UseResponseUrl(string id)
    {
        lock (_lock)
        {
            if (!_responseUrls.TryGetValue(id, out var known) || known.Left == 0 || TimeProvider.System.GetUtcNow() > known.Until)
            {
                return null;
            }

            _responseUrls[id] = known with { Left = known.Left - 1 };
            return known.Gesture;
        }
    }

    public void ExpireResponseUrls()
    {
        lock (_lock)
        {
            _responseUrls.Clear();
        }
    }
}
