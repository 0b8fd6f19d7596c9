using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>What people do. Each returns what completes when its events are acknowledged (true) or given up.</summary>
public sealed partial class SlackServer
{
    /// <summary>A person says something. Returns its <c>ts</c> too.</summary>
    public (string Ts, Task<bool> Delivered) Say(
        string channel,
        string user,
        string text,
        string? thread = null,
        string? clientMessageId = null,
        int copies = 1,
        bool secondTs = false)
    {
        var place = Channels[channel];
        var message = new LoopbackMessage(
            channel, NextTs(), user, text, thread, ClientMessageId: clientMessageId ?? Guid.NewGuid().ToString());
        Add(message);
        return (message.Ts, secondTs ? AgainAsync() : AllAsync([.. Enumerable.Range(0, copies).Select(_ => CopyAsync(message))]));

        // The copies with another time come later.
        async Task<bool> AgainAsync()
        {
            var delivered = await CopyAsync(message);
            for (var copy = 1; copy < copies; copy++)
            {
                delivered &= await CopyAsync(message with { Ts = NextTs() });
            }

            return delivered;
        }

        Task<bool> CopyAsync(LoopbackMessage copy) => AllAsync(
            [
                .. TypesOf(place, copy).Select(
                    type => DeliverAsync(
                        place, Payloads.Message(copy, type, place, isToAgent: place.IsDirect && Workspaces[place.Team].IsAgent))),
            ]);
    }

    /// <summary>A person edits what he has said.</summary>
    public Task<bool> Edit(string channel, string ts, string text)
    {
        LoopbackMessage message;
        lock (_lock)
        {
            var at = _messages.FindIndex(known => known.Channel == channel && known.Ts == ts);
            message = _messages[at] = _messages[at] with { Text = text };
        }

        var place = Channels[channel];
        var edited = NextTs();
        return AllAsync(
        [
            .. TypesOf(place, message).Select(
                type => DeliverAsync(
                    place, type == "message" ? Payloads.Edited(message, place, edited) : Payloads.Message(message, type, place, edited))),
        ]);
    }

    /// <summary>A person deletes what he has said. The app hears of it where it hears of messages.</summary>
    public Task<bool> Delete(string channel, string ts)
    {
        LoopbackMessage message;
        lock (_lock)
        {
            message = _messages.Find(known => known.Channel == channel && known.Ts == ts)!;
            _messages.Remove(message);
        }

        var place = Channels[channel];
        return AllAsync(
            [
                .. TypesOf(place, message).Where(type => type == "message")
                    .Select(_ => DeliverAsync(place, Payloads.Deleted(ts, place, NextTs()))),
            ]);
    }

    public Task<bool> Command(string team, string channel, string user, string command, string text)
    {
        var gesture = new LoopbackGesture(team, channel, user);
        return _deliveries.DeliverAsync(
            "slash_commands", Payloads.Command(gesture, command, text, NextTrigger(), NewResponseUrl(gesture)), _closing.Token);
    }

    public Task<bool> Shortcut(string team, string channel, string user, string callback, string messageTs)
    {
        var gesture = new LoopbackGesture(team, channel, user);
        var message = Messages.First(message => message.Ts == messageTs);
        return _deliveries.DeliverAsync(
            "interactive", Payloads.Shortcut(gesture, callback, message, NextTrigger(), NewResponseUrl(gesture)), _closing.Token);
    }

    /// <summary>A person presses the button of a message whose action id begins so.</summary>
    public Task<bool> Press(string user, LoopbackMessage message, string action)
    {
        var gesture = new LoopbackGesture(Channels[message.Channel].Team, message.Channel, user);
        var button = message.Blocks!
            .Where(block => (string?)block!["type"] is "actions" or "context_actions")
            .SelectMany(block => block!["elements"]!.AsArray())
            .SelectMany(element => (string?)element!["type"] == "feedback_buttons" ? BlockRules.Thumbs(element) : [element])
            .First(element => ((string)element["value"]!).StartsWith(action + " ", StringComparison.Ordinal)
                || ((string)element["action_id"]!).StartsWith(action, StringComparison.Ordinal))!;
        return _deliveries.DeliverAsync(
            "interactive", Payloads.Press(
                gesture, message, button, NextTs(), Api.Forms.NewTrigger(gesture, NextTrigger()), NewResponseUrl(gesture)), _closing.Token);
    }

