using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace TreatyBot.Slack.Wire;

/// <summary>Calls the Web API, once each, and says what came of it.</summary>
internal sealed class SlackWebApi(ISlackTransport transport, Uri baseUrl)
{
    /// <summary>Longer answers are not read: the longest, a page of history, is far shorter.</summary>
    public const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>Slack answers within seconds or not at all.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private static readonly HashSet<string> DeadTokenCodes =
    [
        "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "org_login_required", "team_access_not_granted",
        "not_allowed_token_type",
    ];

    private static readonly HashSet<string> TransientCodes =
        ["internal_error", "fatal_error", "service_unavailable", "request_timeout", "accesslimited", "external_error"];

    /// <summary>Calls a method with a JSON body.</summary>
    public Task<SlackResult<T>> PostAsync<T>(
        string method, string token, Action<Utf8JsonWriter> content, Func<SlackAnswer, T> read, CancellationToken cancellationToken) =>
        SendAsync(method, token, JsonBody(content), read, cancellationToken);

    /// <summary>Calls a method that reads, which takes no JSON.</summary>
    public Task<SlackResult<T>> GetAsync<T>(
        string method, string token, IEnumerable<(
            string Name, string? Value)> parameters, Func<SlackAnswer, T> read, CancellationToken cancellationToken)
    {
        var form = new FormUrlEncodedContent(
            parameters.Where(parameter => parameter.Value is not null)
                .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!)));
        return SendAsync(method, token, form, read, cancellationToken);
    }

    /// <summary>Posts to a response address. Only to Slack's own, or to the host of the Web API and those below it.</summary>
    public Task<SlackResult<SlackNothing>> RespondAsync(
        Uri address, Action<Utf8JsonWriter> content, CancellationToken cancellationToken) =>
        SendToAsync(address, JsonBody(content), "foreign_response_url", cancellationToken);

    /// <summary>Sends the bytes of a file to the address that Slack has given for it.</summary>
    public Task<SlackResult<SlackNothing>> UploadAsync(Uri address, byte[] content, CancellationToken cancellationToken) =>
        SendToAsync(address, new ByteArrayContent(content), "foreign_upload_url", cancellationToken);

    private async Task<SlackResult<SlackNothing>> SendToAsync(
        Uri address, HttpContent content, string foreign, CancellationToken cancellationToken)
    {
        var isSlack = address.Scheme == Uri.UriSchemeHttps
            && (IsAtOrBelow(address.Host, "slack.com") || IsAtOrBelow(address.Host, baseUrl.Host));
        if (!isSlack && !(address.Scheme == baseUrl.Scheme && address.Authority == baseUrl.Authority))
        {
            return new SlackResult<SlackNothing>(null, new SlackFailure(SlackFailureKind.Refused, foreign));
        }

        return await TryAsync(
            new SlackCall(address, null, content),
            (response, body) => response.IsSuccessStatusCode
                ? new SlackResult<SlackNothing>(SlackNothing.Instance, null)
                : new SlackResult<SlackNothing>(
                    null, new SlackFailure(SlackFailureKind.Refused, ErrorOf(body) ?? $"http_{(int)response.StatusCode}")),
            cancellationToken);
    }

    private static bool IsAtOrBelow(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);

    private Task<SlackResult<T>> SendAsync<T>(
        string method, string token, HttpContent content, Func<SlackAnswer, T> read, CancellationToken cancellationToken) => TryAsync(
        new SlackCall(new Uri(baseUrl, method), token, content),
        (response, body) =>
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.Flag("ok")
                ? new SlackResult<T>(read(new SlackAnswer(root, response.Headers)), null)
                : new SlackResult<T>(default, Failure(root.Text("error") ?? $"http_{(int)response.StatusCode}", response));
        },
        cancellationToken);

    private async Task<SlackResult<T>> TryAsync<T>(
        SlackCall call, Func<HttpResponseMessage, byte[], SlackResult<T>> read, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Timeout);
        try
        {
            using var response = await transport.SendAsync(call, deadline.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return new SlackResult<T>(default, RateLimited(response));
            }

            if ((int)response.StatusCode >= 500)
            {
                return new SlackResult<T>(
                    default,
                    new SlackFailure(SlackFailureKind.Unavailable, $"http_{(int)response.StatusCode}", response.Headers.RetryAfter?.Delta));
            }

            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, deadline.Token);
            return read(response, await response.Content.ReadAsByteArrayAsync(deadline.Token));
        }
        catch (Exception e) when (
            !cancellationToken.IsCancellationRequested
                && e is HttpRequestException or OperationCanceledException or IOException or JsonException or UriFormatException)
        {
            return new SlackResult<T>(
                default, new SlackFailure(SlackFailureKind.Unavailable, e is OperationCanceledException ? "timeout" : e.GetType().Name));
        }
    }

    private static SlackFailure Failure(string code, HttpResponseMessage response) =>
        DeadTokenCodes.Contains(code) ? new SlackFailure(SlackFailureKind.TokenDead, code)
        : code is "ratelimited" or "rate_limited" or "message_limit_exceeded" ? RateLimited(response)
        : TransientCodes.Contains(code) ? new SlackFailure(SlackFailureKind.Unavailable, code)
        : new SlackFailure(SlackFailureKind.Refused, code);

    private static SlackFailure RateLimited(HttpResponseMessage response) =>
        new(SlackFailureKind.RateLimited, "ratelimited", response.Headers.RetryAfter?.Delta);

    private static string? ErrorOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("error");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ByteArrayContent JsonBody(Action<Utf8JsonWriter> content) =>
        new(SlackMessageWriter.Write(content)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
}

/// <summary>A good answer of the Web API.</summary>
internal readonly record struct SlackAnswer(JsonElement Body, HttpResponseHeaders Headers);
