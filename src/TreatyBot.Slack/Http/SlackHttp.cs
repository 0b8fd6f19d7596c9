using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Slack.Asking;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Http;

/// <summary>Takes events in over HTTP: bounded, signed, fresh, and each request once.</summary>
internal sealed partial class SlackHttp(
    EventIntake intake, SeenRequests seen, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackHttp> logger)
{
    /// <summary>Slack's largest payloads have some hundred kilobytes.</summary>
    private const int MaxBody = 1024 * 1024;

    /// <summary>What is in a request: an event, or text to be answered with.</summary>
    internal sealed record Content(SlackEvent? Event, string? Answer = null);

    public static Content? ReadEvents(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Text("type") == "url_verification"
            ? document.RootElement.Text("challenge") is { Length: <= 1000 } challenge ? new Content(null, challenge) : null
            : new Content(SlackEventReader.ReadCallback(document.RootElement));
    }

    public static Content? ReadCommand(byte[] body)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        return form.ContainsKey("ssl_check")
            ? new Content(null, "")
            : new Content(
                SlackEventReader.ReadCommand(
                    name => form.TryGetValue(name, out var value) && value.Count > 0 && value[0] is { Length: > 0 } text ? text : null));
    }

    public static Content? ReadInteraction(byte[] body)
    {
        if (!QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).TryGetValue("payload", out var payload) || payload.Count == 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(payload[0] ?? "");
        return new Content(SlackEventReader.ReadInteraction(document.RootElement));
    }

    public async Task HandleAsync(HttpContext context, Func<byte[], Content?> read)
    {
        if (await ReadBodyAsync(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var headers = context.Request.Headers;
        var signature = headers["X-Slack-Signature"].ToString();
        switch (
            SlackSignature.Check(options.Value.SigningSecret!, headers["X-Slack-Request-Timestamp"], signature, body, clock.GetUtcNow()))
        {
            case SlackSignatureResult.Forged:
                Log.Forged(logger);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            case SlackSignatureResult.Stale:
                Log.Stale(logger, headers["X-Slack-Request-Timestamp"].ToString(), clock.GetUtcNow().ToUnixTimeSeconds());
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
        }

        if (seen.Contains(signature))
        {
            // Slack's own repetition, within the same second, is told that all is well; nothing is done twice either way.
            context.Response.StatusCode = headers.ContainsKey("X-Slack-Retry-Num")
                ? StatusCodes.Status200OK
                : StatusCodes.Status409Conflict;
            return;
        }

        await TakeInAsync(context, TryRead(read, body), signature);
    }

    private async Task TakeInAsync(HttpContext context, Content? content, string signature)
    {
        switch (content)
        {
            case null:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
            case { Answer: { } answer }:
                context.Response.ContentType = "text/plain; charset=utf-8";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                await context.Response.WriteAsync(answer, context.RequestAborted);
                break;
            case { Event: { } happened } when await intake.ReceiveAsync(happened, context.RequestAborted):
                seen.Add(signature);
                context.Response.StatusCode = StatusCodes.Status200OK;
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
        }
    }

    private static Content? TryRead(Func<byte[], Content?> read, byte[] body)
    {
        try
        {
            return read(body);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The body; null where it is larger than Slack's ever are.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBody)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBody;
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.Length <= MaxBody ? body.ToArray() : null;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6301, LogLevel.Warning, "Slack: a request was refused: its signature is not that of Slack:SigningSecret")]
        public static partial void Forged(ILogger logger);

        [LoggerMessage(
            6302,
            LogLevel.Warning,
            "Slack: a request was refused: it was signed at {Signed}, and this machine's clock says {Now} (seconds). Where all are "
                + "refused, set the clock")]
        public static partial void Stale(ILogger logger, string signed, long now);
    }
}
