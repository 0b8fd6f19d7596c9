using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>Knows the session, what of it has arrived, and what has been taken in: the one to go on with here, the other for another process.</summary>
internal sealed class SessionKeeper(SessionFile file, TimeProvider clock)
{
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, long> _underWay = [];
    private GatewaySession? _session;
    private long _deliveries;
    private long _writtenAt;
    private bool _isRead;

    /// <summary>The session to go on with, up to the last event that arrived; null: there is none.</summary>
    public GatewaySession? Current
    {
        get
        {
            lock (_lock)
            {
                if (!_isRead)
                {
                    _isRead = true;
                    _session = file.Read();
                }

                return _session;
            }
        }
    }

    public void Begin(GatewaySession session)
    {
        lock (_lock)
        {
            _isRead = true;
            _session = session;
            _underWay.Clear();
            Write();
        }
    }

    public void Drop()
    {
        lock (_lock)
        {
            _session = null;
            _underWay.Clear();
            Write();
        }
    }

    /// <summary>An event arrived.</summary>
    /// <param name="sequence">Its number in the session.</param>
    /// <param name="read">What it tells; null where nobody looks at it.</param>
    public DiscordEvent? Arrived(long sequence, DiscordEvent? read)
    {
        lock (_lock)
        {
            _session = _session is null ? null : _session with { Sequence = sequence };
            if (read is null)
            {
                return null;
            }

            _underWay[++_deliveries] = sequence;
            return read with { Delivery = _deliveries };
        }
    }

    public void TakenIn(long delivery)
    {
        lock (_lock)
        {
            if (_underWay.Remove(delivery) && clock.GetElapsedTime(_writtenAt) >= BetweenWrites)
            {
                Write();
            }
        }
    }

    /// <summary>Keeps what is known now.</summary>
    public void Save()
    {
        lock (_lock)
        {
            Write();
        }
    }

    private void Write()
    {
        _writtenAt = clock.GetTimestamp();
        file.Write(_session is null || _underWay.Count == 0 ? _session : _session with { Sequence = _underWay.First().Value - 1 });
    }
}
