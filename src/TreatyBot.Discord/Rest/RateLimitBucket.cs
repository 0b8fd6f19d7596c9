namespace TreatyBot.Discord.Rest;

/// <summary>What is known of one of Discord's rate limits. <see cref="RateLimits"/> guards it with its lock.</summary>
internal sealed class RateLimitBucket
{
    private TaskCompletionSource _change = NewChange();
    private bool _isKnown;
    private int _limit = 1;
    private int _remaining = 1;
    private int _underWay;
    private long _resetAt;

    /// <summary>Takes a place for one call. Else tells how long to wait, or on what change.</summary>
    public bool TryTake(long now, TimeProvider clock, out TimeSpan wait, out Task? change)
    {
        (wait, change) = (TimeSpan.Zero, null);
        if (now >= _resetAt)
        {
            _remaining = Math.Max(_remaining, _limit - _underWay);
        }

        if (_remaining > 0)
        {
            _remaining--;
            _underWay++;
            return true;
        }

        if (now < _resetAt && _isKnown)
        {
            // A little late is in time; a little early is a refusal.
            wait = clock.GetElapsedTime(now, _resetAt) + TimeSpan.FromMilliseconds(5);
        }
        else
        {
            change = _change.Task;
        }

        return false;
    }

    /// <summary>A call is over, answered or not.</summary>
    public void Return()
    {
        _underWay--;
        if (!_isKnown)
        {
            _remaining = 1;
        }

        var before = _change;
        _change = NewChange();
        before.SetResult();
    }

    /// <summary>Takes in what an answer says, where it says it.</summary>
    public void Learn(long now, TimeProvider clock, int? limit, int? remaining, TimeSpan? resetAfter)
    {
        if (limit is { } most && remaining is { } left && resetAfter is { } time)
        {
            // Answers overtake each other: inside one window an older one must not give back what a later call has used. Those under way
            // may not be counted in what Discord says is left.
            var isSameWindow = _isKnown && now < _resetAt;
            _remaining = isSameWindow ? Math.Min(_remaining, left) : Math.Max(0, left - _underWay);
            _resetAt = Math.Max(_resetAt, now + (long)(time.TotalSeconds * clock.TimestampFrequency));
            _limit = Math.Max(1, most);
            _isKnown = true;
        }
    }

    /// <summary>No call before that time.</summary>
    public void Close(long until)
    {
        _isKnown = true;
        _remaining = 0;
        _resetAt = Math.Max(_resetAt, until);
    }

    public bool IsIdle(long now) => _underWay == 0 && now >= _resetAt;

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
