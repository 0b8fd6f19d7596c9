namespace TreatyBot.Slack.Asking;

/// <summary>Gestures that need no durable record, a pressed button or an opened list: known again for a while.</summary>
internal sealed class EventDeduplication
{
    /// <summary>Slack repeats a gesture within minutes; in that time fewer buttons are pressed.</summary>
    private const int Generation = 5_000;

    private readonly Lock _lock = new();
    private HashSet<string> _young = [];
    private HashSet<string> _old = [];

    /// <summary>True for the first who names it.</summary>
    public bool TryAdd(string action)
    {
        lock (_lock)
        {
            if (_old.Contains(action) || !_young.Add(action))
            {
                return false;
            }

            if (_young.Count >= Generation)
            {
                (_old, _young) = (_young, []);
            }

            return true;
        }
    }

    /// <summary>Lets it be done again.</summary>
    public void Remove(string action)
    {
        lock (_lock)
        {
            _young.Remove(action);
            _old.Remove(action);
        }
    }
}
