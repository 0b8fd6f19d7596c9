namespace TreatyBot.Slack.Asking;

/// <summary>
/// Spaces the messages that are posted in one channel. Slack takes one a second there and allows short bursts above that
/// (docs.slack.dev/apis/web-api/rate-limits); how long a burst may be it does not say, so a refusal ends it.
/// </summary>
internal sealed class ChannelRate(TimeProvider clock)
{
    /// <summary>
    /// Messages in a row without a pause. Slack names no number; three covers a mention that brings two more, and a refusal costs one wait.
    /// </summary>
    public const int Burst = 3;

    /// <summary>Looking for channels that have rested costs as many steps as there are: seldom, and never many at once.</summary>
    private const int BucketsBeforeCleaning = 1_000;

    /// <summary>Slack: one a second.</summary>
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tolerance = (Burst - 1) * BetweenMessages;

    private readonly Lock _lock = new();
    private readonly long _started = clock.GetTimestamp();

    /// <summary>When the allowance of a channel is whole again, counted from the start.</summary>
    private readonly Dictionary<(string Team, string Channel), TimeSpan> _wholeAt = [];

    /// <summary>Takes the next free place in a channel.</summary>
    /// <returns>How long to wait for it.</returns>
    public TimeSpan Reserve(string team, string channel)
    {
        lock (_lock)
        {
            var now = clock.GetElapsedTime(_started);

            // The worker that ran before may have used its whole burst a moment ago.
            var before = _wholeAt.GetValueOrDefault((team, channel), Burst * BetweenMessages);
            Clean(now);
            _wholeAt[(team, channel)] = Max(before, now) + BetweenMessages;
            return Max(before - Tolerance - now, TimeSpan.Zero);
        }
    }

    /// <summary>Takes the next free place in a channel and waits for it.</summary>
    public Task WaitAsync(string team, string channel, CancellationToken cancellationToken) =>
        Reserve(team, channel) is var wait && wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;

    /// <summary>Slack has refused a message there: the burst is over.</summary>
    public void Refused(string team, string channel, TimeSpan pause)
    {
        lock (_lock)
        {
            var until = clock.GetElapsedTime(_started) + pause + Tolerance;
            _wholeAt[(team, channel)] = Max(_wholeAt.GetValueOrDefault((team, channel)), until);
        }
    }

    private void Clean(TimeSpan now)
    {
        if (_wholeAt.Count >= BucketsBeforeCleaning && now > Burst * BetweenMessages)
        {
            foreach (var (key, _) in _wholeAt.Where(known => known.Value <= now).ToList())
            {
                _wholeAt.Remove(key);
            }
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
