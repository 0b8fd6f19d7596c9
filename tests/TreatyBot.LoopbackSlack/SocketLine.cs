using System.Net.WebSockets;
using System.Text;

namespace TreatyBot.LoopbackSlack;

/// <summary>One Socket Mode connection, seen from Slack.</summary>
internal sealed class SocketLine(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>How many envelopes it has carried.</summary>
    public int Carried { get; set; }

    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async IAsyncEnumerable<string> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await ReceiveAsync(buffer, cancellationToken) is { } text)
        {
            yield return text;
        }
    }

    public async Task CloseAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", patience.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException or IOException)
        {
            // Gone already.
        }
    }

    public void Abort() => socket.Abort();

    public void Dispose() => _sending.Dispose();

    private async Task<string?> ReceiveAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < buffer.Length);

            if (part.MessageType != WebSocketMessageType.Close)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }

            await CloseAsync();
            return null;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            return null;
        }
    }
}
