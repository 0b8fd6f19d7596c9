using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TreatyBot.LoopbackSlack;

/// <summary>The Web API of the loopback Slack.</summary>
internal sealed class LoopbackApi(SlackServer slack)
{
    private readonly Dictionary<string, DateTimeOffset> _lastMessage = [];
    private readonly Lock _posting = new();

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

        var token = context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer] ? bearer : (string?)body["token"] ?? "";
        var answer = Call(method, token, body, context.Response);
        if (await FailsAfterAsync(context, fault))
        {
            return;
        }

        if ((string?)answer["error"] == "ratelimited")
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
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

        if (slack.UseResponseUrl((string)context.Request.RouteValues["id"]!) is not { } known)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(Error("used_url"), context.RequestAborted);
            return;
        }

        if (ContentError(body) is { } error)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(Error(error), context.RequestAborted);
            return;
        }

        slack.Add(new LoopbackMessage(
            known.Channel,
            slack.NextTs(),
            slack.Workspaces[known.Team].BotUser,
            (string?)body["text"] ?? "",
            Blocks: Blocks(body),
            OnlyFor: (string?)body["response_type"] == "in_channel" ? null : known.User,
            Request: body));
        if (!await FailsAfterAsync(context, fault))
        {
            await context.Response.WriteAsync("ok", context.RequestAborted);
        }
    }

    private JsonObject Call(string method, string token, JsonObject body, HttpResponse response)
    {
        if (method == "apps.connections.open")
        {
            return token != SlackServer.AppToken || slack.IsAppTokenRevoked ? Error("invalid_auth") : Ok(("url", slack.NewTicket()));
        }

        if (slack.Workspaces.Values.FirstOrDefault(known => known.Token == token) is not { } workspace)
        {
            return Error(token.Length == 0 ? "not_authed" : "invalid_auth");
        }

        if (workspace.IsRevoked)
        {
            return Error("token_revoked");
        }

        response.Headers["x-oauth-scopes"] = string.Join(',', workspace.Scopes);
        return method switch
        {
            "auth.test" => Ok(
                ("url", "https://loopback.slack.com/"), ("team", $"Team {workspace.Team}"), ("user", "treatybot"), ("team_id", workspace.Team), ("user_id", workspace.BotUser), ("bot_id", "B1")),
            "chat.postMessage" => Post(workspace, body),
            "chat.postEphemeral" => PostEphemeral(workspace, body),
            "conversations.info" => Describe(workspace, body),
            "conversations.members" => Members(workspace, body),
            "conversations.history" or "conversations.replies" => History(workspace, body, method == "conversations.replies"),
            "users.info" => DescribeUser(workspace, body),
            "assistant.threads.setStatus" or "assistant.threads.setTitle" or "assistant.threads.setSuggestedPrompts" => Assistant(workspace, body),
            _ => Error("unknown_method"),
        };
    }

    private JsonObject Post(LoopbackWorkspace workspace, JsonObject body)
    {
        if (!workspace.Scopes.Contains("chat:write"))
        {
            return Error("missing_scope");
        }

        var id = (string?)body["channel"] ?? "";
        if (slack.Users.ContainsKey(id))
        {
            // A message to a person goes to the app's direct message with him.
            id = $"D{id}";
            if (!slack.Channels.ContainsKey(id))
            {
                slack.AddChannel(workspace.Team, id, (string)body["channel"]!);
            }
        }

        if (!slack.Channels.TryGetValue(id, out var channel) || channel.Team != workspace.Team)
        {
            return Error("channel_not_found");
        }

        if (channel.IsArchived)
        {
            return Error("is_archived");
        }

        if (!channel.Members.Contains(workspace.BotUser))
        {
            return Error("not_in_channel");
        }

        if (ContentError(body) is { } error)
        {
            return Error(error);
        }

        lock (_posting)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (_lastMessage.TryGetValue(id, out var last) && now - last < slack.Options.BetweenMessages)
            {
                slack.Violations.Add($"a second message in {id} after {(now - last).TotalMilliseconds:0} ms");
                return Error("ratelimited");
            }

            _lastMessage[id] = now;
        }

        var message = new LoopbackMessage(
            id, slack.NextTs(), workspace.BotUser, (string?)body["text"] ?? "", (string?)body["thread_ts"], Blocks(body), Parsed(body["metadata"]), Request: body);
        slack.Add(message);
        return Ok(("channel", id), ("ts", message.Ts), ("message", Shown(message, metadata: false)));
    }

    private JsonObject PostEphemeral(LoopbackWorkspace workspace, JsonObject body)
    {
        if (!slack.Channels.TryGetValue((string?)body["channel"] ?? "", out var channel))
        {
            return Error("channel_not_found");
        }

        if (!channel.Members.Contains(workspace.BotUser))
        {
            return Error("not_in_channel");
        }

        if (!channel.Members.Contains((string?)body["user"] ?? ""))
        {
            return Error("user_not_in_channel");
        }

        if (ContentError(body) is { } error)
        {
            return Error(error);
        }

        var message = new LoopbackMessage(
            channel.Id, slack.NextTs(), workspace.BotUser, (string?)body["text"] ?? "", (string?)body["thread_ts"], Blocks(body), OnlyFor: (string)body["user"]!, Request: body);
        slack.Add(message);
        return Ok(("message_ts", message.Ts));
    }

    private JsonObject Describe(LoopbackWorkspace workspace, JsonObject body)
    {
        if (Seen(workspace, body, "read") is not { } channel)
        {
            return Error("channel_not_found");
        }

        return channel.Error is { } error
            ? Error(error)
            : Ok(("channel", new JsonObject
            {
                ["id"] = channel.Channel!.Id, ["is_im"] = channel.Channel.IsDirect, ["is_archived"] = channel.Channel.IsArchived, ["is_ext_shared"] = channel.Channel.IsShared,
                ["is_shared"] = channel.Channel.IsShared, ["is_private"] = channel.Channel.IsPrivate, ["is_member"] = channel.Channel.Members.Contains(workspace.BotUser),
            }));
    }

    private JsonObject Members(LoopbackWorkspace workspace, JsonObject body) => Seen(workspace, body, "read") switch
    {
        null => Error("channel_not_found"),
        { Error: { } error } => Error(error),
        { Channel: { } channel } => Ok(("members", new JsonArray([.. channel.Members.Select(member => (JsonNode)member)])), ("response_metadata", new JsonObject { ["next_cursor"] = "" })),
        _ => Error("fatal_error"),
    };

    private JsonObject History(LoopbackWorkspace workspace, JsonObject body, bool isThread)
    {
        var seen = Seen(workspace, body, "history");
        if (seen is not { Error: null, Channel: { } channel })
        {
            return Error(seen?.Error ?? "channel_not_found");
        }

        var root = (string?)body["ts"];
        var oldest = (string?)body["oldest"] ?? "0";
        if (isThread && !slack.Messages.Any(message => message.Channel == channel.Id && (message.Ts == root || message.Thread == root)))
        {
            return Error("thread_not_found");
        }

        var found = slack.Messages
            .Where(message => message.Channel == channel.Id && message.OnlyFor is null)
            .Where(message => isThread ? message.Ts == root || message.Thread == root : message.Thread is null)
            .Where(message => message.Ts == root || string.CompareOrdinal(message.Ts, oldest) >= 0)
            .Take(200);
        var metadata = (string?)body["include_all_metadata"] is "true" or "1";
        return Ok(("messages", new JsonArray([.. found.Select(message => Shown(message, metadata))])), ("has_more", false));
    }

    private JsonObject DescribeUser(LoopbackWorkspace workspace, JsonObject body) =>
        !workspace.Scopes.Contains("users:read") ? Error("missing_scope")
        : slack.Users.TryGetValue((string?)body["user"] ?? "", out var user)
            ? Ok(("user", new JsonObject { ["id"] = user.Id, ["team_id"] = user.Team, ["deleted"] = false, ["is_bot"] = false, ["is_restricted"] = user.IsGuest }))
            : Error("user_not_found");

    private JsonObject Assistant(LoopbackWorkspace workspace, JsonObject body) =>
        !workspace.Scopes.Contains("assistant:write") ? Error("missing_scope")
        : Parsed(body["prompts"]) is JsonArray { Count: > 4 } ? Error("invalid_arguments")
        : slack.Messages.Any(message => message.Channel == (string?)body["channel_id"] && message.Ts == (string?)body["thread_ts"]) ? Ok()
        : Error("channel_not_found");

    /// <summary>The channel, where the token may see it; with the error of a scope that is missing.</summary>
    private (LoopbackChannel? Channel, string? Error)? Seen(LoopbackWorkspace workspace, JsonObject body, string right)
    {
        if (!slack.Channels.TryGetValue((string?)body["channel"] ?? "", out var channel)
            || channel.Team != workspace.Team
            || ((channel.IsDirect || channel.IsPrivate || right == "history") && !channel.Members.Contains(workspace.BotUser)))
        {
            return null;
        }

        var scope = $"{(channel.IsDirect ? "im" : channel.IsPrivate ? "groups" : "channels")}:{right}";
        return workspace.Scopes.Contains(scope) ? (channel, null) : (null, "missing_scope");
    }

    private static string? ContentError(JsonObject body)
    {
        var text = (string?)body["text"] ?? "";
        return text.Length > 40_000 ? "msg_too_long"
            : Blocks(body) is { } blocks ? BlockRules.Check(blocks)
            : text.Length == 0 ? "no_text"
            : null;
    }

    private static JsonArray? Blocks(JsonObject body) => Parsed(body["blocks"]) is JsonArray { Count: > 0 } blocks ? blocks : null;

    /// <summary>What came as JSON, or as JSON in a form field.</summary>
    private static JsonNode? Parsed(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? JsonNode.Parse(text) : node?.DeepClone();

    private static JsonObject Shown(LoopbackMessage message, bool metadata)
    {
        var shown = new JsonObject
        {
            ["type"] = "message", ["user"] = message.User, ["ts"] = message.Ts, ["text"] = message.Text, ["blocks"] = message.Blocks?.DeepClone(),
        };
        if (message.Thread is { } thread)
        {
            shown["thread_ts"] = thread;
        }

        if (metadata && message.Metadata is { } kept)
        {
            shown["metadata"] = kept.DeepClone();
        }

        return shown;
    }

    private static async Task<bool> FailsBeforeAsync(HttpContext context, LoopbackFault fault)
    {
        switch (fault)
        {
            case LoopbackFault.RateLimited:
                context.Response.Headers.RetryAfter = "1";
                goto case LoopbackFault.RateLimitedSilently;
            case LoopbackFault.RateLimitedSilently:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await context.Response.WriteAsJsonAsync(Error("ratelimited"), context.RequestAborted);
                return true;
            case LoopbackFault.BrokenBefore:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
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
                await Task.Delay(slack.Options.Hang, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                context.Abort();
                return true;
            default:
                return false;
        }
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return text.Length > 0 ? (JsonObject)JsonNode.Parse(text)! : [];
    }

    private static JsonObject Ok(params (string Name, JsonNode? Value)[] fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields)
        {
            answer[name] = value;
        }

        return answer;
    }

    private static JsonObject Error(string code) => new() { ["ok"] = false, ["error"] = code };
}
