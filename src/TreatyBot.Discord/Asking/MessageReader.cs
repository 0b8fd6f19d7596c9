using System.Text.RegularExpressions;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Decides whether a message is for the bot, and what it asks.</summary>
internal static class MessageReader
{
    /// <summary>Discord's number; likewise the next (discord.com/developers/docs/resources/message, types).</summary>
    private const int Ordinary = 0;
    private const int Reply = 19;

    /// <summary>How a message is meant for the bot; null: not at all.</summary>
    /// <param name="message">The message.</param>
    /// <param name="bot">Who the bot is.</param>
    /// <param name="isOwnRole">Whether a role is the one that Discord has made for the bot.</param>
    public static AddressedBy? Read(DiscordMessage message, BotIdentity bot, Func<string, bool> isOwnRole)
    {
        if (message.Type is not (Ordinary or Reply)
            || message.Author is not { Bot: false } author
            || author.Id == bot.UserId
            || message.WebhookId is not null)
        {
            return null;
        }

        if (message.GuildId is null || message.Mentions?.Any(user => user.Id == bot.UserId) == true)
        {
            return AddressedBy.Message;
        }

        // A reply with its ping switched off, or a mention of the bot's role: Discord keeps the text back, so that there is nothing to
        // answer.
        var isSilentReply = message.Type == Reply
            && message.ReferencedMessage?.Author?.Id == bot.UserId
            && string.IsNullOrEmpty(message.Content);
        return isSilentReply || message.MentionRoles?.Any(isOwnRole) == true ? AddressedBy.UnreadableMessage : null;
    }

    /// <summary>What was asked: the text without mentions of the bot.</summary>
    public static string Question(DiscordMessage message, BotIdentity bot)
    {
        var text = message.Content ?? "";
        return Regex.Replace(
            text, $"<@!?{Regex.Escape(bot.UserId)}>", " ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).Trim();
    }
}
