using System.Text.Json;
using Discord.Net;
using Discord.Net.WebSockets;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Gateway;
using TreatyBot.Discord.Wire;

namespace TreatyBot.OverDiscordNet;

/// <summary>
/// Discord.Net's socket, and what it brings read on the way: Discord.Net itself passes over events of channels that it does not know, and
/// cannot read messages with components of the second kind, which the bot's own are made of.
/// </summary>
internal sealed partial class WatchedSocket(
    ShardId shard,
    GatewayIntake intake,
    IdentifyTurn turn,
    DiscordConnectionHealth health,
    TimeProvider clock,
    ILogger logger) : IWebSocketClient
{
    /// <summary>So often in a row Discord.Net may fail to take its session up at the address that it was given.</summary>
    private const int AttemptsAtResumeAddress = 3;

    /// <summary>What Discord sends where it wants a session to be resumed on another connection.</summary>
    private const string Reconnect = """{"op":7,"d":null}""";

    /// <summary>Between two connections Discord.Net waits for a minute at most.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(90);

    private readonly IWebSocketClient _socket = DefaultWebSocketProvider.Instance();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _connection;
    private volatile bool _isBeatRequested;
    private TimeSpan _interval;
    private long _heard = clock.GetTimestamp();
    private long _beaten;
    private int _failures;

    public event Func<string, Task>? TextMessage;

    public event Func<Exception, Task>? Closed;

    /// <summary>Never comes: nothing is asked to be compressed.</summary>
    public event Func<byte[], int, int, Task> BinaryMessage
    {
        add => _socket.BinaryMessage += value;
        remove => _socket.BinaryMessage -= value;
    }

    /// <summary>Whether longer than it may be nothing has come, nor a connection been tried.</summary>
    public bool IsSilent => clock.GetElapsedTime(_heard) > (2 * _interval) + LongestPause;

    /// <summary>Ends when the session can no longer be taken up; fails where Discord says no.</summary>
    public Task Over => _over.Task;

    /// <summary>Reads from now on.</summary>
    public WatchedSocket Watch()
    {
        _socket.TextMessage += ArrivedAsync;
        _socket.Closed += ClosedAsync;
        return this;
    }

    public void SetHeader(string key, string value) => _socket.SetHeader(key, value);

    /// <summary>Discord.Net gives each connection its own token, and cancels it before it makes the next.</summary>
    public void SetCancelToken(CancellationToken cancelToken)
    {
        _connection = cancelToken;
        _socket.SetCancelToken(cancelToken);
    }

    public async Task ConnectAsync(string host)
    {
        _heard = clock.GetTimestamp();
        health.Disconnected(shard.Number);
        try
        {
            await _socket.ConnectAsync(host.Replace("&compress=zlib-stream", "", StringComparison.Ordinal));
        }
        catch (Exception) when (!intake.WasReady || ++_failures >= AttemptsAtResumeAddress)
        {
            _over.TrySetResult();
            throw;
        }
    }

    public Task DisconnectAsync(int closeCode = 1000) => _socket.DisconnectAsync(closeCode);

    public async Task SendAsync(byte[] data, int index, int count, bool isText)
    {
        if (JsonSerializer.Deserialize(data.AsSpan(index, count), DiscordJson.Default.GatewayFrame)!.Op == Opcode.Heartbeat)
        {
            await PauseBeforeBeatAsync();
            _beaten = clock.GetTimestamp();
        }

        await _socket.SendAsync(data, index, count, isText);
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>
    /// After a late acknowledgement Discord.Net would beat without a pause, until Discord closes the connection for it. A beat that Discord
    /// has asked for goes at once, since reading waits for it; and a pause ends with its connection, since the next one waits for it.
    /// </summary>
    private async Task PauseBeforeBeatAsync()
    {
        var pause = (_interval / 2) - clock.GetElapsedTime(_beaten);
        if (_isBeatRequested || pause <= TimeSpan.Zero)
        {
            _isBeatRequested = false;
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(_connection, health.Over);
        await Task.Delay(pause, clock, either.Token);
    }

    private async Task ArrivedAsync(string text)
    {
        _heard = clock.GetTimestamp();
        var frame = JsonSerializer.Deserialize(text, DiscordJson.Default.GatewayFrame)!;
        _interval = frame.Op == Opcode.Hello
            ? TimeSpan.FromMilliseconds(frame.D.Deserialize(DiscordJson.Default.GatewayHello)!.HeartbeatInterval)
            : _interval;
        await intake.TakeInAsync(frame, _interval, health.Over);
        if (frame.T is "READY" or "RESUMED")
        {
            _failures = 0;
            turn.Dispose();
        }

        _isBeatRequested |= frame.Op == Opcode.Heartbeat;
        if (frame.Op == Opcode.InvalidSession)
        {
            if (frame.D.ValueKind != JsonValueKind.True)
            {
                _over.TrySetResult();
                return;
            }

            // The session still stands, but Discord.Net would begin another: it resumes where it is asked to reconnect.
            text = Reconnect;
        }

        await (TextMessage?.Invoke(text) ?? Task.CompletedTask);
    }

    private Task ClosedAsync(Exception reason)
    {
        health.Disconnected(shard.Number);
        var code = (reason as WebSocketClosedException)?.CloseCode;
        Log.Closed(logger, code, reason.Message);
        return CloseCode.Fatal(code) is { } fatal ? Task.FromResult(_over.TrySetException(new DiscordRefusedException(fatal)))
            : code == CloseCode.ShardingRequired ? Task.FromResult(_over.TrySetException(new MoreShardsException(CloseCode.MoreShards)))
            : !intake.WasReady || CloseCode.EndsSession(code) ? Task.FromResult(_over.TrySetResult())
            : Closed?.Invoke(reason) ?? Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(5082, LogLevel.Information, "The connection to Discord is over ({Code}: {Reason}); connecting again")]
        public static partial void Closed(ILogger logger, int? code, string reason);
    }
}
