using System.Text.Json;
using Discord.Net;
using Discord.Net.WebSockets;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Gateway;
using TreatyBot.Discord.Wire;

namespace TreatyBot.OverDiscordNet;

/// <summary>
/// Discord.Net's socket, and what it brings read on the way: Discord.Net itself passes over events of channels that it does not know, and cannot read messages with components of the
/// second kind, which the bot's own are made of.
/// </summary>
internal sealed partial class WatchedSocket(ShardId shard, GatewayIntake intake, IdentifyTurn turn, DiscordPulse pulse, TimeProvider clock, ILogger logger) : IWebSocketClient
{
    /// <summary>So often in a row Discord.Net may fail to take its session up at the address that it was given.</summary>
    private const int AttemptsAtResumeAddress = 3;

    /// <summary>Between two connections Discord.Net waits for a minute at most.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(90);

    private readonly IWebSocketClient _socket = DefaultWebSocketProvider.Instance();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    public void SetCancelToken(CancellationToken cancelToken) => _socket.SetCancelToken(cancelToken);

    public async Task ConnectAsync(string host)
    {
        _heard = clock.GetTimestamp();
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
            // After a late acknowledgement Discord.Net would beat without a pause, until Discord closes the connection for it.
            var pause = (_interval / 2) - clock.GetElapsedTime(_beaten);
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, pulse.Over);
            _beaten = clock.GetTimestamp();
        }

        await _socket.SendAsync(data, index, count, isText);
    }

    public void Dispose() => _socket.Dispose();

    private async Task ArrivedAsync(string text)
    {
        _heard = clock.GetTimestamp();
        var frame = JsonSerializer.Deserialize(text, DiscordJson.Default.GatewayFrame)!;
        _interval = frame.Op == Opcode.Hello ? TimeSpan.FromMilliseconds(frame.D.Deserialize(DiscordJson.Default.GatewayHello)!.HeartbeatInterval) : _interval;
        await intake.TakeInAsync(frame, _interval, pulse.Over);
        if (frame.T is "READY" or "RESUMED")
        {
            _failures = 0;
            turn.Dispose();
        }

        if (frame.Op == Opcode.InvalidSession)
        {
            _over.TrySetResult();
            return;
        }

        await (TextMessage?.Invoke(text) ?? Task.CompletedTask);
    }

    private Task ClosedAsync(Exception reason)
    {
        pulse.Disconnected(shard.Number);
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
