using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TreatyBot.LoopbackSlack;

/// <summary>The Web API of the loopback Slack.</summary>
internal sealed class LoopbackApi(SlackServer slack)
{
    private readonly MessageCalls _messages = new(slack);
    private readonly Lookups _lookups = new(slack);
    private readonly MethodLimits _limits = new(slack);

    public FormCalls Forms { get; } = new(slack);

    public FileCalls Files { get; } = new(slack);

    public async Task HandleAsync(HttpContext context)
    {
        var method = (string)context.Request.RouteValues["method"]!;
        var body = await ReadAsync(context.Request);
        slack.Note(method, body);
        var fault = slack.Fault(method);
        if (await FailsBeforeAsync(context, fault))
        {
            return;
        }

        var token = context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer]
            ? bearer
            : (string?)body["token"] ?? "";
        var wait = _limits.Take(method, token);
        var answer = wait > 0 ? ApiAnswer.Error("ratelimited") : Call(method, token, body, context.Response);
        if (await FailsAfterAsync(context, fault))
        {
            return;
        }

        if ((string?)answer["error"] == "ratelimited")
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = $"{Math.Max(1, wait)}";
        }

        await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }

    public async Task RespondAsync(HttpContext context)
    {
        var body = await ReadAsync(context.Request);
        slack.Note("response_url", body);
        var fault = slack.Fault("response_url");
        if (await FailsBeforeAsync(context, fault))
        {
            return;
        }

        if (slack.Addresses.UseResponseUrl((string)context.Request.RouteValues["id"]!) is not { } gesture)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(ApiAnswer.Error("used_url"), context.RequestAborted);
            return;
        }

        if (_messages.Respond(gesture, body) is { } error)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(ApiAnswer.Error(error), context.RequestAborted);
            return;
        }

        if (!await FailsAfterAsync(context, fault))
        {
            await context.Response.WriteAsync("ok", context.RequestAborted);
        }
    }

    private JsonObject Call(string method, string token, JsonObject body, HttpResponse response)
    {
        if (method == "apps.connections.open")
        {
            return token != SlackServer.AppToken || slack.IsAppTokenRevoked
                ? ApiAnswer.Error("invalid_auth")
                : ApiAnswer.Ok(("url", slack.NewLink()));
        }

        if (slack.Workspaces.Values.FirstOrDefault(known => known.Token == token) is not { } workspace)
        {
            return ApiAnswer.Error(token.Length == 0 ? "not_authed" : "invalid_auth");
        }

        if (workspace.IsRevoked)
        {
            return ApiAnswer.Error("token_revoked");
        }

        response.Headers["x-oauth-scopes"] = string.Join(',', workspace.Scopes);
        return method switch
        {
            "auth.test" => ApiAnswer.Ok(
                ("url", "https://loopback.slack.com/"),
                ("team", $"Team {workspace.Team}"),
                ("user", "treatybot"),
                ("team_id", workspace.Team),
                ("user_id", workspace.BotUser),
                ("bot_id", "B1")),
            "chat.postMessage" => _messages.Post(workspace, body),
            "chat.postEphemeral" => _messages.PostEphemeral(workspace, body),
            "conversations.info" => _lookups.Channel(workspace, body),
            "conversations.members" => _lookups.Members(workspace, body),
            "conversations.history" or "conversations.replies" => _lookups.History(workspace, body, method == "conversations.replies"),
            "views.open" => Forms.Open(workspace, body),
            "views.publish" => FormCalls.Publish(slack, body),
            "files.getUploadURLExternal" => Files.Place(workspace, body),
            "files.completeUploadExternal" => Files.Complete(workspace, body),
            "users.info" => _lookups.User(workspace, body),
            "assistant.threads.setStatus" => _lookups.Status(workspace, body),
            "assistant.threads.setTitle" => _lookups.AssistantThread(workspace, body),
            "assistant.threads.setSuggestedPrompts" => _lookups.Prompts(workspace, body),
            _ => ApiAnswer.Error("unknown_method"),
        };
    }

    private async Task<bool> FailsBeforeAsync(HttpContext context, LoopbackFault fault)
    {
        switch (fault)
        {
            case LoopbackFault.RateLimited:
                context.Response.Headers.RetryAfter = "1";
                goto case LoopbackFault.RateLimitedSilently;
            case LoopbackFault.RateLimitedSilently:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await context.Response.WriteAsJsonAsync(ApiAnswer.Error("ratelimited"), context.RequestAborted);
                return true;
            case LoopbackFault.BrokenBefore:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return true;
            case LoopbackFault.HangsBefore:
                await HangAsync(context);
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> FailsAfterAsync(HttpContext context, LoopbackFault fault)
    {
        switch (fault)
        {
            case LoopbackFault.BrokenAfter:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return true;
            case LoopbackFault.LostAfter:
                context.Abort();
                return true;
            case LoopbackFault.HangsAfter:
                await HangAsync(context);
                return true;
            default:
                return false;
        }
    }

    private async Task HangAsync(HttpContext context)
    {
        await Task.Delay(slack.Options.Hang, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Abort();
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
        }

        return request.ContentLength is not 0 && await JsonNode.ParseAsync(request.Body) is JsonObject body ? body : [];
    }
}
