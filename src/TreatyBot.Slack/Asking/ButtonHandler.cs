using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Chat.Buttons;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>Reads pressed buttons and filled forms, and responds with what they show.</summary>
internal sealed class ButtonHandler(
    ButtonActions actions,
    ISlackClient client,
    RetryPolicy retries,
    SlackPlatform platform,
    Responder responder,
    Places places,
    EventDeduplication recent)
{
    /// <summary>Which form it is that asks for a reason in one's own words.</summary>
    public const string ReasonForm = "feedback_reason";

    /// <summary>Slack's limit of a form's title and buttons (docs.slack.dev/reference/views/modal-views).</summary>
    private const int MaxFormText = 24;

    public async Task PressedAsync(Workspace workspace, SlackButtonEvent press, CancellationToken cancellationToken)
    {
        if (press.ActionId == ButtonId.Keep)
        {
            var kept = await PerformAsync(workspace, press, ReplyAction.ShareHere, 0, cancellationToken);
            await responder.SayAsync(workspace, press, kept, SlackResponseKind.ReplaceOriginal, cancellationToken);
            return;
        }

        switch (ButtonId.Read(press.ActionId))
        {
            case (ReplyAction.OtherReason, _):
                // Slack waits for three seconds: nothing is looked up before.
                await client.OpenFormAsync(workspace.Token, press.Trigger, FormFor(press), cancellationToken);
                break;
            case (ReplyAction.ShareHere, var number):
                await ShareAsync(workspace, press, number, cancellationToken);
                break;
            case var (action, number):
                var shown = await PerformAsync(workspace, press, action, number, cancellationToken);
                await responder.SayAsync(workspace, press, shown, SlackResponseKind.Ephemeral, cancellationToken);
                break;
            default:
                await responder.SayAsync(
                    workspace, press, ChatContent.Sentence("ReplyGone", null), SlackResponseKind.Ephemeral, cancellationToken);
                break;
        }
    }

    /// <summary>Somebody has said in his own words why a reply did not help.</summary>
    public async Task FilledInAsync(Workspace workspace, SlackFormEvent form, CancellationToken cancellationToken)
    {
        if (JsonSerializer.Deserialize(form.Metadata, SlackFormOriginContext.Default.SlackFormOrigin) is not { } origin)
        {
            return;
        }

        var press = new SlackButtonEvent(
            form.Team, origin.Channel, form.User, ReasonForm, origin.EventKey, form.View, origin.ResponseUrl, origin.Thread);
        var said = await actions.ExplainAsync(
            new ButtonPress(
                ReplyAction.OtherReason,
                0,
                origin.EventKey,
                Places.AskerOf(workspace.Team, form.User),
                Places.Unknown(workspace.Team, origin.Channel, origin.Thread),
                Locale: null),
            FeedbackReason.Other,
            form.Text,
            cancellationToken);
        await responder.SayAsync(workspace, press, said, SlackResponseKind.Ephemeral, cancellationToken);
    }

    /// <summary>Shows to the channel what its asker has seen, with the question and who shares it: nobody else could read them.</summary>
    private async Task ShareAsync(Workspace workspace, SlackButtonEvent press, int lastQuote, CancellationToken cancellationToken)
    {
        var once = $"share:{press.Value}";
        if (!recent.TryAdd(once))
        {
            return;
        }

        var shared = await PerformAsync(workspace, press, ReplyAction.ShareHere, lastQuote, cancellationToken);
        if (shared is not ReplyContent reply)
        {
            recent.Remove(once);
            await responder.SayAsync(workspace, press, shared, SlackResponseKind.Ephemeral, cancellationToken);
            return;
        }

        var name = await NameAsync(workspace, press.User, cancellationToken);
        var content = ContentRenderer.Render(reply with { View = reply.View with { Person = name } });
        var posted = await platform.PostInTurnAsync(
            workspace, new SlackMessage(press.Channel, content.Text, content.Blocks, press.Thread), cancellationToken);
        if (posted.Failure is { } failure)
        {
            recent.Remove(once);
            var why = new SentenceContent(InterfaceTexts.Format("SlackCannotShare", null, failure.Code));
            await responder.SayAsync(workspace, press, why, SlackResponseKind.Ephemeral, cancellationToken);
            return;
        }

        await responder.SayAsync(
            workspace, press, ChatContent.Sentence("SlackShared", null), SlackResponseKind.ReplaceOriginal, cancellationToken);
    }

    private async Task<ChatContent> PerformAsync(
        Workspace workspace, SlackButtonEvent press, ReplyAction action, int number, CancellationToken cancellationToken)
    {
        var place = await places.ResolveAsync(
            workspace, Places.Unknown(workspace.Team, press.Channel, press.Thread), cancellationToken);
        var asker = Places.AskerOf(workspace.Team, press.User);
        return await actions.PerformAsync(
            new ButtonPress(action, number, press.Value, asker, place, Locale: null)
            {
                Name = action == ReplyAction.Pin ? await NameAsync(workspace, press.User, cancellationToken) : null,
            },
            cancellationToken);
    }

    private async Task<string?> NameAsync(Workspace workspace, string user, CancellationToken cancellationToken)
    {
        var described = await retries.TryAsync(
            workspace.Team,
            nameof(client.DescribeUserAsync),
            ct => client.DescribeUserAsync(workspace.Token, user, ct),
            cancellationToken);
        return described.Value?.Name;
    }

    private static SlackForm FormFor(SlackButtonEvent press) => new(
        ReasonForm,
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
