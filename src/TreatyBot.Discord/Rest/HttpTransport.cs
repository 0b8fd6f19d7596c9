using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using TreatyBot.Discord.Wire;

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
            var json = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            request.Content = call.File is { } file ? With(file, json) : json;
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>See discord.com/developers/docs/reference, uploading files.</summary>
    private static MultipartFormDataContent With(OutgoingFile file, HttpContent json)
    {
        var content = new ByteArrayContent(file.Content) { Headers = { ContentType = new MediaTypeHeaderValue(file.MediaType) } };
        return new MultipartFormDataContent { { json, "payload_json" }, { content, "files[0]", file.Name } };
    }
}
