namespace TreatyBot.Discord.Wire;

/// <summary>How the connection stands, measured by what arrives: where there are several shards, on each of them.</summary>
public sealed class DiscordConnectionHealth(TimeProvider clock) : IDisposable
{
    /// <summary>
    /// A session that was cut is taken up again within a second, and a first one begun within two. What takes longer is trouble, and an
    /// operator should hear of it within five.
    /// </summary>
    private static readonly TimeSpan TimeToConnect = TimeSpan.FromSeconds(4);

    /// <summary>Shards begin their sessions one after the other, five seconds apart (Discord: one identify in five seconds).</summary>
    private static readonly TimeSpan TimeBetweenShards = TimeSpan.FromSeconds(6);

    /// <summary>Above two heartbeats, after which the client itself gives a silent connection up.</summary>
    private static readonly TimeSpan SilenceBeyondHeartbeats = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _over = new();
    private Shard[] _shards = [new Shard(clock.GetTimestamp(), TimeToConnect)];
    private string? _stopped;

    /// <summary>Why the connection is down for good, and what to do; null while it is not.</summary>
    public string? Stopped
    {
        get
        {
            lock (_lock)
            {
                return _stopped;
            }
        }
    }

    /// <summary>Cancelled once the connection is down for good.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Whether a session stands, on every shard.</summary>
    public bool IsConnected
    {
        get
        {
            lock (_lock)
            {
                return Array.TrueForAll(_shards, shard => shard.IsReady);
            }
        }
    }

    /// <summary>Null where all is well; else what is wrong.</summary>
    public string? Problem
    {
        get
        {
            lock (_lock)
            {
                return _stopped ?? _shards.Select(ProblemOf).FirstOrDefault(problem => problem is not null);
            }
        }
    }

    /// <summary>Sets how many shards the connection has, 1 or more.</summary>
    public void Expect(int shards)
    {
        lock (_lock)
        {
            // A connection that has not stood yet has been waited for since the start.
            var since = _shards is [{ HasStood: false } first, ..] ? first.NotReadySince : clock.GetTimestamp();
            _shards = [.. Enumerable.Range(0, shards).Select(number => new Shard(since, TimeToConnect + (number * TimeBetweenShards)))];
        }
    }

    /// <summary>Something arrived.</summary>
    public void Received(int shard = 0)
    {
        lock (_lock)
        {
            _shards[shard].LastInbound = clock.GetTimestamp();
        }
    }

    /// <summary>A session stands, and Discord said how often it answers heartbeats.</summary>
    public void Connected(TimeSpan heartbeat, int shard = 0)
    {
        lock (_lock)
        {
            _shards[shard].HasStood = true;
            _shards[shard].IsReady = true;
            _shards[shard].LastInbound = clock.GetTimestamp();
            _shards[shard].LongestSilence = (2 * heartbeat) + SilenceBeyondHeartbeats;
        }
    }

    /// <summary>The session stands no more.</summary>
    /// <param name="shard">On this shard.</param>
    /// <param name="wasSilent">
    /// True where the connection was given up because nothing came any more: it was dead for as long already as a cut may take to mend.
    /// </param>
    public void Disconnected(int shard = 0, bool wasSilent = false)
    {
        lock (_lock)
        {
            if (_shards[shard].IsReady)
            {
                _shards[shard].IsReady = false;
                var deadFor = wasSilent ? TimeToConnect : TimeSpan.Zero;
                _shards[shard].NotReadySince = clock.GetTimestamp() - (long)(deadFor.TotalSeconds * clock.TimestampFrequency);
                _shards[shard].TimeToConnect = TimeToConnect;
            }
        }
    }

    /// <summary>The connection is down for good.</summary>
    public void Stop(string reason)
    {
        lock (_lock)
        {
            _stopped ??= reason;
        }

        _over.Cancel();
    }

    public void Dispose() => _over.Dispose();

    private string? ProblemOf(Shard shard, int number)
    {
        var where = _shards.Length > 1 ? $" on shard {number + 1} of {_shards.Length}" : "";
        var (away, silent) = (clock.GetElapsedTime(shard.NotReadySince), clock.GetElapsedTime(shard.LastInbound));
        return shard switch
        {
            { IsReady: false } when away >= shard.TimeToConnect =>
                $"There has been no connection to Discord{where} for {away.TotalSeconds:0} seconds.",
            { IsReady: true } when silent > shard.LongestSilence =>
                $"Nothing has arrived from Discord{where} for {silent.TotalSeconds:0} seconds; a heartbeat was due after "
                    + $"{shard.LongestSilence.TotalSeconds:0}.",
            _ => null,
        };
    }

    private sealed class Shard(long since, TimeSpan timeToConnect)
    {
        public bool HasStood { get; set; }

        public bool IsReady { get; set; }

        public long NotReadySince { get; set; } = since;

        public TimeSpan TimeToConnect { get; set; } = timeToConnect;

        public long LastInbound { get; set; } = since;

        public TimeSpan LongestSilence { get; set; }
    }
}
