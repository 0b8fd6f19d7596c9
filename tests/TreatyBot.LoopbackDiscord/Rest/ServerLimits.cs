using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>Discord's rate limits, as it counts them.</summary>
internal sealed class ServerLimits(LoopbackOptions options)
{
    private const int WindowsBeforeCleaning = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Route, string Major), (long Since, int Used)> _windows = [];
    private readonly Queue<long> _lastSecond = new();

    /// <summary>Counts a call and writes what Discord says of the limits.</summary>
    /// <returns>False where the call is one too many; the answer then says when to come again.</returns>
    public bool TryCount(string route, string major, bool isBots, HttpResponse response, DateTimeOffset now)
    {
        lock (_lock)
        {
            var at = Stopwatch.GetTimestamp();
            if (isBots && !TryCountGlobal(at, response))
            {
                return false;
            }

            var isMessage = route == "POST /channels/{channel_id}/messages";
            var limit = isMessage ? options.MessagesAWindow : options.CallsAWindow;
            var (since, used) = _windows.GetValueOrDefault((route, major), (at, 0));
            if (Stopwatch.GetElapsedTime(since, at) >= options.LimitWindow)
            {
                (since, used) = (at, 0);
            }

            if (_windows.Count > WindowsBeforeCleaning)
            {
                foreach (var over in _windows.Where(window => Stopwatch.GetElapsedTime(window.Value.Since, at) >= options.LimitWindow)
                    .Select(window => window.Key)
                    .ToList())
                {
                    _windows.Remove(over);
                }
            }

            var left = options.LimitWindow - Stopwatch.GetElapsedTime(since, at);
            _windows[(route, major)] = (since, used + 1);
            var headers = response.Headers;
            headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = Math.Max(0, limit - used - 1).ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset-After"] = left.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = ((now + left).ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Bucket"] = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(route)))[..16];
            if (used < limit)
            {
                return true;
            }

            headers["X-RateLimit-Scope"] = "user";
            headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return false;
        }
    }

    private bool TryCountGlobal(long at, HttpResponse response)
    {
        while (_lastSecond.TryPeek(out var first) && Stopwatch.GetElapsedTime(first, at) >= TimeSpan.FromSeconds(1))
        {
            _lastSecond.Dequeue();
        }

        if (_lastSecond.Count >= options.CallsASecond)
        {
            response.Headers["X-RateLimit-Global"] = "true";
            response.Headers["X-RateLimit-Scope"] = "global";
            response.Headers.RetryAfter = "1";
            return false;
        }

        _lastSecond.Enqueue(at);
        return true;
    }
}
