namespace TreatyBot.Discord.Wire;

/// <summary>How long the client waits for what. The defaults are Discord's own figures, or fit them; tests use shorter ones.</summary>
internal sealed record DiscordTiming
{
    /// <summary>One attempt at a call.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>One attempt at a first response, of which Discord must have one within <see cref="FirstResponse"/>.</summary>
    public TimeSpan FirstResponseAttempt { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>All attempts at a first response together.</summary>
    public TimeSpan FirstResponse { get; init; } = TimeSpan.FromSeconds(2.8);

    /// <summary>All attempts at any other call together, waits for rate limits counted; the caller may call again.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// All attempts together to learn which application a token belongs to: somebody waits for it at the command line, and the worker asks
    /// again anyway.
    /// </summary>
    public TimeSpan SetUp { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait before the second attempt at a call; it doubles.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The wait before the second attempt to connect; it doubles up to <see cref="LongestReconnect"/>.</summary>
    public TimeSpan Reconnect { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestReconnect { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A connection that lasted at least this long was a good one: the next is made at once.</summary>
    public TimeSpan Settled { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From opening the socket to Discord's first word, and from ours to the session.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The least time between two new sessions.</summary>
    public TimeSpan BetweenIdentifies { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The shortest wait after a session was declared invalid; the longest is five times that.</summary>
    public TimeSpan AfterInvalidSession { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The wait after a number of failures (1 or more) to connect: it doubles, and is spread so that many do not come at once.
    /// </summary>
    public TimeSpan Backoff(int failures)
    {
        var full = Math.Min(Reconnect.TotalSeconds * (1 << Math.Min(failures - 1, 10)), LongestReconnect.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
