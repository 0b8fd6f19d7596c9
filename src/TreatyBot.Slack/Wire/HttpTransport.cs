using System.Net.Http.Headers;
using System.Net.WebSockets;
using Microsoft.Extensions.Options;

namespace TreatyBot.Slack.Wire;

/// <summary>Carries calls over HTTP, and connections over WebSockets.</summary>
internal sealed class HttpTransport(HttpClient http, IOptions<SlackOptions> options) : ISlackTransport
{
    public string Name => "the built-in client";

    public async Task<HttpResponseMessage> SendAsync(SlackCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = call.Content };
        if (call.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<ISlackSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = options.Value.KeepAlive;
            socket.Options.KeepAliveTimeout = options.Value.KeepAlive;
            await socket.ConnectAsync(address, cancellationToken);
            return new WebSocketConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
