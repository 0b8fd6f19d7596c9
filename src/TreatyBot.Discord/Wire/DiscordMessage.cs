using System.Text.Json;
using System.Text.Json.Serialization;

namespace TreatyBot.Discord.Wire;

/// <summary>A message, as far as the bot looks at it. Ids are Discord's snowflakes in decimal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ChannelId">The channel or thread.</param>
/// <param name="GuildId">The guild; null in a direct message, and where a message is only told of.</param>
/// <param name="Author">Who wrote it; null in partial edits.</param>
/// <param name="Content">The text; empty where the bot may not read it, null in partial edits.</param>
/// <param name="Type">0 an ordinary message, 19 a reply, all else is not people talking.</param>
/// <param name="Mentions">Whom it mentions by name.</param>
/// <param name="WebhookId">The webhook that wrote it; null for people.</param>
/// <param name="MessageReference">What it replies to.</param>
/// <param name="ReferencedMessage">That message, where Discord sends it along.</param>
/// <param name="InteractionMetadata">The interaction that it answers.</param>
/// <param name="EditedTimestamp">When its author edited it last.</param>
/// <param name="MentionRoles">The roles that it mentions.</param>
/// <param name="Components">Its text and buttons, as Discord has them.</param>
public sealed record DiscordMessage(
    string Id,
    string ChannelId,
    string? GuildId = null,
    DiscordUser? Author = null,
    string? Content = null,
    int Type = 0,
    IReadOnlyList<DiscordUser>? Mentions = null,
    string? WebhookId = null,
    DiscordMessageReference? MessageReference = null,
    DiscordMessage? ReferencedMessage = null,
    DiscordInteractionMetadata? InteractionMetadata = null,
    DateTimeOffset? EditedTimestamp = null,
    IReadOnlyList<string>? MentionRoles = null,
    JsonElement? Components = null);

/// <summary>Somebody, a person or a bot: his number, his unique name, and the one that he is shown by.</summary>
public sealed record DiscordUser(string Id, bool Bot = false, string? Username = null, string? GlobalName = null);

/// <summary>Points at a message.</summary>
public sealed record DiscordMessageReference(string? MessageId = null);

/// <summary>The interaction that a message answers.</summary>
public sealed record DiscordInteractionMetadata(string Id);

/// <summary>A channel or thread.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">10, 11 and 12 are threads, 1 is a direct message.</param>
/// <param name="GuildId">The guild; null in a direct message.</param>
/// <param name="ParentId">For a thread its channel, for a channel its category.</param>
/// <param name="PermissionOverwrites">Who may do more or less here than elsewhere in the guild.</param>
public sealed record DiscordChannel(
    string Id, int Type = 0, string? GuildId = null, string? ParentId = null, IReadOnlyList<DiscordOverwrite>? PermissionOverwrites = null)
{
    /// <summary>What it is called; of a forum's post, its title.</summary>
    public string? Name { get; init; }

    /// <summary>Of a thread: who opened it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Of a thread that Discord tells of: whether it was opened just now.</summary>
    public bool NewlyCreated { get; init; }

    [JsonIgnore]
    public bool IsThread => Type is 10 or 11 or 12;
}

/// <summary>What a role (type 0) or a member (type 1) may do more, and less, in a channel.</summary>
public sealed record DiscordOverwrite(string Id, int Type, string Allow, string Deny);

/// <summary>A guild: whose it is, and its roles.</summary>
public sealed record DiscordGuild(string Id, string OwnerId, IReadOnlyList<DiscordRole> Roles);

/// <summary>A role and its permission bits in decimal; whose it is, where it was made for somebody.</summary>
public sealed record DiscordRole(string Id, string Permissions, DiscordRoleTags? Tags = null);

/// <summary>For whom a role was made.</summary>
/// <param name="BotId">The bot user; null where it was not made for a bot.</param>
public sealed record DiscordRoleTags(string? BotId = null);

/// <summary>Somebody in a guild.</summary>
public sealed record DiscordMember(DiscordUser? User = null, IReadOnlyList<string>? Roles = null);

/// <summary>The application that the token belongs to.</summary>
/// <param name="Id">Its id; the invite link names it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Flags">Bits; see Discord's application flags.</param>
/// <param name="Bot">Its bot user.</param>
/// <param name="InteractionsEndpointUrl">Where Discord sends interactions instead of the gateway; null: to the gateway.</param>
/// <param name="BotPublic">True where anybody may add the bot to a server, not its owner alone.</param>
public sealed record DiscordApplication(
    string Id, string? Name = null, int Flags = 0, DiscordUser? Bot = null, string? InteractionsEndpointUrl = null, bool BotPublic = false);
