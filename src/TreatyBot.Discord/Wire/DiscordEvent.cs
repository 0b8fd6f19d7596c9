namespace TreatyBot.Discord.Wire;

/// <summary>Something that Discord tells: one of the records in this file.</summary>
public abstract record DiscordEvent
{
    private protected DiscordEvent()
    {
    }

    /// <summary>By which the client knows the event again; 0 where it keeps none.</summary>
    public long Delivery { get; init; }
}

/// <summary>A message was written.</summary>
public sealed record MessageCreated(DiscordMessage Message) : DiscordEvent;

/// <summary>A message was edited, by its author or by Discord (a preview was added).</summary>
public sealed record MessageEdited(DiscordMessage Message) : DiscordEvent;

/// <summary>Messages were deleted.</summary>
public sealed record MessagesDeleted(IReadOnlyList<string> MessageIds) : DiscordEvent;

/// <summary>Somebody used a command or a button, or is typing in a command.</summary>
public sealed record InteractionCreated(DiscordInteraction Interaction) : DiscordEvent;

/// <summary>A guild is there, with its channels and active threads, and its roles.</summary>
public sealed record GuildKnown(
    string GuildId, IReadOnlyList<DiscordChannel> Channels, IReadOnlyList<DiscordRole>? Roles = null) : DiscordEvent;

/// <summary>The bot is no longer in a guild.</summary>
public sealed record GuildLeft(string GuildId) : DiscordEvent;

/// <summary>A channel or thread is new or has changed.</summary>
public sealed record ChannelKnown(DiscordChannel Channel) : DiscordEvent;

/// <summary>Somebody opened a thread, or a post of a forum, just now.</summary>
public sealed record ThreadOpened(DiscordChannel Thread) : DiscordEvent;

/// <summary>A channel or thread was deleted.</summary>
public sealed record ChannelGone(string ChannelId) : DiscordEvent;
