using System.Threading.Channels;
using Discord;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord;
using TreatyBot.Discord.Gateway;
using TreatyBot.Discord.Wire;

namespace TreatyBot.OverDiscordNet;

/// <summary>
/// Keeps a shard connected through a client of Discord.Net, which identifies, beats, and takes its session up where the connection breaks.
/// Where the session is lost, or Discord says no, it would begin another at once, for ever; where it stumbles over what it is sent, it ends
/// in silence. Then it is taken down here, and the next has to wait its turn.
/// </summary>
internal sealed partial class DiscordNetShard(
    GatewayEntrance entrance,
    DiscordToken token,
    SessionKeeper sessions,
    DiscordConnectionHealth health,
    DiscordTiming timing,
    TimeProvider clock,
    ILogger<DiscordNetShard> logger) : IShardRunner
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(3);

    public async Task RunAsync(ShardId shard, ChannelWriter<DiscordEvent> events, CancellationToken cancellationToken)
    {
        Log.Over(logger, DiscordConfig.Version);
        for (var failures = 1; ; failures++)
        {
            var secret = token.Read(out var problem) ?? throw new DiscordRefusedException(
                problem ?? "There is no Discord token: set Discord:Token or Discord:TokenFile.");
            if (await entrance.TakeTurnAsync(shard.Number, cancellationToken) is { } turn)
            {
                var intake = new GatewayIntake(shard, sessions, health, events, logger);
                using (turn)
                using (var socket = new WatchedSocket(shard, intake, turn, health, clock, logger))
                {
                    await RunSessionAsync(shard, socket, turn.Url, secret, cancellationToken);
                }

                sessions.Drop(shard.Number);
                failures = intake.WasReady ? 0 : failures;
            }

            await Task.Delay(
                failures == 0 ? timing.AfterInvalidSession * (1 + (4 * Random.Shared.NextDouble())) : timing.Backoff(failures),
                clock,
                cancellationToken);
        }
    }

    private async Task RunSessionAsync(ShardId shard, WatchedSocket socket, string url, string secret, CancellationToken cancellationToken)
    {
        var query = $"v={DiscordConfig.APIVersion}&encoding={DiscordSocketConfig.GatewayEncoding}";
        await using var client = new DiscordSocketClient(new DiscordSocketConfig
        {
            ShardId = shard.Number,
            TotalShards = shard.Count,
            GatewayHost = new UriBuilder(url) { Query = query }.Uri.AbsoluteUri,
            GatewayIntents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages,
            LogGatewayIntentWarnings = false,
            LogLevel = LogSeverity.Verbose,
            WebSocketProvider = socket.Watch,
        });
        client.Log += message =>
        {
            Log.Said(logger, message.Source, message.Message, message.Exception);
            return Task.CompletedTask;
        };
        await client.LoginAsync(TokenType.Bot, secret, validateToken: false);
        await client.StartAsync();
        try
        {
            while (!socket.Over.IsCompleted && !socket.IsSilent)
            {
                await Task.WhenAny(socket.Over, Task.Delay(BetweenLooks, clock, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }

            await (socket.IsSilent ? Task.CompletedTask : socket.Over);
        }
        finally
        {
            // It says when it has stopped, but not where it had stopped by itself.
            var stopped = new TaskCompletionSource();
            client.Disconnected += _ => Task.FromResult(stopped.TrySetResult());
            await client.StopAsync();
            await Task.WhenAny(stopped.Task, Task.Delay(TimeToStop, clock, CancellationToken.None));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5079, LogLevel.Information, "Reaching Discord over Discord.Net {Version}")]
        public static partial void Over(ILogger logger, string version);

        [LoggerMessage(5080, LogLevel.Debug, "Discord.Net, {Source}: {Message}")]
        public static partial void Said(ILogger logger, string source, string? message, Exception? exception);
    }
}
