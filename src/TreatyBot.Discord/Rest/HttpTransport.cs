using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace TreatyBot.Discord.Rest;

/// <summary>Carries calls over HTTP.</summary>
internal sealed class HttpTransport(HttpClient http, DiscordToken token, IOptions<DiscordOptions> options) : IRestTransport
{
    private readonly Uri _base = options.Value.ApiBase;

    public async Task<HttpResponseMessage> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(_base, call.Path));
        if (call.IsBots && token.Read(out _) is { } secret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", secret);
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
