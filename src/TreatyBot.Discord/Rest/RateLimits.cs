using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace TreatyBot.Discord.Rest;

/// <summary>
/// Holds calls back until Discord's limits allow them: one bucket for each route (or the routes that Discord puts together) and major id,
/// and one limit over all. It trusts only durations that Discord tells, never its clock.
/// </summary>
internal sealed class RateLimits(IOptions<DiscordOptions> options, TimeProvider clock)
{
    /// <summary>At 10,000 refusals (401, 403, 429) in ten minutes Discord bars the address: calls wait a tenth before that.</summary>
    private const int MaxRefusals = 9_000;

    /// <summary>Looking for buckets that are over costs as many steps as there are: seldom, and never many at once.</summary>
    private const int BucketsBeforeCleaning = 256;

    /// <summary>The wait where every place is taken by a call that is not yet answered.</summary>
    private static readonly TimeSpan AllUnderWay = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Discord counts a call somewhere between its start and its answer: so those under way and those answered within a second all count.
    /// </summary>
    private readonly int _callsPerSecond = options.Value.CallsPerSecond;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _sharedNames = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Major), RateLimitBucket> _buckets = [];
    private readonly Queue<long> _lastSecond = new();
    private int _underWay;
    private long _pausedUntil;
    private long _refusalsSince;
    private int _refusals;

    /// <summary>How many buckets are remembered; those that tell nothing any longer are forgotten.</summary>
    public int BucketCount
    {
        get
        {
            lock (_lock)
            {
                return _buckets.Count;
            }
        }
    }

    /// <summary>Waits until the call may be made.</summary>
    public async Task<RateLimitBucket> EnterAsync(RestCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            Task? change;
            lock (_lock)
            {
                var now = clock.GetTimestamp();
                var bucket = BucketOf(call, now);
                wait = call.IsBots ? GlobalWait(now) : TimeSpan.Zero;
                change = null;
                if (wait == TimeSpan.Zero)
                {
                    if (bucket.TryTake(now, clock, out wait, out change))
                    {
                        if (call.IsBots)
                        {
                            _underWay++;
                        }

                        return bucket;
                    }
                }
            }

            await (change is null ? Task.Delay(wait, clock, cancellationToken) : change.WaitAsync(cancellationToken));
        }
    }

    /// <summary>Takes in what Discord's answer says of the limits. Null where there was no answer.</summary>
    public void Leave(RestCall call, RateLimitBucket taken, HttpResponseMessage? answer)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            taken.Return();
            if (call.IsBots)
            {
                _underWay--;
                _lastSecond.Enqueue(now);
            }

            if (answer is null)
            {
                return;
            }

            var headers = answer.Headers;
            if (Text(headers, "X-RateLimit-Bucket") is { } name)
            {
                _sharedNames[call.Route] = name;
                _buckets.TryAdd((name, call.Major), taken);
            }

            var bucket = BucketOf(call, now);
            bucket.Learn(
                now,
                clock,
                Number(headers, "X-RateLimit-Limit"),
                Number(headers, "X-RateLimit-Remaining"),
                Seconds(headers, "X-RateLimit-Reset-After"));
            var scope = Text(headers, "X-RateLimit-Scope");
            var isLimited = answer.StatusCode == HttpStatusCode.TooManyRequests;
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (isLimited && scope != "shared"))
            {
                CountRefusal(now);
            }

            if (isLimited)
            {
                var until = now + Ticks(Seconds(headers, "Retry-After") ?? TimeSpan.FromSeconds(1));

                // One without a scope does not come from Discord itself but from what stands before it, which then takes no call at all.
                if (scope is "global" or null || Text(headers, "X-RateLimit-Global") is not null)
                {
                    _pausedUntil = Math.Max(_pausedUntil, until);
                }
                else
                {
                    bucket.Close(until);
                }
            }
        }
    }

    private RateLimitBucket BucketOf(RestCall call, long now)
    {
        var key = (_sharedNames.GetValueOrDefault(call.Route, call.Route), call.Major);
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            if (_buckets.Count >= BucketsBeforeCleaning)
            {
                foreach (var idle in _buckets.Where(known => known.Value.IsIdle(now)).Select(known => known.Key).ToList())
                {
                    _buckets.Remove(idle);
                }
            }

            _buckets[key] = bucket = new RateLimitBucket();
        }

        return bucket;
    }

    private TimeSpan GlobalWait(long now)
    {
        while (_lastSecond.TryPeek(out var first) && clock.GetElapsedTime(first, now) >= TimeSpan.FromSeconds(1))
        {
            _lastSecond.Dequeue();
        }

        if (now < _pausedUntil)
        {
            return clock.GetElapsedTime(now, _pausedUntil);
        }

        if (_refusals >= MaxRefusals && clock.GetElapsedTime(_refusalsSince, now) is var since && since < TimeSpan.FromMinutes(10))
        {
            return TimeSpan.FromMinutes(10) - since;
        }

        return _lastSecond.Count + _underWay < _callsPerSecond ? TimeSpan.Zero
            : _lastSecond.TryPeek(out var oldest) ? TimeSpan.FromSeconds(1) - clock.GetElapsedTime(oldest, now)
            : AllUnderWay;
    }

    private void CountRefusal(long now)
    {
        if (_refusals == 0 || clock.GetElapsedTime(_refusalsSince, now) >= TimeSpan.FromMinutes(10))
        {
            _refusalsSince = now;
            _refusals = 0;
        }

        _refusals++;
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static int? Number(HttpResponseHeaders headers, string name) =>
        int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Seconds(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 86_400
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
