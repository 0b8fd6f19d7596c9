using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TreatyBot.Slack.Wire;

/// <summary>One Socket Mode connection.</summary>
internal sealed class SocketConnection(WebSocket socket) : IDisposable
{
    /// <summary>Slack's largest events have some hundred kilobytes.</summary>
    private const int MaxMessageBytes = 4 * 1024 * 1024;

    private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>Completes when Slack has said that it will close this connection soon: time to open another.</summary>
    public Task Leaving => _leaving.Task;

    /// <summary>Slack has said hello: events come here.</summary>
    public bool WasGreeted { get; private set; }

    /// <summary>Why Slack wants no such connection just now: too many are open, or Socket Mode is switched off. Null: it does.</summary>
    public string? Unwanted { get; private set; }

    /// <summary>What arrives, null for what is for this connection itself, until it is closed.</summary>
    /// <exception cref="WebSocketException">The connection was lost, or has been silent for too long.</exception>
    public async IAsyncEnumerable<SlackDelivery?> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            buffer.ResetWrittenCount();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.GetMemory(8 * 1024), cancellationToken);
                buffer.Advance(part.Count);
                if (buffer.WrittenCount > MaxMessageBytes)
                {
                    throw new WebSocketException(WebSocketError.HeaderError, "a message was larger than Slack's ever are");
                }
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(cancellationToken);
                yield break;
            }

            if (part.MessageType == WebSocketMessageType.Text)
            {
                yield return Read(buffer.WrittenMemory);
            }
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
    }

    private SlackDelivery? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            var root = document.RootElement;
            var type = root.Text("type");
            switch (type)
            {
                case "hello":
                    WasGreeted = true;
                    return null;
                case "disconnect":
                    Unwanted = root.Text("reason") is "link_disabled" or "too_many_websockets" ? root.Text("reason") : null;
                    _leaving.TrySetResult();
                    return null;
            }

            var payload = root.Find("payload") ?? default;
            SlackEvent happened = type switch
            {
                "events_api" => SlackEventReader.ReadCallback(payload),
                "slash_commands" => SlackEventReader.ReadCommand(name => payload.Text(name)),
                "interactive" => SlackEventReader.ReadInteraction(payload),
                _ => new SlackOtherEvent("", type ?? "?"),
            };
            return root.Text("envelope_id") is { } envelope ? new SlackDelivery(happened, ct => AcknowledgeAsync(envelope, ct)) : null;
        }
        catch (JsonException)
        {
            // Not Slack's: there is nothing to acknowledge.
            return null;
        }
    }

    private async Task AcknowledgeAsync(string envelope, CancellationToken cancellationToken)
    {
        try
        {
            await _sending.WaitAsync(cancellationToken);
            try
            {
                var answer = SlackMessageWriter.Write(writer => writer.WriteString("envelope_id", envelope));
                await socket.SendAsync(answer, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The connection has gone meanwhile: the event comes again, and is known.
        }
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
