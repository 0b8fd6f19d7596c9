using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Buttons;

/// <summary>Somebody pressed a button below a reply.</summary>
/// <param name="Action">What the button does.</param>
/// <param name="Number">The first quote to show, the quote to show in its context, the last quote to share, or the passage to turn
/// to.</param>
/// <param name="EventKey">The question whose reply it stood under.</param>
/// <param name="Asker">Who pressed it.</param>
/// <param name="Place">Where.</param>
/// <param name="Locale">The person's language.</param>
public sealed record ButtonPress(ReplyAction Action, int Number, string EventKey, Asker Asker, Place Place, string? Locale)
{
    /// <summary>The person, as the platform names people; null where nobody has asked it.</summary>
    public string? Name { get; init; }
}
