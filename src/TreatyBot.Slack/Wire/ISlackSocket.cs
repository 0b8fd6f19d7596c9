namespace TreatyBot.Slack.Wire;

/// <summary>An open Socket Mode connection. One reads and one sends at a time.</summary>
internal interface ISlackSocket : IDisposable
{
    /// <summary>
    /// The next message; null once Slack has closed the connection. While nobody asks, no more than a few are read, and Slack holds its
    /// events back.
    /// </summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The connection was lost, or has been silent for too long.</exception>
    ValueTask<string?> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Sends a message.</summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The connection has gone.</exception>
    Task SendAsync(string message, CancellationToken cancellationToken);
}
