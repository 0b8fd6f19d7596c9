using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>How long to wait before a call is tried again.</summary>
internal static class SlackPatience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>As long as Slack asks for; where it does not, longer from try to try.</summary>
    public static TimeSpan Pause(SlackFailure failure, int attempt)
    {
        if (failure.RetryAfter is { } asked && asked > TimeSpan.Zero)
        {
            return asked < Longest ? asked : Longest;
        }

        var seconds = (failure.Kind == SlackFailureKind.RateLimited ? 1.0 : 0.25) * Math.Pow(2, Math.Min(attempt, 8));
        return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
    }

    /// <summary>A call that may be repeated without harm, tried up to three times.</summary>
    public static async Task<SlackResult<T>> TryAsync<T>(
        Func<CancellationToken, Task<SlackResult<T>>> call, TimeProvider clock, CancellationToken cancellationToken)
    {
        const int MaxAttempts = 3;
        for (var attempt = 0; ; attempt++)
        {
            var result = await call(cancellationToken);
            if (result.Failure is not { Kind: SlackFailureKind.RateLimited or SlackFailureKind.Unavailable } failure || attempt == MaxAttempts - 1)
            {
                return result;
            }

            await Task.Delay(Pause(failure, attempt), clock, cancellationToken);
        }
    }
}
