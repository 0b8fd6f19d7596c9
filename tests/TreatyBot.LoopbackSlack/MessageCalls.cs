using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>The calls that say something: <c>chat.postMessage</c>, <c>chat.postEphemeral</c>, and the response addresses.</summary>
internal sealed class MessageCalls(SlackServer slack)
{
    /// <summary>When the allowance of a channel is whole again.</summary>
    private readonly Dictionary<string, DateTimeOffset> _wholeAt = [];
    private readonly Lock _posting = new();

    public JsonObject Post(LoopbackWorkspace workspace, JsonObject body)
    {
        if (!workspace.Scopes.Contains("chat:write"))
        {
            return ApiAnswer.Error("missing_scope");
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
            return ApiAnswer.Error("channel_not_found");
        }

        var error = channel.IsArchived
            ? "is_archived"
            : !channel.Members.Contains(workspace.BotUser) ? "not_in_channel"
            : ContentError(body) ?? TooSoon(id);
        if (error is not null)
        {
            return ApiAnswer.Error(error);
        }

        var message = new LoopbackMessage(
            id,
            slack.NextTs(),
            workspace.BotUser,
            (string?)body["text"] ?? "",
            (string?)body["thread_ts"],
            Blocks(body),
            ApiAnswer.Parsed(body["metadata"]),
            Request: body);
        slack.Add(message);
        return ApiAnswer.Ok(("channel", id), ("ts", message.Ts), ("message", Lookups.Shown(message, metadata: false)));
    }

    public JsonObject PostEphemeral(LoopbackWorkspace workspace, JsonObject body)
    {
        if (!slack.Channels.TryGetValue((string?)body["channel"] ?? "", out var channel))
        {
            return ApiAnswer.Error("channel_not_found");
        }

        var user = (string?)body["user"] ?? "";
        var error = !channel.Members.Contains(workspace.BotUser)
            ? "not_in_channel"
            : !channel.Members.Contains(user) ? "user_not_in_channel"
            : ContentError(body);
        if (error is not null)
        {
            return ApiAnswer.Error(error);
        }

        var message = new LoopbackMessage(
            channel.Id,
            slack.NextTs(),
            workspace.BotUser,
            (string?)body["text"] ?? "",
            (string?)body["thread_ts"],
            Blocks(body),
            OnlyFor: user,
            Request: body);
        slack.Add(message);
        return ApiAnswer.Ok(("message_ts", message.Ts));
    }

    /// <summary>Slack's error for an answer to a response address; null where it is shown.</summary>
    public string? Respond(LoopbackGesture gesture, JsonObject body)
    {
        if (ContentError(body) is { } error)
        {
            return error;
        }

        // Slack: thread_ts is heeded for in_channel alone; an ephemeral answer stands in the channel.
        var isForAll = (string?)body["response_type"] == "in_channel";
        slack.Add(new LoopbackMessage(
            gesture.Channel,
            slack.NextTs(),
            slack.Workspaces[gesture.Team].BotUser,
            (string?)body["text"] ?? "",
            isForAll ? (string?)body["thread_ts"] : null,
            Blocks(body),
            OnlyFor: isForAll ? null : gesture.User,
            Request: body));
        return null;
    }

    private string? TooSoon(string channel)
    {
        lock (_posting)
        {
            var now = TimeProvider.System.GetUtcNow();
            var wholeAt = _wholeAt.GetValueOrDefault(channel, now);
            var early = wholeAt - ((slack.Options.Burst - 1) * slack.Options.BetweenMessages) - now;
            if (early > TimeSpan.Zero)
            {
                slack.Violate($"a message in {channel} came {early.TotalMilliseconds:0} ms too early");
                return "ratelimited";
            }

            _wholeAt[channel] = (wholeAt > now ? wholeAt : now) + slack.Options.BetweenMessages;
            return null;
        }
    }

    private static string? ContentError(JsonObject body)
    {
        var text = (string?)body["text"] ?? "";
        return text.Length > 40_000 ? "msg_too_long"
            : Blocks(body) is { } blocks ? BlockRules.Check(blocks)
            : text.Length == 0 ? "no_text"
            : null;
    }

    private static JsonArray? Blocks(JsonObject body) =>
        ApiAnswer.Parsed(body["blocks"]) is JsonArray { Count: > 0 } blocks ? blocks : null;
}
