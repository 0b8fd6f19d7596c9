namespace TreatyBot.Indexing;

/// <summary>How long to leave alone what has failed: five seconds, then twice as long each time, up to ten minutes.</summary>
internal sealed class RetryPause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private TimeSpan _pause = Shortest;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public bool IsOver(DateTimeOffset now) => now >= _until;

    public void Note(bool hasSucceeded, DateTimeOffset now)
    {
        _until = hasSucceeded ? DateTimeOffset.MinValue : now + _pause;
        _pause = hasSucceeded ? Shortest : TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, Longest.Ticks));
    }
}
