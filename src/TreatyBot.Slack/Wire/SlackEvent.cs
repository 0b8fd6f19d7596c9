namespace TreatyBot.Slack.Wire;

/// <summary>Something that happened in a workspace.</summary>
/// <param name="Team">The workspace in which the app is installed and whose token is to be used.</param>
public abstract record SlackEvent(string Team);

/// <summary>Somebody said something.</summary>
/// <param name="Team">See <see cref="SlackEvent"/>.</param>
/// <param name="Channel">Where.</param>
/// <param name="User">Who.</param>
/// <param name="UserTeam">The workspace that he belongs to.</param>
/// <param name="Text">As Slack has it, escaped.</param>
/// <param name="Ts">The message's name and time.</param>
/// <param name="Thread">The thread that it stands in; null: none.</param>
/// <param name="ClientMessageId">The same for all copies of one message, where Slack gives it.</param>
/// <param name="Kind">By which of Slack's events it came.</param>
/// <param name="IsShared">True where Slack says that other organisations can read along.</param>
/// <param name="IsBot">True where a program said it.</param>
/// <param name="IsEdited">True where it has been said before and reads otherwise now.</param>
/// <param name="IsToAgent">True where it was said to the app as an agent (<c>agent_view</c>): then Slack tells what the person looks
/// at.</param>
public sealed record SlackMessageEvent(
    string Team,
    string Channel,
    string User,
    string UserTeam,
    string Text,
    string Ts,
    string? Thread,
    string? ClientMessageId,
    SlackMessageKind Kind,
    bool IsShared,
    bool IsBot,
    bool IsEdited = false,
    bool IsToAgent = false) : SlackEvent(Team);

public enum SlackMessageKind
{
    /// <summary><c>app_mention</c>.</summary>
    Mention,

    /// <summary><c>message</c> in a direct message with the bot, the assistant pane included.</summary>
    Direct,

    /// <summary><c>message</c> in a channel.</summary>
    Channel,
}

/// <summary>A message was edited.</summary>
public sealed record SlackMessageEdited(string Team, string Channel, string Ts, string Text) : SlackEvent(Team);

/// <summary>A message was deleted.</summary>
public sealed record SlackMessageDeleted(string Team, string Channel, string Ts) : SlackEvent(Team);

/// <summary>A slash command.</summary>
/// <param name="Team">See <see cref="SlackEvent"/>.</param>
/// <param name="Channel">Where it was typed.</param>
/// <param name="User">By whom.</param>
/// <param name="Command">With its slash.</param>
/// <param name="Text">What stood behind it.</param>
/// <param name="Trigger">Slack's id of the user action, the same in every redelivery.</param>
/// <param name="ResponseUrl">Where to answer.</param>
public sealed record SlackCommandEvent(
    string Team, string Channel, string User, string Command, string Text, string Trigger, Uri ResponseUrl)
    : SlackEvent(Team);

/// <summary>A button was pressed.</summary>
/// <param name="Team">See <see cref="SlackEvent"/>.</param>
/// <param name="Channel">Where the message stands.</param>
/// <param name="User">Who pressed.</param>
/// <param name="ActionId">See <see cref="SlackButton"/>.</param>
/// <param name="Value">See <see cref="SlackButton"/>.</param>
/// <param name="Trigger">Slack's id of the user action, the same in every redelivery.</param>
/// <param name="ResponseUrl">Where to answer; null where Slack gives none.</param>
/// <param name="Thread">The thread of the message; null: none.</param>
public sealed record SlackButtonEvent(
    string Team,
    string Channel,
    string User,
    string ActionId,
    string Value,
    string Trigger,
    Uri? ResponseUrl,
    string? Thread) : SlackEvent(Team);

/// <summary>A form was filled in.</summary>
/// <param name="Team">See <see cref="SlackEvent"/>.</param>
/// <param name="User">Who filled it in.</param>
/// <param name="View">Slack's id of the form, the same in every redelivery.</param>
/// <param name="Callback">See <see cref="SlackForm"/>.</param>
/// <param name="Metadata">See <see cref="SlackForm"/>.</param>
/// <param name="Text">What was written into it, as it was typed.</param>
public sealed record SlackFormEvent(string Team, string User, string View, string Callback, string Metadata, string Text)
    : SlackEvent(Team);

/// <summary>A shortcut was chosen on a message.</summary>
/// <param name="Team">See <see cref="SlackEvent"/>.</param>
/// <param name="Channel">Where the message stands.</param>
/// <param name="User">Who chose.</param>
/// <param name="Callback">Which shortcut.</param>
/// <param name="Text">The message, escaped.</param>
/// <param name="Trigger">Slack's id of the user action, the same in every redelivery.</param>
/// <param name="ResponseUrl">Where to answer.</param>
/// <param name="Thread">The thread that it stands in, or that it may begin.</param>
public sealed record SlackShortcutEvent(
    string Team, string Channel, string User, string Callback, string Text, string Trigger, Uri ResponseUrl, string? Thread)
    : SlackEvent(Team);

/// <summary>Somebody opened a conversation with the app.</summary>
/// <param name="Team">See <see cref="SlackEvent"/>.</param>
/// <param name="Channel">The direct message with him.</param>
/// <param name="User">Who.</param>
/// <param name="Thread">The thread of the assistant pane (<c>assistant_view</c>); null with an agent (<c>agent_view</c>), where each
/// question begins one.</param>
public sealed record SlackAssistantEvent(string Team, string Channel, string User, string? Thread) : SlackEvent(Team);

/// <summary>Somebody opened the app's home tab.</summary>
/// <param name="Team">See <see cref="SlackEvent"/>.</param>
/// <param name="Channel">The direct message with him.</param>
/// <param name="User">Who.</param>
public sealed record SlackHomeOpened(string Team, string Channel, string User) : SlackEvent(Team);

/// <summary>Somebody looks at something else now. Only agents hear of it.</summary>
public sealed record SlackContextChanged(string Team) : SlackEvent(Team);

/// <summary>Nothing can be said in a channel any more: archived, deleted, left.</summary>
public sealed record SlackChannelGone(string Team, string Channel) : SlackEvent(Team);

/// <summary>Who can read a channel may have changed.</summary>
public sealed record SlackChannelChanged(string Team, string Channel) : SlackEvent(Team);

/// <summary>The app was taken out of the workspace, or its tokens revoked.</summary>
public sealed record SlackUninstalled(string Team, string Reason) : SlackEvent(Team);

/// <summary>Something that asks for nothing.</summary>
public sealed record SlackOtherEvent(string Team) : SlackEvent(Team);

/// <summary>
/// The number of Socket Mode connections that events can arrive on has changed. From the client itself, not from a workspace.
/// </summary>
/// <param name="Open">How many are open and known to be alive.</param>
public sealed record SlackConnectionsEvent(int Open) : SlackEvent("");
