namespace TreatyBot.Discord.Rendering;

/// <summary>What of a reply is shown, and how.</summary>
/// <param name="Locale">The reader's language.</param>
/// <param name="Question">The question, where readers do not see it above the reply; null where they do.</param>
/// <param name="AskerId">Who asked, where readers cannot see it; null where they can.</param>
/// <param name="FirstQuote">The number of the first quote to show.</param>
/// <param name="LastQuote">The number of the last quote to show.</param>
/// <param name="IsShared">True where it is shown to others than the one who asked for himself.</param>
internal sealed record ReplyView(
    string? Locale = null,
    string? Question = null,
    string? AskerId = null,
    int FirstQuote = 1,
    int LastQuote = int.MaxValue,
    bool IsShared = false);
