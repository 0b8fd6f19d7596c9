using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>What Slack sends to an app, field by field.</summary>
internal static class Payloads
{
    public static JsonObject Callback(LoopbackWorkspace workspace, JsonObject happened, bool isShared, int number) => new()
    {
        ["token"] = "t", ["team_id"] = workspace.Team, ["api_app_id"] = "A1", ["type"] = "event_callback", ["event_id"] = $"Ev{number}",
        ["event_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), ["is_ext_shared_channel"] = isShared, ["event"] = happened,
        ["authorizations"] = new JsonArray(
            new JsonObject
            {
                ["team_id"] = workspace.Team,
                ["user_id"] = workspace.BotUser,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
            }),
    };

    /// <summary>A message as an event: <c>message</c> or <c>app_mention</c>.</summary>
    public static JsonObject Message(
        LoopbackMessage message, string type, LoopbackChannel place, string? edited = null, bool isToAgent = false)
    {
        var happened = new JsonObject
        {
            ["type"] = type,
            ["channel"] = message.Channel,
            ["user"] = message.User,
            ["text"] = message.Text,
            ["ts"] = message.Ts,
            ["event_ts"] = edited ?? message.Ts,
            ["team"] = place.Team,
        };
        if (message.ClientMessageId is { } id)
        {
            happened["client_msg_id"] = id;
        }

        if (message.Thread is { } thread)
        {
            happened["thread_ts"] = thread;
        }

        if (type == "message")
        {
            happened["channel_type"] = TypeOf(place);
        }

        if (isToAgent)
        {
            happened["app_context"] = new JsonObject { ["entities"] = new JsonArray() };
        }

        if (edited is not null)
        {
            happened["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = edited };
        }

        return happened;
    }

    public static JsonObject AgentOpened(string user, string channel, string ts) => new()
    {
        ["type"] = "app_home_opened", ["user"] = user, ["channel"] = channel, ["event_ts"] = ts, ["tab"] = "messages",
    };

    public static JsonObject ContextChanged(string team, string channel) => new()
    {
        ["type"] = "app_context_changed",
        ["context"] = new JsonObject
        {
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "slack#/types/channel_id", ["value"] = channel, ["team_id"] = team }),
        },
    };

    public static JsonObject Edited(LoopbackMessage message, LoopbackChannel place, string ts) => new()
    {
        ["type"] = "message",
        ["subtype"] = "message_changed",
        ["channel"] = message.Channel,
        ["ts"] = ts,
        ["channel_type"] = TypeOf(place),
        ["message"] = Message(message, "message", place, ts),
    };

    public static JsonObject Deleted(string deleted, LoopbackChannel place, string ts) => new()
    {
        ["type"] = "message",
        ["subtype"] = "message_deleted",
        ["channel"] = place.Id,
        ["deleted_ts"] = deleted,
        ["ts"] = ts,
        ["channel_type"] = TypeOf(place),
    };

    public static JsonObject Command(LoopbackGesture gesture, string command, string text, string trigger, string responseUrl) => new()
    {
        ["token"] = "t",
        ["api_app_id"] = "A1",
        ["team_id"] = gesture.Team,
        ["team_domain"] = "loopback",
        ["channel_id"] = gesture.Channel,
        ["channel_name"] = "c",
        ["user_id"] = gesture.User,
        ["user_name"] = "u",
        ["command"] = command,
        ["text"] = text,
        ["trigger_id"] = trigger,
        ["response_url"] = responseUrl,
        ["is_enterprise_install"] = "false",
    };

    public static JsonObject Shortcut(LoopbackGesture gesture, string callback, LoopbackMessage message, string trigger, string responseUrl)
    {
        var payload = Interaction("message_action", gesture, trigger, responseUrl);
        payload["callback_id"] = callback;
        payload["message_ts"] = message.Ts;
        payload["message"] = new JsonObject { ["type"] = "message", ["ts"] = message.Ts, ["text"] = message.Text };
        if (message.Thread is { } thread)
        {
            payload["message"]!["thread_ts"] = thread;
        }

        return payload;
    }

    public static JsonObject Press(
        LoopbackGesture gesture, LoopbackMessage message, JsonNode button, string ts, string trigger, string responseUrl)
    {
        var payload = Interaction("block_actions", gesture, trigger, responseUrl);
        payload["container"] = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = message.Ts,
            ["channel_id"] = gesture.Channel,
            ["is_ephemeral"] = message.OnlyFor is not null,
            ["thread_ts"] = message.Thread,
        };
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = (string?)button["type"] ?? "button",
            ["action_id"] = (string)button["action_id"]!,
            ["value"] = (string?)button["value"],
            ["action_ts"] = ts,
            ["block_id"] = "b",
        });
        return payload;
    }

    public static JsonObject FilledIn(LoopbackForm form, JsonNode input, string text, string trigger) => new()
    {
        ["type"] = "view_submission",
        ["api_app_id"] = "A1",
        ["trigger_id"] = trigger,
        ["team"] = new JsonObject { ["id"] = form.Team },
        ["user"] = new JsonObject { ["id"] = form.User, ["team_id"] = form.Team },
        ["view"] = new JsonObject
        {
            ["id"] = form.Id,
            ["type"] = "modal",
            ["callback_id"] = (string?)form.View["callback_id"],
            ["private_metadata"] = (string?)form.View["private_metadata"],
            ["state"] = new JsonObject
            {
                ["values"] = new JsonObject
                {
                    [(string)input["block_id"]!] = new JsonObject
                    {
                        [(string)input["element"]!["action_id"]!] = new JsonObject { ["type"] = "plain_text_input", ["value"] = text },
                    },
                },
            },
        },
    };

    public static JsonObject PaneOpened(LoopbackGesture gesture, string thread, string ts) => new()
    {
        ["type"] = "assistant_thread_started", ["event_ts"] = ts,
        ["assistant_thread"] = new JsonObject
        {
            ["user_id"] = gesture.User,
            ["channel_id"] = gesture.Channel,
            ["thread_ts"] = thread,
            ["context"] = new JsonObject(),
        },
    };

    private static JsonObject Interaction(string type, LoopbackGesture gesture, string trigger, string responseUrl) => new()
    {
        ["type"] = type,
        ["api_app_id"] = "A1",
        ["trigger_id"] = trigger,
        ["response_url"] = responseUrl,
        ["team"] = new JsonObject { ["id"] = gesture.Team },
        ["user"] = new JsonObject { ["id"] = gesture.User, ["team_id"] = gesture.Team },
        ["channel"] = new JsonObject { ["id"] = gesture.Channel },
    };

    private static string TypeOf(LoopbackChannel channel) => channel.IsDirect ? "im" : channel.IsPrivate ? "group" : "channel";
}
