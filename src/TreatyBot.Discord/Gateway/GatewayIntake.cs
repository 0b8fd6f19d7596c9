using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>Takes in what a shard's connection brings: its session, and the events that the bot looks at.</summary>
internal sealed partial class GatewayIntake(
    ShardId shard, SessionKeeper sessions, DiscordConnectionHealth health, ChannelWriter<DiscordEvent> events, ILogger logger)
{
    /// <summary>Whether the session was established.</summary>
    public bool WasReady { get; private set; }

    /// <summary>How many events came, the gateway's greetings not counted.</summary>
    public int Events { get; private set; }

    /// <summary>Something arrived.</summary>
    /// <param name="frame">What.</param>
    /// <param name="interval">How often Discord answers heartbeats.</param>
    /// <param name="cancellationToken">Ends the wait for a place among the events that wait.</param>
    public async Task TakeInAsync(GatewayFrame frame, TimeSpan interval, CancellationToken cancellationToken)
    {
        if (WasReady)
        {
            health.Received(shard.Number);
        }

        if (frame.Op != Opcode.Dispatch)
        {
            return;
        }

        if (frame.T is "READY" or "RESUMED")
        {
            if (frame.T == "READY")
            {
                var ready = frame.D.Deserialize(DiscordJson.Default.GatewayReady)!;
                sessions.Begin(shard.Number, new GatewaySession(ready.SessionId, ready.ResumeGatewayUrl, frame.S ?? 0));
            }

            WasReady = true;
            health.Connected(interval, shard.Number);
            health.Received(shard.Number);
            Log.Ready(logger, shard.Count == 1 ? frame.T : $"{frame.T}, {shard}");
        }
        else
        {
            Events++;
        }

        DiscordEvent? read = null;
        try
        {
            read = GatewayEvents.Read(frame);
        }
        catch (JsonException e)
        {
            Log.Unreadable(logger, frame.T, e.Message);
        }

        if (sessions.Arrived(shard.Number, frame.S ?? 0, read) is { } arrived)
        {
            await events.WriteAsync(arrived, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5030, LogLevel.Information, "Connected to Discord ({How})")]
        public static partial void Ready(ILogger logger, string how);

        [LoggerMessage(5034, LogLevel.Warning, "A {Event} event cannot be read and is passed over: {Reason}")]
        public static partial void Unreadable(ILogger logger, string? @event, string reason);
    }
}
