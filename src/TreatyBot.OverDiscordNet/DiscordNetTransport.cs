using System.Text;
using Discord;
using Discord.Net.Rest;
using Microsoft.Extensions.Options;
using TreatyBot.Discord;
using TreatyBot.Discord.Rest;

namespace TreatyBot.OverDiscordNet;

/// <summary>
/// Carries calls over Discord.Net's HTTP client. What Discord.Net (3.17) has above it knows no components of the second kind, cannot finish
/// an interaction that another process had accepted, takes "not found" for nothing, and after a global 429 waits milliseconds where Discord
/// says seconds.
/// </summary>
internal sealed class DiscordNetTransport : IRestTransport, IDisposable
{
    private readonly DiscordToken _token;
    private readonly IRestClient _http;
    private readonly HttpTransport _files;

    /// <param name="token">The bot's.</param>
    /// <param name="options">Where Discord is.</param>
    /// <param name="files">Sends files along, for which what Discord.Net has is closed to others.</param>
    public DiscordNetTransport(DiscordToken token, IOptions<DiscordOptions> options, HttpTransport files)
    {
        _files = files;
        _token = token;
        _http = DefaultRestClientProvider.Instance(options.Value.ApiBase.AbsoluteUri);
        _http.SetHeader("User-Agent", DiscordConfig.UserAgent);
    }

    public async Task<HttpResponseMessage> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        if (call.File is not null)
        {
            return await _files.SendAsync(call, cancellationToken);
        }

        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.Ordinal);
        if (call.IsBots && _token.Read(out _) is { } secret)
        {
            headers["Authorization"] = [$"Bot {secret}"];
        }

        var answer = await (call.Body is { } body
            ? _http.SendAsync(
                call.Method.Method, call.Path, Encoding.UTF8.GetString(body), cancellationToken, headerOnly: false, reason: null, headers)
            : _http.SendAsync(call.Method.Method, call.Path, cancellationToken, headerOnly: false, reason: null, headers));
        var response = new HttpResponseMessage(answer.StatusCode) { Content = new StreamContent(answer.Stream) };
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public void Dispose() => _http.Dispose();
}
