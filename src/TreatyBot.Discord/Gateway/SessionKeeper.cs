using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>
/// Knows each shard's session, what of it has arrived, and what has been taken in: the one to go on with here, the other for another
/// process.
/// </summary>
internal sealed class SessionKeeper(SessionFile file, TimeProvider clock)
{
    /// <summary>
    /// A kill loses this much of the sequence at most: what came since is sent again, and known again. Each write costs a file.
    /// </summary>
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();

    /// <summary>By delivery, in the order in which they arrived.</summary>
    private readonly SortedDictionary<long, (int Shard, long Sequence)> _underWay = [];
    private GatewaySession?[]? _sessions;
    private long _deliveries;
    private long _writtenAt;

    /// <summary>How many shards the sessions that are kept belong to; null where none is kept.</summary>
    public int? Shards
    {
        get
        {
            lock (_lock)
            {
                _sessions ??= [.. file.Read()?.Shards ?? []];
                return _sessions.Any(session => session is not null) ? _sessions.Length : null;
            }
        }
    }

    /// <summary>Sets how many shards there are. Sessions of another number of them are of no use.</summary>
    public void Expect(int shards)
    {
        lock (_lock)
        {
            if (_sessions?.Length != shards)
            {
                _sessions = new GatewaySession?[shards];
                _underWay.Clear();
            }
        }
    }

    /// <summary>The session to go on with, up to the last event that arrived; null: there is none.</summary>
    public GatewaySession? Current(int shard)
    {
        lock (_lock)
        {
            return _sessions![shard];
        }
    }

    public void Begin(int shard, GatewaySession session) => Set(shard, session);

    public void Drop(int shard) => Set(shard, null);

    /// <summary>Forgets all sessions.</summary>
    public void Drop()
    {
        lock (_lock)
        {
            Array.Clear(_sessions ??= []);
            _underWay.Clear();
            Write();
        }
    }

    /// <summary>An event arrived.</summary>
    /// <param name="shard">On which shard.</param>
    /// <param name="sequence">Its number in the session.</param>
    /// <param name="read">What it tells; null where nobody looks at it.</param>
    public DiscordEvent? Arrived(int shard, long sequence, DiscordEvent? read)
    {
        lock (_lock)
        {
            _sessions![shard] = _sessions[shard] is { } session ? session with { Sequence = sequence } : null;
            if (read is null)
            {
                return null;
            }

            _underWay[++_deliveries] = (shard, sequence);
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

    private void Set(int shard, GatewaySession? session)
    {
        lock (_lock)
        {
            _sessions![shard] = session;
            foreach (var (delivery, _) in _underWay.Where(arrived => arrived.Value.Shard == shard).ToList())
            {
                _underWay.Remove(delivery);
            }

            Write();
        }
    }

    private void Write()
    {
        _writtenAt = clock.GetTimestamp();
        if (_sessions is null || Array.TrueForAll(_sessions, session => session is null))
        {
            file.Write(null);
            return;
        }

        // What is under way another process must get again.
        var kept = (GatewaySession?[])_sessions.Clone();
        foreach (var (shard, sequence) in _underWay.Values)
        {
            kept[shard] = kept[shard] is { } session && session.Sequence >= sequence
                ? session with { Sequence = sequence - 1 }
                : kept[shard];
        }

        file.Write(new GatewaySessions(kept));
    }
}
