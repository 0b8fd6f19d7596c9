using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using TreatyBot.LoopbackDiscord.Schema;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>The REST API: who calls, how often, with what; then the call itself.</summary>
internal sealed class RestServer(LoopbackWorld world, LoopbackOptions options, Faults faults, RestCalls calls)
{
    private static readonly (string Route, Regex Pattern)[] Routes =
    [
        Of("GET", "/gateway/bot"),
        Of("GET", "/users/@me"),
        Of("GET", "/applications/@me"),
        Of("GET", "/oauth2/applications/@me"),
        Of("GET", "/applications/{application_id}/commands"),
        Of("PUT", "/applications/{application_id}/commands"),
        Of("POST", "/interactions/{interaction_id}/{interaction_token}/callback"),
        Of("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
        Of("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
        Of("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
        Of("POST", "/channels/{channel_id}/messages"),
        Of("POST", "/channels/{channel_id}/messages/{message_id}/threads"),
        Of("GET", "/channels/{channel_id}/messages"),
        Of("GET", "/channels/{channel_id}"),
        Of("POST", "/users/@me/channels"),
        Of("GET", "/guilds/{guild_id}"),
        Of("GET", "/guilds/{guild_id}/members/{user_id}"),
    ];

    private readonly ServerLimits _limits = new(options);
    private readonly SchemaValidator _schemas = new(options.IsStrict);
    private readonly Lock _lock = new();
    private List<Hold> _holds = [];
    private int _calls;
    private long _time;

    public int Calls => _calls;

    public TimeSpan Time => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _time));

    /// <summary>Holds calls from now on.</summary>
    /// <param name="route">What their routes contain.</param>
    /// <param name="isDone">Whether they are held after they were carried out, or before.</param>
    /// <param name="passing">So many pass before.</param>
    public Hold Hold(string route, bool isDone, int passing)
    {
        lock (_lock)
        {
            var hold = new Hold(route, isDone, passing, EndHold);
            _holds = [.. _holds, hold];
            return hold;
        }
    }

    public async Task HandleAsync(HttpContext context, string path)
    {
        Interlocked.Increment(ref _calls);
        var started = Stopwatch.GetTimestamp();
        var (route, values) = Match(context.Request.Method, path);
        var isBots = !path.StartsWith("/interactions/", StringComparison.Ordinal)
            && !path.StartsWith("/webhooks/", StringComparison.Ordinal);
        try
        {
            CheckCaller(context, isBots);
            if (route is null)
            {
                throw new RestFailure(404, 0, "404: Not Found");
            }

            var fault = faults.Next();
            if (fault == Fault.TooMany)
            {
                context.Response.Headers.RetryAfter = "1";
                context.Response.Headers["X-RateLimit-Scope"] = "shared";
                await AnswerAsync(
                    context,
                    429,
                    new JsonObject { ["message"] = "The resource is being rate limited.", ["retry_after"] = 0.2, ["global"] = false });
                return;
            }

            if (!_limits.TryCount(route, MajorOf(values), isBots, context.Response, world.Now))
            {
                world.Violate($"{route}: called although its limit was used up");
                var wait = double.Parse(context.Response.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture);
                await AnswerAsync(
                    context,
                    429,
                    new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = wait, ["global"] = false });
                return;
            }

            await CallAsync(context, route, values, fault);
        }
        catch (RestFailure failure)
        {
            await AnswerAsync(context, failure.Status, failure.Body);
        }
        catch (Exception e) when (e is not OperationCanceledException and not IOException)
        {
            world.Violate($"{route}: the loopback itself failed: {e}");
            await AnswerAsync(context, 500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 });
        }
        finally
        {
            Interlocked.Add(ref _time, Stopwatch.GetTimestamp() - started);
            world.Changed();
        }
    }

    private async Task CallAsync(HttpContext context, string route, IReadOnlyDictionary<string, string> values, Fault fault)
    {
        switch (fault)
        {
            case Fault.ErrorBefore:
                await AnswerAsync(context, 500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 });
                return;
            case Fault.SilenceBefore:
                await BeSilentAsync(context);
                return;
            default:
                break;
        }

        if (_holds.Any(hold => hold.Takes(route, isDone: false)))
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        var body = await BodyAsync(context, route);
        var result = calls.Call(route, values, body, context.Request.Query);
        if (_holds.Any(hold => hold.Takes(route, isDone: true)))
        {
            world.Changed();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        switch (fault)
        {
            case Fault.ErrorAfter:
                await AnswerAsync(context, 502, new JsonObject { ["message"] = "502: Bad Gateway", ["code"] = 0 });
                break;
            case Fault.SilenceAfter:
                world.Changed();
                await BeSilentAsync(context);
                break;
            default:
                await AnswerAsync(context, result is null ? 204 : 200, result);
                break;
        }
    }

    private void EndHold(Hold hold)
    {
        lock (_lock)
        {
            _holds = [.. _holds.Where(other => other != hold)];
        }
    }

    private void CheckCaller(HttpContext context, bool isBots)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        if (!Regex.IsMatch(agent, @"^DiscordBot \(https?://[^ ]+, [^)]+\)", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            world.Violate($"user agent '{agent}'");
            throw new RestFailure(403, 40333, "internal network error");
        }

        if (isBots && context.Request.Headers.Authorization.ToString() != $"Bot {world.Token}")
        {
            throw new RestFailure(401, 0, "401: Unauthorized");
        }
    }

    private async Task<JsonObject?> BodyAsync(HttpContext context, string route)
    {
        if (context.Request.Method is "GET" or "DELETE")
        {
            return null;
        }

        JsonDocument document;
        var files = new List<JsonNode>();
        try
        {
            if (context.Request.HasFormContentType)
            {
                var form = await context.Request.ReadFormAsync();
                document = JsonDocument.Parse(form["payload_json"].ToString());
                foreach (var file in form.Files)
                {
                    using var content = new MemoryStream();
                    await file.CopyToAsync(content);
                    files.Add(new JsonObject { ["name"] = file.FileName, ["content"] = Convert.ToBase64String(content.ToArray()) });
                }
            }
            else
            {
                document = await JsonDocument.ParseAsync(context.Request.Body);
            }
        }
        catch (JsonException)
        {
            world.Violate($"{route}: a body that is no JSON");
            throw new RestFailure(400, 50109, "The request body contains invalid JSON.");
        }

        using (document)
        {
            var parts = route.Split(' ');
            var wrong = _schemas.Validate(parts[1], parts[0].ToLowerInvariant(), document.RootElement);
            if (wrong.Count > 0)
            {
                world.Violate($"{route}: {string.Join("; ", wrong.Take(3))}");
                throw RestFailure.InvalidBody("_", string.Join("; ", wrong.Take(3)));
            }

            try
            {
                var body = document.RootElement.ValueKind == JsonValueKind.Array
                    ? new JsonObject { ["items"] = JsonNode.Parse(document.RootElement.GetRawText()) }
                    : MessageRules.Object(document.RootElement);
                if (files.Count > 0)
                {
                    body[MessageRules.Files] = new JsonArray([.. files]);
                }

                return body;
            }
            catch (RestFailure failure)
            {
                world.Violate($"{route}: {failure.Message}");
                throw;
            }
        }
    }

    private async Task BeSilentAsync(HttpContext context)
    {
        await Task.Delay(faults.SilenceLasts, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        context.Abort();
    }

    private static async Task AnswerAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        if (body is not null && status != 204)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body.ToJsonString());
        }
    }

    private static (string? Route, IReadOnlyDictionary<string, string> Values) Match(string method, string path)
    {
        foreach (var (route, pattern) in Routes)
        {
            if (route.StartsWith(method + " ", StringComparison.Ordinal) && pattern.Match(path) is { Success: true } match)
            {
                return (route, match.Groups.Keys.Where(key => key.Length > 1)
                    .ToDictionary(key => key, key => Uri.UnescapeDataString(match.Groups[key].Value), StringComparer.Ordinal));
            }
        }

        return (null, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private static string MajorOf(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault("channel_id")
            ?? values.GetValueOrDefault("guild_id")
            ?? values.GetValueOrDefault("interaction_id")
            ?? values.GetValueOrDefault("webhook_token")
            ?? "";

    private static (string Route, Regex Pattern) Of(string method, string path) => (
        $"{method} {path}",
        new Regex("^"
            + Regex.Replace(
                Regex.Escape(path).Replace("\\{", "{", StringComparison.Ordinal),
                "{(?<name>[a-z_]+)}",
                "(?<${name}>[^/]+)",
                RegexOptions.None,
                TimeSpan.FromSeconds(1))
            + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));
}
