namespace TreatyBot.Slack.Rendering;

/// <summary>What of a reply is shown, and to whom.</summary>
/// <param name="Locale">The reader's language.</param>
/// <param name="Question">Stands above the reply, where it cannot be read elsewhere; null: nothing stands there.</param>
/// <param name="SharedBy">Who shows it to others, by name; null: nobody does, or Slack does not tell the name.</param>
/// <param name="FirstQuote">The number of the first quote to show. Beyond the first the bot's sentences have been read already.</param>
/// <param name="LastQuote">The number of the last one.</param>
/// <param name="IsShared">True where others read a reply that was private.</param>
internal sealed record SlackReplyView(
    string? Locale,
    string? Question = null,
    string? SharedBy = null,
    int FirstQuote = 1,
    int LastQuote = int.MaxValue,
    bool IsShared = false);
