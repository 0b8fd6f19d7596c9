using System.Net.Http.Headers;
using System.Net.WebSockets;
using Microsoft.Extensions.Options;

namespace TreatyBot.Slack.Wire;

/// <summary>Carries calls over HTTP, and connections over WebSockets.</summary>
internal sealed class HttpTransport(IOptions<SlackOptions> options) : ISlackTransport, IDisposable
{
    private readonly HttpClient _http = new(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public string Name => "the built-in client";

    /// <summary>What carries calls, whoever makes them.</summary>
    public static SocketsHttpHandler NewHandler() =>
        new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = 32, AllowAutoRedirect = false };

    /// <summary>What becomes a connection, whoever opens it: it notices silence.</summary>
    public static ClientWebSocket NewSocket(SlackOptions options) =>
        new() { Options = { KeepAliveInterval = options.PingAfter, KeepAliveTimeout = options.PongWithin } };

    public async Task<HttpResponseMessage> SendAsync(SlackCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = call.Content };
        if (call.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<ISlackSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = NewSocket(options.Value);
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return new WebSocketConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => _http.Dispose();
}
