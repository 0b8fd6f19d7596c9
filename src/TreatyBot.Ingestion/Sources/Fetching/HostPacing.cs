using Microsoft.Extensions.Options;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>Spaces requests to one host, and leaves it alone for as long as it has asked.</summary>
internal sealed class HostPacing(IOptions<FetchingOptions> options, TimeProvider time)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <summary>Waits for the host's next turn.</summary>
    /// <returns>Null; or how long the host has asked to be left alone, without any wait.</returns>
    public async Task<TimeSpan?> WaitAsync(string host, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var known = _hosts.TryGetValue(host, out var found) ? found : _hosts[host] = new();
            if (known.LeftAloneUntil > now)
            {
                return known.LeftAloneUntil - now;
            }

            var turn = known.Next > now ? known.Next : now;
            known.Next = turn + (known.Delay > Least ? known.Delay : Least);
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        return null;
    }

    public void LeaveAlone(string host, TimeSpan span)
    {
        lock (_gate)
        {
            (_hosts.TryGetValue(host, out var found) ? found : _hosts[host] = new()).LeftAloneUntil = time.GetUtcNow() + span;
        }
    }

    /// <summary>The host's robots.txt asks for more time between two requests.</summary>
    public void Slow(string host, TimeSpan delay)
    {
        lock (_gate)
        {
            (_hosts.TryGetValue(host, out var found) ? found : _hosts[host] = new()).Delay = delay;
        }
    }

    private TimeSpan Least => TimeSpan.FromMilliseconds(options.Value.MillisecondsBetweenRequests);

    private sealed class Host
    {
        public DateTimeOffset Next { get; set; }

        public DateTimeOffset LeftAloneUntil { get; set; }

        public TimeSpan Delay { get; set; }
    }
}
