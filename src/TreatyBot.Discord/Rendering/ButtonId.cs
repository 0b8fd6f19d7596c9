using System.Globalization;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Discord.Rendering;

/// <summary>
/// What a button is for, as its id carries it: <c>more:4:discord:m:17</c>. A person can send any id, so that everything behind it is
/// checked again.
/// </summary>
/// <param name="Action">What to do.</param>
/// <param name="Number">The first quote to show, the quote to show in its context, the last quote to share, or the passage to turn
/// to.</param>
/// <param name="EventKey">The question whose reply it stood under.</param>
internal sealed record ButtonId(ReplyAction Action, int Number, string EventKey)
{
    private static readonly Dictionary<string, ReplyAction> Actions = new(StringComparer.Ordinal)
    {
        ["more"] = ReplyAction.MoreQuotes,
        ["context"] = ReplyAction.ShowContext,
        ["up"] = ReplyAction.Helpful,
        ["down"] = ReplyAction.NotHelpful,
        ["share"] = ReplyAction.ShareHere,
        ["search"] = ReplyAction.Search,
        ["wrong"] = ReplyAction.WrongPassage,
        ["old"] = ReplyAction.OutOfDate,
        ["unanswered"] = ReplyAction.Incomplete,
        ["unclear"] = ReplyAction.Unclear,
        ["why"] = ReplyAction.OtherReason,
        ["previous"] = ReplyAction.PreviousArticle,
        ["next"] = ReplyAction.NextArticle,
        ["pin"] = ReplyAction.Pin,
    };

    public static ButtonId? Parse(string? id) =>
        id?.Split(':', 3) is [var action, var number, { Length: > 0 } key]
        && Actions.TryGetValue(action, out var known)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new ButtonId(known, at, key)
            : null;

    public override string ToString()
    {
        var action = Actions.First(known => known.Value == Action).Key;
        return string.Create(CultureInfo.InvariantCulture, $"{action}:{Number}:{EventKey}");
    }
}
