namespace TreatyBot.Discord.Asking;

/// <summary>
/// Where a reply goes, as <c>AskedQuestion.ReplyTo</c> keeps it: <c>m|message|channel</c> or <c>i|interaction|channel|application|token</c>.
/// </summary>
/// <param name="IsInteraction">True where an interaction is answered, false where a message is.</param>
/// <param name="Id">The interaction or message.</param>
/// <param name="ChannelId">Where it happened.</param>
/// <param name="ApplicationId">For an interaction: the application.</param>
/// <param name="Token">For an interaction: its token.</param>
internal sealed record ReplyAddress(bool IsInteraction, string Id, string ChannelId, string ApplicationId = "", string Token = "")
{
    /// <summary>The same for every attempt at the same reply; 25 characters at most.</summary>
    public string Nonce => (IsInteraction ? "i" : "m") + Id;

    public static ReplyAddress? Parse(string? text) => text?.Split('|') switch
    {
        ["m", var message, var channel] => new ReplyAddress(false, message, channel),
        ["i", var interaction, var channel, var application, var token] => new ReplyAddress(true, interaction, channel, application, token),
        _ => null,
    };

    public override string ToString() => IsInteraction ? $"i|{Id}|{ChannelId}|{ApplicationId}|{Token}" : $"m|{Id}|{ChannelId}";
}