    /// <summary>A person fills in the last form that was opened before him, and sends it.</summary>
    public Task<bool> FillIn(string user, string text)
    {
        var form = Forms.Last(form => form.User == user);
        var input = form.View["blocks"]![0]!;
        if (text.Length > (int)input["element"]!["max_length"]!)
        {
            throw new ArgumentException("Slack does not let a person send so much.", nameof(text));
        }

        return _deliveries.DeliverAsync("interactive", Payloads.FilledIn(form, input, text, NextTrigger()), _closing.Token);
    }

    /// <summary>A person opens the assistant pane. Returns its thread.</summary>
    public (string Thread, Task<bool> Delivered) OpenPane(string channel, string user)
    {
        var place = Channels[channel];
        var thread = NextTs();
        Add(new LoopbackMessage(channel, thread, Workspaces[place.Team].BotUser, "New assistant thread"));
        return (thread, DeliverAsync(place, Payloads.PaneOpened(new LoopbackGesture(place.Team, channel, user), thread, NextTs())));
    }

    /// <summary>A person opens the conversation with an agent, and then looks at a channel.</summary>
    public Task<bool> OpenAgent(string channel, string user)
    {
        var place = Channels[channel];
        return AllAsync(
            [
                DeliverAsync(place, Payloads.AgentOpened(user, channel, NextTs())),
                DeliverAsync(place, Payloads.ContextChanged(place.Team, "C1")),
            ]);
    }

    /// <summary>A person opens the app's home tab.</summary>
    public Task<bool> OpenHome(string channel, string user)
    {
        var opened = Payloads.AgentOpened(user, channel, NextTs());
        opened["tab"] = "home";
        return DeliverAsync(Channels[channel], opened);
    }

    /// <summary>Something that concerns the app: <c>app_uninstalled</c>, <c>tokens_revoked</c>, <c>channel_archive</c>.</summary>
    public Task<bool> Happen(string team, JsonObject happened) => DeliverAsync(Workspaces[team], happened, isShared: false);

    /// <summary>By which events an app hears of a message: by those that its scopes and subscriptions let through.</summary>
    private IEnumerable<string> TypesOf(LoopbackChannel place, LoopbackMessage message)
    {
        var workspace = Workspaces[place.Team];
        if (place.IsDirect
            || (Options.SendsChannelMessages && workspace.Scopes.Contains(place.IsPrivate ? "groups:history" : "channels:history")))
        {
            yield return "message";
        }

        if (!place.IsDirect
            && message.Text.Contains($"<@{workspace.BotUser}>", StringComparison.Ordinal)
            && workspace.Scopes.Contains("app_mentions:read"))
        {
            yield return "app_mention";
        }
    }

    private Task<bool> DeliverAsync(LoopbackChannel place, JsonObject happened) =>
        DeliverAsync(Workspaces[place.Team], happened, place.IsShared);

    private Task<bool> DeliverAsync(LoopbackWorkspace workspace, JsonObject happened, bool isShared) =>
        _deliveries.DeliverAsync(
            "events_api", Payloads.Callback(workspace, happened, isShared, Interlocked.Increment(ref _counter)), _closing.Token);

    private string NewResponseUrl(LoopbackGesture gesture) =>
        new Uri(ApiBaseUrl, $"../respond/{Addresses.NewResponseUrl(gesture)}").AbsoluteUri;

    private string NextTrigger() => $"{Interlocked.Increment(ref _counter)}.{Guid.NewGuid():N}";

    private static async Task<bool> AllAsync(List<Task<bool>> tasks) =>
        Array.TrueForAll(await Task.WhenAll(tasks), acknowledged => acknowledged);
}
