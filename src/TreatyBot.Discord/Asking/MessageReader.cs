using System.Text.RegularExpressions;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Decides whether a message is for the bot, and what it asks.</summary>
internal static class MessageReader
{
    private const int Ordinary = 0;
    private const int Reply = 19;

    /// <summary>How a message concerns the bot.</summary>
    public static Address Read(DiscordMessage message, BotIdentity bot)
    {
        if (message.Type is not (Ordinary or Reply) || message.Author is not { Bot: false } author || author.Id == bot.UserId || message.WebhookId is not null)
        {
            return Address.None;
        }

        if (message.GuildId is null || message.Mentions?.Any(user => user.Id == bot.UserId) == true)
        {
            return Address.Question;
        }

        // With the ping switched off Discord keeps the text back, so that there is nothing to answer.
        return message.Type == Reply && message.ReferencedMessage?.Author?.Id == bot.UserId && string.IsNullOrEmpty(message.Content)
            ? Address.SilentReply
            : Address.None;
    }

    /// <summary>What was asked: the text without mentions of the bot.</summary>
    public static string Question(DiscordMessage message, BotIdentity bot)
    {
        var text = message.Content ?? "";
        return Regex.Replace(text, $"<@!?{Regex.Escape(bot.UserId)}>", " ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).Trim();
    }
}

/// <summary>How a message concerns the bot.</summary>
internal enum Address
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It asks the bot.</summary>
    Question,

    /// <summary>It replies to the bot with the ping switched off, so that its text is kept back.</summary>
    SilentReply,
}
