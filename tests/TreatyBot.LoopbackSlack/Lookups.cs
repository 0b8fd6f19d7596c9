using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>The calls that read: channels, their members and messages, people, and the assistant's threads.</summary>
internal sealed class Lookups(SlackServer slack)
{
    public JsonObject Channel(LoopbackWorkspace workspace, JsonObject body) => Seen(workspace, body, "read") switch
    {
        null => ApiAnswer.Error("channel_not_found"),
        { Error: { } error } => ApiAnswer.Error(error),
        { Channel: { } channel } => ApiAnswer.Ok(("channel", new JsonObject
        {
            ["id"] = channel.Id,
            ["is_im"] = channel.IsDirect,
            ["is_archived"] = channel.IsArchived,
            ["is_ext_shared"] = channel.IsShared,
            ["is_shared"] = channel.IsShared,
            ["is_private"] = channel.IsPrivate, ["is_member"] = channel.Members.Contains(workspace.BotUser),
        })),
        _ => ApiAnswer.Error("fatal_error"),
    };

    public JsonObject Members(LoopbackWorkspace workspace, JsonObject body) => Seen(workspace, body, "read") switch
    {
        null => ApiAnswer.Error("channel_not_found"),
        { Error: { } error } => ApiAnswer.Error(error),
        { Channel: { } channel } => ApiAnswer.Ok(
            ("members", new JsonArray([.. channel.Members.Select(member => (JsonNode)member)])),
            ("response_metadata", new JsonObject { ["next_cursor"] = "" })),
        _ => ApiAnswer.Error("fatal_error"),
    };

    public JsonObject History(LoopbackWorkspace workspace, JsonObject body, bool isThread)
    {
        var seen = Seen(workspace, body, "history");
        if (seen is not { Error: null, Channel: { } channel })
        {
            return ApiAnswer.Error(seen?.Error ?? "channel_not_found");
        }

        var root = (string?)body["ts"];
        var oldest = (string?)body["oldest"] ?? "0";
        var messages = slack.Messages;
        if (isThread && !messages.Any(message => message.Channel == channel.Id && (message.Ts == root || message.Thread == root)))
        {
            return ApiAnswer.Error("thread_not_found");
        }

        var found = messages
            .Where(message => message.Channel == channel.Id && message.OnlyFor is null)
            .Where(message => isThread ? message.Ts == root || message.Thread == root : message.Thread is null)
            .Where(message => message.Ts == root || string.CompareOrdinal(message.Ts, oldest) >= 0)
            .Take(200);
        var metadata = (string?)body["include_all_metadata"] is "true" or "1";
        return ApiAnswer.Ok(("messages", new JsonArray([.. found.Select(message => Shown(message, metadata))])), ("has_more", false));
    }

    public JsonObject User(LoopbackWorkspace workspace, JsonObject body) =>
        !workspace.Scopes.Contains("users:read") ? ApiAnswer.Error("missing_scope")
        : slack.Users.TryGetValue((string?)body["user"] ?? "", out var user)
            ? ApiAnswer.Ok(
                ("user", new JsonObject
                {
                    ["id"] = user.Id,
                    ["team_id"] = user.Team,
                    ["deleted"] = false,
                    ["is_bot"] = false,
                    ["is_restricted"] = user.IsGuest,
                    ["real_name"] = $"Person {user.Id}",
                }))
            : ApiAnswer.Error("user_not_found");

    /// <summary>Since March 2026 a status needs no more than <c>chat:write</c>, in channels too.</summary>
    public JsonObject Status(LoopbackWorkspace workspace, JsonObject body) =>
        workspace.Scopes.Contains("chat:write") || workspace.Scopes.Contains("assistant:write")
            ? InThread(body)
            : ApiAnswer.Error("missing_scope");

    public JsonObject AssistantThread(LoopbackWorkspace workspace, JsonObject body) =>
        !workspace.Scopes.Contains("assistant:write") ? ApiAnswer.Error("missing_scope") : InThread(body);

    /// <summary>To an agent prompts are offered without a thread; with one they are taken, and never shown.</summary>
    public JsonObject Prompts(LoopbackWorkspace workspace, JsonObject body) =>
        !workspace.Scopes.Contains("assistant:write") ? ApiAnswer.Error("missing_scope")
        : ApiAnswer.Parsed(body["prompts"]) is JsonArray { Count: > 4 } ? ApiAnswer.Error("invalid_arguments")
        : body["thread_ts"] is null ? slack.Channels.ContainsKey((string?)body["channel_id"]
            ?? "") ? ApiAnswer.Ok() : ApiAnswer.Error("channel_not_found")
        : workspace.IsAgent ? ApiAnswer.Ok()
        : InThread(body);

    private JsonObject InThread(JsonObject body) =>
        slack.Messages.Any(message => message.Channel == (string?)body["channel_id"] && message.Ts == (string?)body["thread_ts"])
            ? ApiAnswer.Ok()
            : ApiAnswer.Error("channel_not_found");

    /// <summary>A message as Slack shows it to an app.</summary>
    public static JsonObject Shown(LoopbackMessage message, bool metadata)
    {
        var shown = new JsonObject
        {
            ["type"] = "message",
            ["user"] = message.User,
            ["ts"] = message.Ts,
            ["text"] = message.Text,
            ["blocks"] = message.Blocks?.DeepClone(),
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
}
