using Microsoft.Extensions.Options;
using SlackNet;
using TreatyBot.Slack;
using TreatyBot.Slack.Wire;

namespace TreatyBot.OverSlackNet;

/// <summary>
/// Makes calls through SlackNet's client of the Web API, and connects through its WebSockets. What SlackNet has above the two hands on no
/// response headers, which tell a token's scopes and Slack's clock, cannot switch a message's formatting off, acknowledges an event even
/// where its handler has failed, and replaces a connection only after it has gone.
/// </summary>
internal sealed class SlackNetTransport(IOptions<SlackOptions> options) : ISlackTransport, IDisposable
{
    private static readonly SlackJsonSettings Json = Default.JsonSettings();
    private static readonly WholeAddresses Addresses = new();

    private readonly SocketsHttpHandler _handler = HttpTransport.NewHandler();

    public string Name { get; } = $"SlackNet {typeof(SlackApiClient).Assembly.GetName().Version?.ToString(3)}";

    public async Task<HttpResponseMessage> SendAsync(SlackCall call, CancellationToken cancellationToken)
    {
        var kept = new KeptAnswer(_handler);
        using var http = new HttpClient(kept, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var slack = new SlackApiClient(
            Default.Http(Json, () => http), Addresses, Json, call.Token ?? "") { DisableRetryOnRateLimit = true };
        try
        {
            await slack.Post(call.Address.AbsoluteUri, [], call.Content, cancellationToken);
        }
        catch (Exception) when (kept.Answer is not null)
        {
            // That is what SlackNet makes of anything but success, and of a 429 that does not say how long to wait. The answer itself says
            // more.
        }

        return kept.Answer ?? throw new HttpRequestException("SlackNet gave no answer.");
    }

    public async Task<ISlackSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new SlackNetSocket(new WebSocketWrapper(HttpTransport.NewSocket(options.Value), address.AbsoluteUri));
        try
        {
            await socket.OpenAsync(cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => _handler.Dispose();

    /// <summary>Methods are given with their whole address: SlackNet's own builder knows no other than Slack's.</summary>
    private sealed class WholeAddresses : ISlackUrlBuilder
    {
        public string Url(string apiMethod, Dictionary<string, object> args) => apiMethod;
    }
}
