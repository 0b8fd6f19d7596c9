using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>Keeps one shard connected: takes its session up again, begins new ones, and waits longer each time that fails.</summary>
internal sealed class GatewayShard(
    GatewayEntrance entrance,
    DiscordToken token,
    SessionKeeper sessions,
    DiscordConnectionHealth health,
    DiscordTiming timing,
    TimeProvider clock,
    ILogger<GatewayShard> logger) : IShardRunner
{
    /// <summary>
    /// Discord: where resuming at its address fails, connect to the ordinary one. A short cut does not lose it.
    /// </summary>
    private const int AttemptsAtResumeAddress = 3;

    public async Task RunAsync(ShardId shard, ChannelWriter<DiscordEvent> events, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var isNew = sessions.Current(shard.Number) is null;
            var started = clock.GetTimestamp();
            var connection = await ConnectAsync(shard, events, failures, cancellationToken);

            // A session that goes on where it was may do so at once, however often it is cut. New ones are counted at Discord, and so are
            // not begun in haste.
            var lasted = connection?.WasReady == true && clock.GetElapsedTime(started) >= timing.Settled;
            var wentOn = !isNew && connection?.Events > 0;
            failures = lasted || wentOn ? 0 : failures + 1;
            if (failures > (connection?.WasReady == true ? 1 : 0))
            {
                await Task.Delay(timing.Backoff(failures), clock, cancellationToken);
            }
        }
    }

    /// <returns>The connection that was made and is over; null where there was none.</returns>
    private async Task<GatewayConnection?> ConnectAsync(
        ShardId shard, ChannelWriter<DiscordEvent> events, int failures, CancellationToken cancellationToken)
    {
        var secret = token.Read(out var problem) ?? throw new DiscordRefusedException(
            problem ?? "There is no Discord token: set Discord:Token or Discord:TokenFile.");
        var session = sessions.Current(shard.Number);
        using var turn = session is null ? await entrance.TakeTurnAsync(shard.Number, cancellationToken) : null;
        var url = session is null ? turn?.Url
            : failures < AttemptsAtResumeAddress ? session.ResumeUrl
            : (await entrance.FindAsync(cancellationToken))?.Url;
        if (url is null)
        {
            return null;
        }

        using var connection = new GatewayConnection(shard, secret, sessions, health, timing, clock, events, logger);
        await connection.RunAsync(url, session, turn, cancellationToken);
        if (health.Stopped is { } stopped)
        {
            throw new DiscordRefusedException(stopped);
        }

        if (connection.MustRest)
        {
            await Task.Delay(timing.AfterInvalidSession * (1 + (4 * Random.Shared.NextDouble())), clock, cancellationToken);
        }

        return connection;
    }
}
