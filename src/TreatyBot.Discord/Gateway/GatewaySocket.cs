using System.Buffers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>A web socket that carries whole JSON messages.</summary>
internal sealed class GatewaySocket : IDisposable
{
    /// <summary>Any code but 1000 and 1001, which would end the session as well.</summary>
    public const int CloseToResume = 4000;

    /// <summary>The greatest guild is far smaller.</summary>
    private const int LongestFrame = 32 * 1024 * 1024;

    private static readonly HttpMessageInvoker Connections = new(
        new SocketsHttpHandler { ConnectCallback = ConnectAsync, AllowAutoRedirect = false });

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ArrayBufferWriter<byte> _message = new(16 * 1024);

    public GatewaySocket(TimeProvider clock)
    {
        _socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        Clock = clock;
    }

    private TimeProvider Clock { get; }

    /// <summary>Why Discord closed the socket; null while it has not.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    public Task ConnectAsync(string url, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(url) { Query = "v=10&encoding=json" };
        if (address.Path.Length == 0)
        {
            address.Path = "/";
        }

        return _socket.ConnectAsync(address.Uri, Connections, cancellationToken);
    }

    public async Task SendAsync<T>(T message, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message, type), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message; null once the socket is closed.</summary>
    /// <exception cref="JsonException">It is no gateway message.</exception>
    public async Task<GatewayFrame?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_message.GetMemory(8 * 1024), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _message.Advance(part.Count);
            if (_message.WrittenCount > LongestFrame)
            {
                throw new JsonException($"A gateway message of more than {LongestFrame} bytes.");
            }

            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize(_message.WrittenSpan, DiscordJson.Default.GatewayFrame);
            }
        }
    }

    /// <summary>Leaves so that the session can be taken up again.</summary>
    public async Task CloseAsync()
    {
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var end = new CancellationTokenSource(TimeSpan.FromSeconds(1), Clock);
                await _socket.CloseOutputAsync((WebSocketCloseStatus)CloseToResume, null, end.Token);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It is gone already.
        }
    }

    /// <summary>
    /// Discord beats every 41 seconds, so that a network that has gone would be noticed a minute late. TCP itself is asked to notice it: it
    /// probes a silent connection after two seconds, and gives it up after two more.
    /// </summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 2);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 1);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 2);
            if (OperatingSystem.IsLinux())
            {
                // Probes are not sent while something is unacknowledged: then this option (TCP_USER_TIMEOUT) does the same, in
                // milliseconds.
                socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, 18, BitConverter.GetBytes(4_000));
            }

            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }
}
