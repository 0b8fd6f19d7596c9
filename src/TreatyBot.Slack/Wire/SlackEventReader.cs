using System.Text.Json;

namespace TreatyBot.Slack.Wire;

/// <summary>
/// Makes our events of Slack's payloads, the same for Socket Mode and HTTP. What is not understood is a <see cref="SlackOtherEvent"/>.
/// </summary>
internal static class SlackEventReader
{
    /// <summary>An <c>event_callback</c>.</summary>
    public static SlackEvent ReadCallback(JsonElement payload)
    {
        // In a shared channel the outer team may be another than the one that has installed the app.
        var team = payload.Items("authorizations")
            .Select(authorization => authorization.Text("team_id"))
            .FirstOrDefault(id => id is not null)
            ?? payload.Text("team_id")
            ?? "";
        if (payload.Find("event") is not { } inner)
        {
            return new SlackOtherEvent(team);
        }

        var type = inner.Text("type") ?? "?";
        var channel = inner.Text("channel") ?? "";
        return type switch
        {
            "app_mention" => ReadMessage(payload, inner, team, SlackMessageKind.Mention),
            "message" =>
                ReadMessage(payload, inner, team, inner.Text("channel_type") == "im" ? SlackMessageKind.Direct : SlackMessageKind.Channel),
            "assistant_thread_started" or "assistant_thread_context_changed" => ReadAssistant(inner, team),
            "app_home_opened" => ReadAgentOpened(inner, team),
            "app_context_changed" => new SlackContextChanged(team),
            "channel_archive" or "channel_deleted" or "channel_left" or "group_archive" or "group_deleted" or "group_left" =>
                new SlackChannelGone(team, channel),
            "channel_shared" or "channel_unshared" or "channel_unarchive" or "group_unarchive" => new SlackChannelChanged(team, channel),
            "app_uninstalled" => new SlackUninstalled(team, type),
            "tokens_revoked" when inner.Find("tokens") is { } tokens && tokens.Items("bot").Any() => new SlackUninstalled(team, type),
            _ => new SlackOtherEvent(team),
        };
    }

    /// <summary>A slash command, by its fields.</summary>
    public static SlackEvent ReadCommand(Func<string, string?> field) =>
        field("team_id") is { } team
            && field("channel_id") is { } channel
            && field("user_id") is { } user
            && field("command") is { } command
            && field("trigger_id") is { } trigger && Address(field("response_url")) is { } responseUrl
            ? new SlackCommandEvent(team, channel, user, command, field("text") ?? "", trigger, responseUrl)
            : new SlackOtherEvent(field("team_id") ?? "");

    /// <summary>A pressed button, a chosen shortcut, or a form that was filled in.</summary>
    public static SlackEvent ReadInteraction(JsonElement payload)
    {
        var type = payload.Text("type") ?? "?";
        var user = payload.Find("user") is { } person ? person : default;
        var team = payload.Find("team")?.Text("id") ?? user.Text("team_id") ?? "";
        var channel = payload.Find("channel")?.Text("id") ?? payload.Find("container")?.Text("channel_id");
        var responseUrl = Address(payload.Text("response_url"));
        if (type == "view_submission")
        {
            return ReadForm(payload, team, user);
        }

        if (user.Text("id") is not { } userId || channel is null || payload.Text("trigger_id") is not { } trigger)
        {
            return new SlackOtherEvent(team);
        }

        if (type == "message_action" && payload.Text("callback_id") is { } callback && responseUrl is not null)
        {
            return new SlackShortcutEvent(
                team, channel, userId, callback, payload.Find("message")?.Text("text") ?? "", trigger, responseUrl,
                payload.Find("message")?.Text("thread_ts") ?? payload.Find("message")?.Text("ts"));
        }

        return type == "block_actions"
            && payload.Items("actions").FirstOrDefault() is { ValueKind: JsonValueKind.Object } action
            && ReadAction(action) is var (id, value)
            ? new SlackButtonEvent(
                team, channel, userId, id, value, trigger, responseUrl,
                payload.Find("container")?.Text("thread_ts") ?? payload.Find("message")?.Text("thread_ts"))
            : new SlackOtherEvent(team);
    }

    /// <summary>A thumb is a button like any other: its action stands before its value.</summary>
    private static (string Id, string Value)? ReadAction(JsonElement action) =>
        (action.Text("action_id"), action.Text("value") ?? "") switch
        {
            (null, _) => null,
            (SlackFeedback.ActionId, var both) when both.Split(SlackFeedback.Separator, 2) is [var thumb, var value] => (thumb, value),
            ({ } id, var value) => (id, value),
        };

    private static SlackEvent ReadForm(JsonElement payload, string team, JsonElement user) =>
        user.Text("id") is { } userId
            && payload.Find("view") is { } view
            && view.Text("id") is { } id
            && view.Text("callback_id") is { } callback
            && view.Find("state")?.Find("values")?.Find(SlackForm.Block)?.Find(SlackForm.Input)?.Text("value") is { } text
            ? new SlackFormEvent(team, userId, id, callback, view.Text("private_metadata") ?? "", text)
            : new SlackOtherEvent(team);

    private static SlackEvent ReadMessage(JsonElement payload, JsonElement inner, string team, SlackMessageKind kind)
    {
        var channel = inner.Text("channel");
        switch (inner.Text("subtype"))
        {
            case null or "file_share" or "thread_broadcast" or "bot_message":
                break;
            case "message_changed" when inner.Find("message") is { } message && channel is not null && message.Text("ts") is { } edited:
                return message.Text("subtype") == "tombstone"
                    ? new SlackMessageDeleted(team, channel, edited)
                    : new SlackMessageEdited(team, channel, edited, message.Text("text") ?? "");
            case "message_deleted" when channel is not null && inner.Text("deleted_ts") is { } deleted:
                return new SlackMessageDeleted(team, channel, deleted);
            case { }:
                return new SlackOtherEvent(team);
        }

        var isBot = inner.Text("bot_id") is not null || inner.Text("subtype") == "bot_message";
        return channel is not null && inner.Text("ts") is { } ts && (inner.Text("user") ?? (isBot ? "" : null)) is { } user
            ? new SlackMessageEvent(
                team,
                channel,
                user,
                inner.Text("user_team") ?? inner.Text("team") ?? team,
                inner.Text("text") ?? "",
                ts,
                inner.Text("thread_ts"),
                inner.Text("client_msg_id"),
                kind,
                payload.Flag("is_ext_shared_channel"),
                isBot,
                inner.Find("edited") is not null,
                inner.Find("app_context") is not null)
            : new SlackOtherEvent(team);
    }

    private static SlackEvent ReadAssistant(JsonElement inner, string team) =>
        inner.Find("assistant_thread") is { } thread
            && thread.Text("channel_id") is { } channel
            && thread.Text("thread_ts") is { } ts
            && thread.Text("user_id") is { } user
            ? new SlackAssistantEvent(team, channel, user, ts)
            : new SlackOtherEvent(team);

    /// <summary>A person has opened the app: its home tab, or its messages tab, on which the conversation begins.</summary>
    private static SlackEvent ReadAgentOpened(JsonElement inner, string team) =>
        inner.Text("channel") is not { } channel || inner.Text("user") is not { } user ? new SlackOtherEvent(team)
            : inner.Text("tab") == "home" ? new SlackHomeOpened(team, channel, user)
            : new SlackAssistantEvent(team, channel, user, Thread: null);

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
