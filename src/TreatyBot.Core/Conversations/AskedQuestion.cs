namespace TreatyBot.Core.Conversations;

/// <summary>A question as a connector hands it to the desk.</summary>
/// <param name="EventKey">Names the gesture that asked, the same for every redelivery of it, such as <c>slack:T1:C1:17.02</c>; 200
/// characters at most.</param>
/// <param name="Text">What was asked, mentions of the bot taken out.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="Place">Where.</param>
/// <param name="AskedAt">When, by the platform's clock.</param>
/// <param name="Locale">The asker's language, as the platform tells it; where that is null it is the question's own, if that shows.</param>
/// <param name="Collection">The one collection that the asker picked; null: all that may be shown.</param>
/// <param name="OnlyMe">True where the asker wants the reply for himself.</param>
/// <param name="ReplyTo">What the connector needs to find its way back, in its own notation; never shown, never logged.</param>
public sealed record AskedQuestion(
    string EventKey,
    string Text,
    Asker Asker,
    Place Place,
    DateTimeOffset AskedAt,
    string? Locale = null,
    string? Collection = null,
    bool OnlyMe = false,
    string? ReplyTo = null)
{
    /// <summary>The language to speak with the asker; null for English.</summary>
    public string? Locale { get; init; } = Locale ?? QuestionLanguage.LocaleOf(Text);
}
