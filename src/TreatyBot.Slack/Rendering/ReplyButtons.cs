using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Rendering;

/// <summary>The buttons below a reply.</summary>
internal static class ReplyButtons
{
    /// <summary>Slack's limit (docs.slack.dev/reference/block-kit/block-elements/button-element).</summary>
    private const int MaxText = 75;

    /// <summary>Slack's own thumbs, where the reply can be rated; null where it cannot.</summary>
    public static SlackFeedback? Thumbs(Reply reply)
    {
        return Find(ReplyAction.Helpful) is { } up && Find(ReplyAction.NotHelpful) is { } down ? new SlackFeedback(up, down) : null;

        SlackButton? Find(ReplyAction action) => reply.Buttons.FirstOrDefault(button => button.Action == action) is { } found
            ? new SlackButton(ButtonId.Id(action), ShortText.Shorten(found.Label, MaxText), reply.EventKey)
            : null;
    }

    /// <param name="reply">The reply.</param>
    /// <param name="view">What of it is shown.</param>
    /// <param name="first">The number of the first quote that is shown; 0: none is.</param>
    /// <param name="shown">The number of the last one.</param>
    /// <param name="left">How many quotes of the reply come after it.</param>
    public static SlackButtons Row(Reply reply, ReplyView view, int first, int shown, int left)
    {
        var buttons = new List<SlackButton>();

        // The reply may hold no more than its first quotes: then its own button knows how many there are.
        var label = left > 0 && reply.Outcome != ReplyOutcome.Passages
            ? InterfaceTexts.Format("MoreQuotes", view.Locale, left)
            : reply.Buttons.FirstOrDefault(button => button.Action == ReplyAction.MoreQuotes)?.Label;
        if (label is not null)
        {
            buttons.Add(Button(ReplyAction.MoreQuotes, shown + 1, label));
        }

        foreach (var button in reply.Buttons)
        {
            switch (button.Action)
            {
                case ReplyAction.ShowContext when first > 0:
                    buttons.Add(Button(button.Action, first, button.Label));
                    break;
                case ReplyAction.ShareHere when !view.IsShared:
                    buttons.Add(Button(button.Action, shown, button.Label));
                    buttons.Add(new SlackButton(ButtonId.Keep, InterfaceTexts.Get("SlackKeep", view.Locale), reply.EventKey));
                    break;
                case not (ReplyAction.MoreQuotes or ReplyAction.ShowContext or ReplyAction.ShareHere
                    or ReplyAction.Helpful or ReplyAction.NotHelpful):
                    var isNumbered = button.Action is ReplyAction.PreviousArticle or ReplyAction.NextArticle or ReplyAction.Pin;
                    buttons.Add(Button(button.Action, isNumbered ? button.Number : 1, button.Label));
                    break;
            }
        }

        return new SlackButtons(buttons);

        SlackButton Button(ReplyAction action, int number, string label) =>
            new(ButtonId.Id(action, number), ShortText.Shorten(label, MaxText), reply.EventKey);
    }
}
