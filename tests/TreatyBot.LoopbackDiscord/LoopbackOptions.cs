namespace TreatyBot.LoopbackDiscord;

/// <summary>Discord's own figures, unless a test says otherwise.</summary>
public sealed record LoopbackOptions
{
    public string Token { get; init; } = "loopback.token";

    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(41.25);

    /// <summary>The time for a first response to an interaction.</summary>
    public TimeSpan FirstResponse { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan InteractionLife { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>So many messages a channel takes in <see cref="LimitWindow"/>.</summary>
    public int MessagesAWindow { get; init; } = 5;

    /// <summary>So many other calls a route takes in <see cref="LimitWindow"/>.</summary>
    public int CallsAWindow { get; init; } = 50;

    public TimeSpan LimitWindow { get; init; } = TimeSpan.FromSeconds(5);

    public int CallsASecond { get; init; } = 50;

    public TimeSpan BetweenIdentifies { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many new sessions may be begun in one such time, of shards whose numbers differ by less than that.</summary>
    public int IdentifiesAtOnce { get; init; } = 1;

    public int SessionsLeft { get; init; } = 1000;

    /// <summary>How far the server's clock is ahead of the machine's.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>
    /// Whether bodies with properties that Discord's description does not name are refused. Discord itself passes them over.
    /// </summary>
    public bool IsStrict { get; init; } = true;
}
