namespace TreatyBot.Slack.Asking;

/// <summary>How the connector is doing, as its health check tells it: measured by what arrives.</summary>
internal sealed class SlackState
{
    private long _lastArrival;

    /// <summary>True where no token is configured.</summary>
    public volatile bool IsOff;

    /// <summary>Tokens are checked, and what was unfinished is taken up again: events can be received.</summary>
    public volatile bool IsReady;

    /// <summary>How many Socket Mode connections are open and alive; -1 where events come over HTTP alone.</summary>
    public volatile int OpenConnections = -1;

    /// <summary>Why no more events will arrive; null while they may.</summary>
    public volatile string? Stopped;

    public DateTimeOffset? LastArrival
    {
        get => Interlocked.Read(ref _lastArrival) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref _lastArrival, value?.UtcTicks ?? 0);
    }
}
