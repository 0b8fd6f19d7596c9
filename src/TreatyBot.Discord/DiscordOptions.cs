using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Discord;

/// <summary>How the bot reaches Discord: <c>Discord:…</c>.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token, without the word <c>Bot</c>. None, here or in <see cref="TokenFile"/>: the connector is off.</summary>
    public string? Token { get; set; }

    /// <summary>A file that holds the token; surrounding white space does not count. <see cref="Token"/> goes before it.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Where Discord's API lies, with its version. The gateway's address comes from there.</summary>
    [Required]
    public Uri ApiBaseUrl { get; set; } = new("https://discord.com/api/v10/");

    /// <summary>The same, so that paths can be added to it.</summary>
    internal Uri ApiBase => ApiBaseUrl.AbsoluteUri.EndsWith('/') ? ApiBaseUrl : new Uri(ApiBaseUrl.AbsoluteUri + "/");

    /// <summary>
    /// The calls a second that Discord allows this bot; responses to interactions are not counted. Larger only where Discord has raised it
    /// for this bot.
    /// </summary>
    [Range(1, 100_000)]
    public int CallsPerSecond { get; set; } = 50;

    /// <summary>
    /// Whether a question in a channel is answered in a thread of its own, which is called after the question, instead of in the channel.
    /// Needs the permission to open public threads there; where the bot has it not, the channel gets the answer.
    /// </summary>
    public bool Threads { get; set; }

    /// <summary>
    /// Forums, by Discord's number of their channel, in which every new post is answered: its title is the question. None: only posts that
    /// mention the bot.
    /// </summary>
    public IList<string> Forums { get; } = [];

    /// <summary>
    /// Whether people may install the bot to their accounts, and so use its commands where it is no member: answered to them alone, with
    /// what their own memberships let them see. Also to be allowed in the developer portal (Installation, User Install).
    /// </summary>
    public bool UserInstall { get; set; }

    /// <summary>
    /// Where the gateway session is kept, so that a new process gets what the one before it had not yet taken in. Null: nowhere; the host
    /// sets it to the storage folder.
    /// </summary>
    public string? StateFolder { get; set; }
}
