using System.Text.Json;
using System.Text.Json.Serialization;

namespace TreatyBot.Discord.Wire;

/// <summary>Somebody used a command or a button, filled a modal in, or is typing in a command.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Type">2 a command, 3 a button, 4 typing in an option, 5 a modal.</param>
/// <param name="Token">What responses need: for 3 seconds the first one, for 15 minutes edits of it.</param>
/// <param name="GuildId">The guild; null in a direct message.</param>
/// <param name="ChannelId">The channel or thread.</param>
/// <param name="Channel">The same, with its kind and parent.</param>
/// <param name="Member">Who, in a guild.</param>
/// <param name="User">Who, in a direct message.</param>
/// <param name="Locale">The person's language.</param>
/// <param name="Data">Which command with which options, or which button or modal.</param>
/// <param name="Context">0 in a guild, 1 in a direct message with the bot, 2 among people without it.</param>
/// <param name="AuthorizingIntegrationOwners">For whom the app is installed there: "0" a guild, "1" a person.</param>
public sealed record DiscordInteraction(
    string Id,
    string ApplicationId,
    int Type,
    string Token,
    string? GuildId = null,
    string? ChannelId = null,
    DiscordChannel? Channel = null,
    DiscordMember? Member = null,
    DiscordUser? User = null,
    string? Locale = null,
    DiscordInteractionData? Data = null,
    int? Context = null,
    IReadOnlyDictionary<string, string>? AuthorizingIntegrationOwners = null)
{
    /// <summary>The bot is no member there: somebody has brought it along.</summary>
    [JsonIgnore]
    public bool IsWhereBotIsNot => Context == 2
        || (GuildId is not null && AuthorizingIntegrationOwners is { Count: > 0 } owners && !owners.ContainsKey("0"));

    /// <summary>Who did it.</summary>
    [JsonIgnore]
    public string? UserId => (Member?.User ?? User)?.Id;

    /// <summary>As people see him.</summary>
    [JsonIgnore]
    public string? UserName => (Member?.User ?? User) is { } user ? user.GlobalName ?? user.Username : null;

    /// <summary>What was filled into an option, trimmed; null where it is empty.</summary>
    public string? Option(string name) =>
        Data?.Options?.FirstOrDefault(option => option.Name == name)?.Text?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Where the response goes.</summary>
    [JsonIgnore]
    public DiscordCallback Callback => new(Id, Token);
}

/// <summary>Which command with which options, or which button or modal.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Options">What was filled in.</param>
/// <param name="TargetId">The message that a message command was used on.</param>
/// <param name="Resolved">The full objects that the others name.</param>
/// <param name="CustomId">The button's or modal's own notation.</param>
/// <param name="Components">What was filled into a modal.</param>
public sealed record DiscordInteractionData(
    string? Name = null,
    IReadOnlyList<DiscordOption>? Options = null,
    string? TargetId = null,
    DiscordResolved? Resolved = null,
    string? CustomId = null,
    IReadOnlyList<DiscordInput>? Components = null);

/// <summary>A part of a modal that was filled in: an input, or what holds one.</summary>
/// <param name="Value">What was written into it; null where it is no input.</param>
/// <param name="Component">The input that it holds.</param>
public sealed record DiscordInput(string? Value = null, DiscordInput? Component = null);

/// <summary>One option that was filled in, or that is being filled in.</summary>
public sealed record DiscordOption(string Name, JsonElement Value = default, bool Focused = false)
{
    [JsonIgnore]
    public string? Text => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    [JsonIgnore]
    public bool IsOn => Value.ValueKind == JsonValueKind.True;
}

/// <summary>Messages that a command names, by id.</summary>
public sealed record DiscordResolved(IReadOnlyDictionary<string, DiscordMessage>? Messages = null);
