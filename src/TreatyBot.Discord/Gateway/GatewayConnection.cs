using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>One connection to the gateway, from its first word to its last.</summary>
internal sealed partial class GatewayConnection(
    ShardId shard,
    string token,
    SessionKeeper sessions,
    DiscordConnectionHealth health,
    DiscordTiming timing,
    TimeProvider clock,
    ChannelWriter<DiscordEvent> events,
    ILogger logger) : IDisposable
{
    /// <summary>
    /// Guilds, messages in guilds, direct messages. None is privileged: mentions and direct messages carry their text without.
    /// </summary>
    private const int Intents = (1 << 0) | (1 << 9) | (1 << 12);

    private readonly GatewaySocket _socket = new(clock);
    private readonly GatewayIntake _intake = new(shard, sessions, health, events, logger);
    private volatile bool _isAcknowledged = true;
    private volatile bool _wasSilent;

    /// <summary>Whether the session was established.</summary>
    public bool WasReady => _intake.WasReady;

    /// <summary>How many events it brought, its own greetings not counted.</summary>
    public int Events => _intake.Events;

    /// <summary>Whether Discord has ended the session, and so wants a pause before a new one.</summary>
    public bool MustRest { get; private set; }

    /// <summary>Runs until the connection is over, for whatever reason.</summary>
    /// <param name="url">Where to connect.</param>
    /// <param name="session">The session to take up; null: begin one.</param>
    /// <param name="turn">The turn to begin one; it ends as soon as it is begun.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    /// <exception cref="DiscordRefusedException">Discord will not let the bot in.</exception>
    /// <exception cref="MoreShardsException">There must be more shards.</exception>
    public async Task RunAsync(string url, GatewaySession? session, IdentifyTurn? turn, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = Task.CompletedTask;
        try
        {
            var interval = await ShakeHandsAsync(url, session, over.Token);
            turn?.Dispose();
            beating = BeatAsync(interval, over);
            await ReadAsync(interval, over.Token);
            if (CloseCode.Fatal(_socket.CloseCode) is { } fatal)
            {
                throw new DiscordRefusedException(fatal);
            }

            if (_socket.CloseCode == CloseCode.ShardingRequired)
            {
                throw new MoreShardsException(CloseCode.MoreShards);
            }

            if (CloseCode.EndsSession(_socket.CloseCode))
            {
                sessions.Drop(shard.Number);
            }

            Log.Closed(logger, _socket.CloseCode);
        }
        catch (Exception e) when (e is WebSocketException or IOException or JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            _wasSilent |= IsSilence(e);
            Log.Broken(logger, e.Message);
        }
        finally
        {
            health.Disconnected(shard.Number, _wasSilent);
            await over.CancelAsync();
            await _socket.CloseAsync();
            await beating;
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<TimeSpan> ShakeHandsAsync(string url, GatewaySession? session, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(timing.Handshake, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        await _socket.ConnectAsync(url, either.Token);
        var frame = await _socket.ReceiveAsync(either.Token);
        if (frame is not { Op: Opcode.Hello })
        {
            throw new JsonException("The gateway's first message was no Hello.");
        }

        var hello = frame.D.Deserialize(DiscordJson.Default.GatewayHello)!;
        if (hello.HeartbeatInterval <= 0)
        {
            throw new JsonException("The gateway wants heartbeats without a pause.");
        }

        await (session is null
            ? _socket.SendAsync(
                new GatewayCommand<GatewayIdentify>(Opcode.Identify, new GatewayIdentify(token, Intents, [shard.Number, shard.Count])),
                DiscordJson.Default.GatewayCommandGatewayIdentify,
                either.Token)
            : _socket.SendAsync(
                new GatewayCommand<GatewayResume>(
                    Opcode.Resume,
                    new GatewayResume(
                        token, session.Id, session.Sequence)), DiscordJson.Default.GatewayCommandGatewayResume, either.Token));
        return TimeSpan.FromMilliseconds(hello.HeartbeatInterval);
    }

    private async Task ReadAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        while (await _socket.ReceiveAsync(cancellationToken) is { } frame)
        {
            await _intake.TakeInAsync(frame, interval, cancellationToken);
            switch (frame.Op)
            {
                case Opcode.Heartbeat:
                    await SendBeatAsync(cancellationToken);
                    break;
                case Opcode.HeartbeatAcknowledged:
                    _isAcknowledged = true;
                    break;
                case Opcode.Reconnect:
                    return;
                case Opcode.InvalidSession:
                    // True: the session still stands, and is resumed at once. The pause is for those who must identify anew.
                    if (frame.D.ValueKind != JsonValueKind.True)
                    {
                        MustRest = true;
                        sessions.Drop(shard.Number);
                    }

                    return;
                default:
                    break;
            }
        }
    }

    private async Task BeatAsync(TimeSpan interval, CancellationTokenSource over)
    {
        try
        {
            await Task.Delay(interval * Random.Shared.NextDouble(), clock, over.Token);
            while (true)
            {
                if (!_isAcknowledged)
                {
                    // A connection that still takes but no longer gives: leave it, its session goes on elsewhere.
                    _wasSilent = true;
                    Log.Silent(logger, interval.TotalSeconds);
                    await over.CancelAsync();
                    return;
                }

                _isAcknowledged = false;
                await SendBeatAsync(over.Token);
                await Task.Delay(interval, clock, over.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The reader sees the same end, and says so.
        }
    }

    /// <summary>Whether TCP gave the connection up because nothing answered any more (see <see cref="GatewaySocket"/>).</summary>
    private static bool IsSilence(Exception? failure) => failure switch
    {
        null => false,
        SocketException
        {
            SocketErrorCode: SocketError.TimedOut or SocketError.HostUnreachable
                or SocketError.NetworkUnreachable or SocketError.NetworkDown,
        } => true,
        _ => IsSilence(failure.InnerException),
    };

    private Task SendBeatAsync(CancellationToken cancellationToken) =>
        _socket.SendAsync(
            new GatewayHeartbeat(sessions.Current(shard.Number)?.Sequence), DiscordJson.Default.GatewayHeartbeat, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(5031, LogLevel.Information, "Discord closed the connection ({Code}); connecting again")]
        public static partial void Closed(ILogger logger, int? code);

        [LoggerMessage(5032, LogLevel.Information, "The connection to Discord broke ({Reason}); connecting again")]
        public static partial void Broken(ILogger logger, string reason);

        [LoggerMessage(5033, LogLevel.Warning, "Discord has not acknowledged a heartbeat for {Seconds:0.0} s; connecting again")]
        public static partial void Silent(ILogger logger, double seconds);
    }
}
