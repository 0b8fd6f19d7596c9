namespace TreatyBot.Ingestion.Sources.State;

/// <summary>When a source is asked again.</summary>
internal static class FetchTimes
{
    /// <summary>What has failed is tried sooner than at its next turn, and then ever later.</summary>
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(5);

    /// <summary>A server that asks for more has made a mistake, or does not want the bot: a person shall see to it.</summary>
    private static readonly TimeSpan LongestNotBefore = TimeSpan.FromDays(1);

    /// <summary>Of the interval, to either side: many bots that were started together would come together for ever.</summary>
    private const double Jitter = 0.1;

    public static SourceState Succeeded(this SourceState state, DateTimeOffset now, TimeSpan interval) => state with
    {
        Tried = now,
        Succeeded = now,
        Due = now + Jittered(interval),
        NotBefore = null,
        DownSince = null,
        DownReason = null,
        Failures = 0,
    };

    public static SourceState Failed(this SourceState state, DateTimeOffset now, TimeSpan interval, string reason, TimeSpan? retryAfter)
    {
        var doublings = Math.Min(state.Failures, 20);
        var pause = TimeSpan.FromTicks(Math.Min(interval.Ticks, FirstRetry.Ticks << doublings));
        var notBefore = retryAfter is { } asked ? now + (asked < LongestNotBefore ? asked : LongestNotBefore) : (DateTimeOffset?)null;
        var due = now + Jittered(pause);
        return state with
        {
            Tried = now,
            Due = notBefore > due ? notBefore : due,
            NotBefore = notBefore,
            DownSince = state.DownSince ?? now,
            DownReason = reason,
            Failures = state.Failures + 1,
        };
    }

    private static TimeSpan Jittered(TimeSpan span) => span * (1 - Jitter + (Random.Shared.NextDouble() * 2 * Jitter));
}
