using TreatyBot.Chat.Asking;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>
/// Where a reply goes, as <c>AskedQuestion.ReplyTo</c> keeps it: <c>m|message|channel</c>, <c>u|message|channel</c>,
/// <c>n|number|channel</c> or <c>i|interaction|channel|application|token</c>.
/// </summary>
/// <param name="Kind">What is answered.</param>
/// <param name="Id">The interaction or message.</param>
/// <param name="ChannelId">Where it happened.</param>
/// <param name="ApplicationId">For an interaction: the application.</param>
/// <param name="Token">For an interaction: its token.</param>
internal sealed record ReplyAddress(AddressedBy Kind, string Id, string ChannelId, string ApplicationId = "", string Token = "")
    : IReplyAddress
{
    public bool IsInteraction => Kind == AddressedBy.Interaction;

    public string? Message => Kind is AddressedBy.Message or AddressedBy.UnreadableMessage ? Id : null;

    public string? Queue => null;

    public string? Unreadable => Kind == AddressedBy.UnreadableMessage ? "Discord.MentionMe" : null;

    /// <summary>Where the response to an interaction goes.</summary>
    public DiscordCallback Callback => new(Id, Token);

    /// <summary>The same for every attempt at the same reply; 25 characters at most.</summary>
    public string Nonce => Kind switch
    {
        AddressedBy.Interaction => $"i{Id}",
        AddressedBy.Nobody => $"n{Id}",
        _ => $"m{Id}",
    };

    public static ReplyAddress? Parse(string? text) => text?.Split('|') switch
    {
        ["m", var message, var channel] => new ReplyAddress(AddressedBy.Message, message, channel),
        ["u", var message, var channel] => new ReplyAddress(AddressedBy.UnreadableMessage, message, channel),
        ["n", var number, var channel] => new ReplyAddress(AddressedBy.Nobody, number, channel),
        ["i", var interaction, var channel, var application, var token] =>
            new ReplyAddress(AddressedBy.Interaction, interaction, channel, application, token),
        _ => null,
    };

    public override string ToString() => Kind switch
    {
        AddressedBy.Interaction => $"i|{Id}|{ChannelId}|{ApplicationId}|{Token}",
        AddressedBy.UnreadableMessage => $"u|{Id}|{ChannelId}",
        AddressedBy.Nobody => $"n|{Id}|{ChannelId}",
        _ => $"m|{Id}|{ChannelId}",
    };
}

/// <summary>How somebody turned to the bot.</summary>
internal enum AddressedBy
{
    /// <summary>With a message that the bot may read.</summary>
    Message,

    /// <summary>With one whose text Discord keeps back.</summary>
    UnreadableMessage,

    /// <summary>With a command.</summary>
    Interaction,

    /// <summary>Not just now: somebody wanted to be told.</summary>
    Nobody,
}
