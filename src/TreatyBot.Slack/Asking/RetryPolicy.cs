using System.Collections.Concurrent;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>
/// Calls Slack again where that can help. Slack limits each method for each workspace by a tier: once a call was refused, all others of
/// that method wait with it.
/// </summary>
internal sealed class RetryPolicy(TimeProvider clock)
{
    /// <summary>A short break is bridged (0.5 and 1 s); what lasts longer is for the caller to decide.</summary>
    private const int MaxAttempts = 3;

    /// <summary>Whoever asked has gone by then.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<(string Team, string Method), DateTimeOffset> _closedUntil = new();

    /// <summary>
    /// How long to wait before a call is tried again: as long as Slack asks for; where it does not, longer from try to try.
    /// </summary>
    public static TimeSpan Pause(SlackFailure failure, int attempt)
    {
        if (failure.RetryAfter is { } asked && asked > TimeSpan.Zero)
        {
            return asked;
        }

        const double Longest = 60;
        var seconds = (failure.Kind == SlackFailureKind.RateLimited ? 1.0 : 0.25) * Math.Pow(2, Math.Min(attempt, 8));
        return TimeSpan.FromSeconds(Math.Min(seconds, Longest));
    }

    /// <summary>Makes a call that may be repeated without harm.</summary>
    /// <param name="team">The workspace.</param>
    /// <param name="method">Names what shares a limit.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<SlackResult<T>> TryAsync<T>(
        string team, string method, Func<CancellationToken, Task<SlackResult<T>>> call, CancellationToken cancellationToken)
    {
        var giveUpAt = clock.GetUtcNow() + GivenUpAfter;
        for (var (attempt, refusals) = (1, 0); ;)
        {
            await PassAsync((team, method), cancellationToken);
            var result = await call(cancellationToken);
            switch (result.Failure)
            {
                case { Kind: SlackFailureKind.RateLimited } refused when Close((team, method), Pause(refused, refusals++)) < giveUpAt:
                    break;
                case { Kind: SlackFailureKind.Unavailable } failure when attempt < MaxAttempts:
                    await Task.Delay(Pause(failure, attempt++), clock, cancellationToken);
                    break;
                default:
                    return result;
            }
        }
    }

    private async Task PassAsync((string Team, string Method) gate, CancellationToken cancellationToken)
    {
        while (_closedUntil.TryGetValue(gate, out var until))
        {
            var wait = until - clock.GetUtcNow();
            if (wait <= TimeSpan.Zero)
            {
                _closedUntil.TryRemove(KeyValuePair.Create(gate, until));
                return;
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <returns>When the gate opens.</returns>
    private DateTimeOffset Close((string Team, string Method) gate, TimeSpan pause)
    {
        var until = clock.GetUtcNow() + pause;
        return _closedUntil.AddOrUpdate(gate, until, (_, known) => known > until ? known : until);
    }
}
