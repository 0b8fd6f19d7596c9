using System.Globalization;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Slack.Rendering;

/// <summary>The ids by which buttons come back.</summary>
internal static class ButtonId
{
    /// <summary>Leaves a private reply private.</summary>
    public const string Keep = "Keep";

    /// <param name="action">What the button does.</param>
    /// <param name="number">The quote that it is done with.</param>
    public static string Id(ReplyAction action, int number = 1) =>
        number == 1 ? action.ToString() : string.Create(CultureInfo.InvariantCulture, $"{action}:{number}");

    /// <summary>
    /// The action and the number of the quote that it is done with, 1 where it names none; null for an id that is none of ours.
    /// </summary>
    public static (ReplyAction Action, int Number)? Read(string id)
    {
        var parts = id.Split(':', 2);
        return Enum.TryParse<ReplyAction>(parts[0], out var action) && Enum.IsDefined(action)
            ? (
                action,
                parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1)
            : null;
    }
}
