namespace TreatyBot.Chat.Content;

/// <summary>What of a reply is shown, and how.</summary>
/// <param name="Locale">The reader's language.</param>
/// <param name="Question">The question, where readers do not see it above the reply; null where they do.</param>
/// <param name="Person">Who asked or shares it, as the platform names people, where readers cannot see it; null where they can.</param>
/// <param name="FirstQuote">The number of the first quote to show. Beyond the first the bot's sentences have been read already.</param>
/// <param name="LastQuote">The number of the last quote to show.</param>
/// <param name="IsShared">True where others read a reply that was private.</param>
public sealed record ReplyView(
    string? Locale = null,
    string? Question = null,
    string? Person = null,
    int FirstQuote = 1,
    int LastQuote = int.MaxValue,
    bool IsShared = false);
