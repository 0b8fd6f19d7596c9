namespace TreatyBot.Slack.Wire;

/// <summary>Carries calls and connections to Slack, each once. What an answer means, and whether to try again, is decided above.</summary>
internal interface ISlackTransport
{
    /// <summary>What the log calls it.</summary>
    string Name { get; }

    /// <summary>What Slack answers, whatever that is; its body need not have arrived yet.</summary>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    /// <exception cref="IOException">Likewise.</exception>
    Task<HttpResponseMessage> SendAsync(SlackCall call, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a Socket Mode connection, which fails once it has been silent for longer than <see cref="SlackOptions.PingAfter"/> and <see
    /// cref="SlackOptions.PongWithin"/> allow.
    /// </summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">It does not open.</exception>
    Task<ISlackSocket> ConnectAsync(Uri address, CancellationToken cancellationToken);
}
