namespace TreatyBot.Discord.Wire;

/// <summary>A command as Discord offers it to people.</summary>
/// <param name="Type">1 a slash command, 3 a message command.</param>
/// <param name="Name">32 characters at most.</param>
/// <param name="Description">100 characters at most; empty for a message command.</param>
/// <param name="Options">25 at most, required ones first.</param>
/// <param name="IntegrationTypes">0: installed to guilds.</param>
/// <param name="Contexts">0: in guilds, 1: in direct messages with the bot.</param>
public sealed record ApplicationCommand(
    int Type,
    string Name,
    string Description,
    IReadOnlyList<ApplicationCommandOption>? Options,
    IReadOnlyList<int>? IntegrationTypes,
    IReadOnlyList<int>? Contexts);

/// <summary>An option of a slash command.</summary>
/// <param name="Type">3 text, 5 yes or no.</param>
/// <param name="Name">32 lower-case characters at most.</param>
/// <param name="Description">100 characters at most.</param>
/// <param name="Required">Whether it must be filled in.</param>
/// <param name="Autocomplete">Whether the bot is asked for autocomplete while somebody types; null where the type has none.</param>
public sealed record ApplicationCommandOption(int Type, string Name, string Description, bool Required = false, bool? Autocomplete = null);

/// <summary>A proposal for an option: what is shown and what is sent; 100 characters at most each.</summary>
public sealed record OptionChoice(string Name, string Value);
