using System.Text.Json;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Rest;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>Where the gateway lies, how many shards it wants, and whose turn it is to begin a session.</summary>
internal sealed partial class GatewayEntrance(
    RestSender rest, DiscordTiming timing, TimeProvider clock, ILogger<GatewayEntrance> logger) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, IdentifyQueue> _queues = [];

    /// <summary>What Discord says of its gateway; null where it says nothing.</summary>
    /// <exception cref="DiscordRefusedException">The token is not valid.</exception>
    public async Task<GatewayAddress?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await rest.SendAsync(new RestCall(HttpMethod.Get, "GET gateway/bot", "", "gateway/bot"), cancellationToken);
        if (found.Failure is { } failure)
        {
            if (failure.Kind == DiscordFailureKind.TokenInvalid)
            {
                throw new DiscordRefusedException(failure.Message);
            }

            Log.NoAddress(logger, failure.Message);
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(found.Value!.Body, DiscordJson.Default.GatewayAddress);
        }
        catch (JsonException e)
        {
            Log.NoAddress(logger, e.Message);
            return null;
        }
    }

    /// <summary>Waits until a shard may begin a session, by the day's limit and by the pause between two.</summary>
    /// <returns>Null where Discord says nothing.</returns>
    /// <exception cref="DiscordRefusedException">The token is not valid.</exception>
    public async Task<IdentifyTurn?> TakeTurnAsync(int shard, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } address)
        {
            return null;
        }

        if (address.SessionStartLimit is { Remaining: <= 0 } limit)
        {
            // Beyond the limit Discord resets the token.
            var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1_000, 86_400_000));
            Log.NoSessionsLeft(logger, limit.Total, wait.TotalMinutes);
            await Task.Delay(wait, clock, cancellationToken);
        }

        // Shards whose numbers leave the same rest go one after the other.
        return await QueueOf(shard % Math.Max(1, address.SessionStartLimit?.MaxConcurrency ?? 1)).TakeAsync(address.Url, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var queue in _queues.Values)
        {
            queue.Dispose();
        }
    }

    private IdentifyQueue QueueOf(int remainder)
    {
        lock (_lock)
        {
            return _queues.TryGetValue(remainder, out var queue)
                ? queue
                : _queues[remainder] = new IdentifyQueue(timing.BetweenIdentifies, clock);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5040, LogLevel.Warning, "Discord's gateway address could not be had: {Reason}")]
        public static partial void NoAddress(ILogger logger, string reason);

        [LoggerMessage(5041, LogLevel.Warning, "All {Total} new sessions of the day are used up; waiting {Minutes:0} minutes")]
        public static partial void NoSessionsLeft(ILogger logger, int total, double minutes);
    }
}
