namespace TreatyBot.Discord.Wire;

/// <summary>How the connection to Discord stands, judged by what arrives.</summary>
public sealed class DiscordPulse(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan TimeToConnect = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _over = new();
    private long _lastInbound = clock.GetTimestamp();
    private TimeSpan _longestSilence = TimeToConnect;
    private bool _isReady;
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
                var silence = clock.GetElapsedTime(_lastInbound);
                return _stopped
                    ?? (silence > _longestSilence
                        ? $"Nothing has arrived from Discord for {silence.TotalSeconds:0} seconds ({(_isReady ? "connected" : "connecting")}); a heartbeat was due after {_longestSilence.TotalSeconds:0}."
                        : null);
            }
        }
    }

    /// <summary>Something arrived.</summary>
    public void Beat()
    {
        lock (_lock)
        {
            _lastInbound = clock.GetTimestamp();
        }
    }

    /// <summary>Discord said how often it answers heartbeats.</summary>
    public void Connected(TimeSpan heartbeat)
    {
        lock (_lock)
        {
            _isReady = true;

            // One answer may be late by a beat; then the client itself gives the connection up, and needs a while to make another.
            _longestSilence = (2 * heartbeat) + TimeToConnect;
        }
    }

    public void Disconnected()
    {
        lock (_lock)
        {
            _isReady = false;
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
}
