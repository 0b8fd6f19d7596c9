using System.Net.WebSockets;
using System.Threading.Channels;
using TreatyBot.Slack.Wire;
using IWebSocket = SlackNet.IWebSocket;

namespace TreatyBot.OverSlackNet;

/// <summary>A WebSocket of SlackNet. It pushes what it reads; here that waits until it is asked for.</summary>
internal sealed class SlackNetSocket : ISlackSocket
{
    private readonly IWebSocket _socket;
    private readonly Channel<string> _messages = Channel.CreateBounded<string>(1);
    private readonly IDisposable _subscription;

    public SlackNetSocket(IWebSocket socket)
    {
        _socket = socket;
        _subscription = socket.Messages.Subscribe(Hold);
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (!await _socket.Open(cancellationToken))
        {
            throw new WebSocketException($"SlackNet's socket does not open ({_socket.State}).");
        }

        _ = EndAsync();
    }

    public async ValueTask<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (await _messages.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_messages.Reader.TryRead(out var message))
            {
                return message;
            }
        }

        return null;
    }

    public Task SendAsync(string message, CancellationToken cancellationToken) => _socket.Send(message);

    public void Dispose()
    {
        // First, so that SlackNet's thread no longer waits.
        _messages.Writer.TryComplete();
        _subscription.Dispose();
        _socket.Dispose();
    }

    /// <summary>Holds up the thread on which SlackNet reads: it has no other way to be told to wait.</summary>
    private void Hold(string message) => _messages.Writer.WriteAsync(message).AsTask().GetAwaiter().GetResult();

    private async Task EndAsync()
    {
        await _socket.Closed;

        // SlackNet hands an error over as a result.
        _messages.Writer.TryComplete(_socket.Closed is Task<object> { Result: Exception error } ? error : null);
    }
}
