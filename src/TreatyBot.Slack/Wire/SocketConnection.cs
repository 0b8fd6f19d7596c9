using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TreatyBot.Slack.Wire;

/// <summary>One Socket Mode connection.</summary>
internal sealed class SocketConnection(ISlackSocket socket) : IDisposable
{
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
        while (await socket.ReceiveAsync(cancellationToken) is { } message)
        {
            yield return Read(message);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
    }

    private SlackDelivery? Read(string message)
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
                _ => new SlackOtherEvent(""),
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
                await socket.SendAsync(Encoding.UTF8.GetString(answer), cancellationToken);
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
}
