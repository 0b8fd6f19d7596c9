using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace TreatyBot.Slack.Wire;

/// <summary>A connection over a WebSocket of the framework.</summary>
internal sealed class WebSocketConnection(WebSocket socket) : ISlackSocket
{
    /// <summary>Slack's largest events have some hundred kilobytes.</summary>
    private const int MaxMessageBytes = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    public async ValueTask<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            switch (await ReceiveMessageAsync(cancellationToken))
            {
                case WebSocketMessageType.Text:
                    return Encoding.UTF8.GetString(_buffer.WrittenSpan);
                case WebSocketMessageType.Close:
                    await CloseAsync(cancellationToken);
                    return null;
            }
        }

        return null;
    }

    public Task SendAsync(string message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public void Dispose() => socket.Dispose();

    private async Task<WebSocketMessageType> ReceiveMessageAsync(CancellationToken cancellationToken)
    {
        _buffer.ResetWrittenCount();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(_buffer.GetMemory(8 * 1024), cancellationToken);
            _buffer.Advance(part.Count);
            if (_buffer.WrittenCount > MaxMessageBytes)
            {
                throw new WebSocketException(WebSocketError.HeaderError, "a message was larger than Slack's ever are");
            }
        }
        while (!part.EndOfMessage);
        return part.MessageType;
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
        catch (WebSocketException)
        {
            // It is gone already.
        }
    }
}
