using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Gateway;

/// <summary>One connection, seen from Discord's side.</summary>
internal sealed class GatewayServerSocket
{
    private const int LongestPayload = 4096;
    private const int SendsAMinute = 120;

    private readonly WebSocket _socket;
    private readonly LoopbackWorld _world;
    private readonly GatewayServer _server;
    private readonly Channel<string> _outgoing = Channel.CreateUnbounded<string>();
    private readonly Queue<long> _sends = new();
    private int _events;
    private bool _isOver;
    private int? _closeWith;

    public GatewayServerSocket(WebSocket socket, LoopbackWorld world, GatewayServer server)
    {
        (_socket, _world, _server) = (socket, world, server);
        _ = WriteAsync();
    }

    public GatewayServerSession? Session { get; set; }

    public int? ClientClose { get; private set; }

    public void Send(JsonObject frame) => _outgoing.Writer.TryWrite(frame.ToJsonString());

    public void SendEvent(string frame)
    {
        if (_isOver)
        {
            return;
        }

        _outgoing.Writer.TryWrite(frame);
        if (_server.CutEvery is { } every && ++_events >= every)
        {
            _isOver = true;
            _outgoing.Writer.TryComplete();
        }
    }

    public void Cut()
    {
        _isOver = true;
        _outgoing.Writer.TryComplete();
        _socket.Abort();
    }

    /// <summary>Closes the socket after what is on its way.</summary>
    public Task CloseAsync(int code)
    {
        _isOver = true;
        _closeWith = code;
        _outgoing.Writer.TryComplete();
        return Task.CompletedTask;
    }

    public async Task ReadAsync(Func<int, JsonElement, Task> handle)
    {
        var buffer = new byte[LongestPayload + 1];
        try
        {
            while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage && length <= LongestPayload);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    // What a client answers to a close tells nothing: the session stands as the server left it.
                    ClientClose = _closeWith is null ? (int?)_socket.CloseStatus : null;
                    _server.LastClientClose = ClientClose ?? _server.LastClientClose;
                    break;
                }

                if (length > LongestPayload || IsTooOften())
                {
                    _world.Violate(
                        length > LongestPayload
                            ? "a gateway payload of more than 4096 bytes"
                            : "more than 120 gateway payloads in a minute");
                    await CloseAsync(length > LongestPayload ? 4002 : 4008);
                    return;
                }

                using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
                await handle(
                    document.RootElement.GetProperty("op").GetInt32(),
                    document.RootElement.TryGetProperty("d", out var data) ? data : default);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            // Cut, by one side or the other.
        }
        finally
        {
            _outgoing.Writer.TryComplete();
        }
    }

    private bool IsTooOften()
    {
        var now = Stopwatch.GetTimestamp();
        _sends.Enqueue(now);
        while (Stopwatch.GetElapsedTime(_sends.Peek(), now) > TimeSpan.FromMinutes(1))
        {
            _sends.Dequeue();
        }

        return _sends.Count > SendsAMinute;
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync())
            {
                await _socket.SendAsync(
                    Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }

            if (_closeWith is { } code)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None);
            }
            else if (_isOver)
            {
                // What is on its way arrives before the cut.
                await Task.Delay(20);
                _socket.Abort();
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException
            or InvalidOperationException or ObjectDisposedException)
        {
            // Cut.
        }
    }
}
