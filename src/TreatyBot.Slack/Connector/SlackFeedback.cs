using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>Takes what people think of a reply, and why it did not help.</summary>
internal sealed class SlackFeedback(IDesk desk, IConversationStore conversations, ISlackClient client, SlackPressReplies replies)
{
    /// <summary>Which form it is that asks for a reason in one's own words.</summary>
    public const string Form = "feedback_reason";

    /// <summary>Slack's limit of a form's title and buttons (docs.slack.dev/reference/views/modal-views).</summary>
    private const int MaxFormText = 24;

    /// <summary>Does what a button says that is about feedback.</summary>
    /// <returns>False for any other button.</returns>
    public async Task<bool> TakeAsync(
        SlackWorkspace workspace, SlackButtonEvent press, ReplyAction action, CancellationToken cancellationToken)
    {
        var isRating = action is ReplyAction.Helpful or ReplyAction.NotHelpful;
        var reason = FeedbackReasons.Of(action);
        if (!isRating && reason is null && action != ReplyAction.OtherReason)
        {
            return false;
        }

        if (action == ReplyAction.OtherReason)
        {
            // Slack waits for three seconds: nothing is looked up before.
            await client.OpenFormAsync(workspace.Token, press.Trigger, FormFor(press), cancellationToken);
        }
        else if (reason is { } given)
        {
            await ExplainAsync(workspace, press, given, null, cancellationToken);
        }
        else if (await conversations.FindReplyAsync(press.Value, cancellationToken) is null)
        {
            await SayAsync(workspace, press, InterfaceTexts.Get("ReplyGone"), cancellationToken);
        }
        else
        {
            await RateAsync(workspace, press, action == ReplyAction.Helpful, cancellationToken);
        }

        return true;
    }

    /// <summary>Somebody has said in his own words why a reply did not help.</summary>
    public Task FilledInAsync(SlackWorkspace workspace, SlackFormEvent form, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(form.Metadata, SlackFormOriginContext.Default.SlackFormOrigin) is { } origin
            ? ExplainAsync(
                workspace,
                new SlackButtonEvent(
                    form.Team, origin.Channel, form.User, Form, origin.EventKey, form.View, origin.ResponseUrl, origin.Thread),
                FeedbackReason.Other,
                form.Text,
                cancellationToken)
            : Task.CompletedTask;

    private async Task RateAsync(
        SlackWorkspace workspace, SlackButtonEvent press, bool isHelpful, CancellationToken cancellationToken)
    {
        await desk.RateAsync(press.Value, SlackMemberships.Asker(workspace.Team, press.User), isHelpful, cancellationToken);
        if (isHelpful)
        {
            await SayAsync(workspace, press, InterfaceTexts.Get("ThanksForRating"), cancellationToken);
            return;
        }

        var why = SlackRenderer.Render(ReplyLayout.LayWhyNotHelpful(press.Value, null), new SlackReplyView(null));
        await replies.SayAsync(workspace, press, why, SlackResponseKind.Ephemeral, cancellationToken);
    }

    private async Task ExplainAsync(
        SlackWorkspace workspace, SlackButtonEvent press, FeedbackReason reason, string? words, CancellationToken cancellationToken)
    {
        var result = await desk.ExplainRatingAsync(
            press.Value, SlackMemberships.Asker(workspace.Team, press.User), reason, words, cancellationToken);
        await SayAsync(workspace, press, FeedbackReasons.Describe(result, null), cancellationToken);
    }

    private Task SayAsync(SlackWorkspace workspace, SlackButtonEvent press, string text, CancellationToken cancellationToken) =>
        replies.SayAsync(workspace, press, SlackRenderer.Sentence(text), SlackResponseKind.Ephemeral, cancellationToken);

    private static SlackForm FormFor(SlackButtonEvent press) => new(
        Form,
        JsonSerializer.Serialize(
            new SlackFormOrigin(press.Value, press.Channel, press.Thread, press.ResponseUrl),
            SlackFormOriginContext.Default.SlackFormOrigin),
        ShortText.Shorten(InterfaceTexts.Get("OtherReasonTitle"), MaxFormText),
        ShortText.Shorten(InterfaceTexts.Get("OtherReasonSend"), MaxFormText),
        ShortText.Shorten(InterfaceTexts.Get("OtherReasonCancel"), MaxFormText),
        InterfaceTexts.Get("OtherReasonLabel"),
        IDesk.MaxReasonLength);
}

/// <summary>Where a form was opened, as it comes back with what was filled in.</summary>
internal sealed record SlackFormOrigin(string EventKey, string Channel, string? Thread, Uri? ResponseUrl);

[JsonSerializable(typeof(SlackFormOrigin))]
internal sealed partial class SlackFormOriginContext : JsonSerializerContext;
