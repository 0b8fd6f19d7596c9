namespace TreatyBot.Discord.Wire;

/// <summary>How the connection to Discord stands, judged by what arrives; where it is spread over several shards, on each of them.</summary>
public sealed class DiscordPulse(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan TimeToConnect = TimeSpan.FromMinutes(1);

    /// <summary>One shard after the other connects.</summary>
    private static readonly TimeSpan TimeBetweenShards = TimeSpan.FromSeconds(6);

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

    /// <summary>Null where all is well; else what is wrong.</summary>
    public string? Trouble
    {
        get
        {
            lock (_lock)
            {
                return _stopped ?? _shards.Select(TroubleOf).FirstOrDefault(trouble => trouble is not null);
            }
        }
    }

    /// <summary>The connection is to have so many shards, 1 or more.</summary>
    public void Expect(int shards)
    {
        lock (_lock)
        {
            _shards = [.. Enumerable.Range(0, shards).Select(number => new Shard(clock.GetTimestamp(), TimeToConnect + (number * TimeBetweenShards)))];
        }
    }

    /// <summary>Something arrived.</summary>
    public void Beat(int shard = 0)
    {
        lock (_lock)
        {
            _shards[shard].LastInbound = clock.GetTimestamp();
        }
    }

    /// <summary>Discord said how often it answers heartbeats.</summary>
    public void Connected(TimeSpan heartbeat, int shard = 0)
    {
        lock (_lock)
        {
            _shards[shard].IsReady = true;

            // One answer may be late by a beat; then the client itself gives the connection up, and needs a while to make another.
            _shards[shard].LongestSilence = (2 * heartbeat) + TimeToConnect;
        }
    }

    public void Disconnected(int shard = 0)
    {
        lock (_lock)
        {
            _shards[shard].IsReady = false;
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

    private string? TroubleOf(Shard shard, int number)
    {
        var silence = clock.GetElapsedTime(shard.LastInbound);
        return silence > shard.LongestSilence
            ? $"Nothing has arrived from Discord {(_shards.Length > 1 ? $"on shard {number + 1} of {_shards.Length} " : "")}for {silence.TotalSeconds:0} seconds ({(shard.IsReady ? "connected" : "connecting")}); a heartbeat was due after {shard.LongestSilence.TotalSeconds:0}."
            : null;
    }

    private sealed class Shard(long since, TimeSpan longestSilence)
    {
        public long LastInbound { get; set; } = since;

        public TimeSpan LongestSilence { get; set; } = longestSilence;

        public bool IsReady { get; set; }
    }
}
