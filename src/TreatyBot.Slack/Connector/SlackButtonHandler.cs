using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>Does what the buttons below a reply say. What a button shows is decided anew, for whoever presses it and where.</summary>
internal sealed class SlackButtonHandler(
    IDesk desk,
    IConversationStore conversations,
    ISlackClient client,
    SlackRetryPolicy retries,
    SlackPosting posting,
    SlackPressReplies replies,
    SlackFeedback feedback,
    SlackPlaces places,
    EventDeduplication recent)
{
    public async Task HandleAsync(SlackWorkspace workspace, SlackButtonEvent press, CancellationToken cancellationToken)
    {
        var asker = SlackMemberships.Asker(workspace.Team, press.User);
        if (SlackActions.Read(press.ActionId) is { } given && await feedback.TakeAsync(workspace, press, given.Action, cancellationToken))
        {
            return;
        }

        var place = await places.ResolveAsync(
            workspace, SlackPlaces.Unknown(workspace.Team, press.Channel, press.Thread), cancellationToken);
        if (await desk.MoreAsync(press.Value, asker, place, cancellationToken) is not { } reply)
        {
            await replies.SayAsync(
                workspace, press, SlackRenderer.Sentence(InterfaceTexts.Get("ReplyGone")), SlackResponseKind.Ephemeral, cancellationToken);
            return;
        }

        if (press.ActionId == SlackActions.Keep)
        {
            var kept = SlackRenderer.Render(reply, new SlackReplyView(null, await QuestionAsync(press, cancellationToken), IsShared: true));
            await replies.SayAsync(workspace, press, kept, SlackResponseKind.ReplaceOriginal, cancellationToken);
            return;
        }

        switch (SlackActions.Read(press.ActionId))
        {
            case (ReplyAction.MoreQuotes, var number):
                var more = SlackRenderer.Render(reply, new SlackReplyView(null, FirstQuote: number));
                await replies.SayAsync(workspace, press, more, SlackResponseKind.Ephemeral, cancellationToken);
                break;
            case (ReplyAction.ShowContext, var number):
                await replies.SayAsync(workspace, press, Context(reply, number), SlackResponseKind.Ephemeral, cancellationToken);
                break;
            case (ReplyAction.Search, _):
                var passages = await desk.SearchAsync(press.Value, asker, place, cancellationToken);
                var found = passages is null
                    ? SlackRenderer.Sentence(InterfaceTexts.Get("ReplyGone"))
                    : SlackRenderer.Render(passages, new SlackReplyView(null));
                await replies.SayAsync(workspace, press, found, SlackResponseKind.Ephemeral, cancellationToken);
                break;
            case (ReplyAction.ShareHere, var number):
                await ShareAsync(workspace, press, reply, number, cancellationToken);
                break;
        }
    }

    /// <summary>Shows to the channel what its asker has seen, with the question and who shares it: nobody else could read them.</summary>
    private async Task ShareAsync(
        SlackWorkspace workspace, SlackButtonEvent press, Reply reply, int lastQuote, CancellationToken cancellationToken)
    {
        var shared = $"share:{press.Value}";
        if (!recent.TryAdd(shared))
        {
            return;
        }

        var question = await QuestionAsync(press, cancellationToken);
        var name = await NameAsync(workspace, press.User, cancellationToken);
        var content = SlackRenderer.Render(
            reply, new SlackReplyView(null, question, name, LastQuote: Math.Max(1, lastQuote), IsShared: true));
        var posted = await posting.PostInTurnAsync(
            workspace, new SlackMessage(press.Channel, content.Text, content.Blocks, press.Thread), cancellationToken);
        if (posted.Failure is { } failure)
        {
            recent.Remove(shared);
            var text = InterfaceTexts.Format("SlackCannotShare", null, failure.Code);
            await replies.SayAsync(workspace, press, SlackRenderer.Sentence(text), SlackResponseKind.Ephemeral, cancellationToken);
            return;
        }

        await replies.SayAsync(
            workspace,
            press,
            SlackRenderer.Sentence(InterfaceTexts.Get("SlackShared")),
            SlackResponseKind.ReplaceOriginal,
            cancellationToken);
    }

    private async Task<string?> QuestionAsync(SlackButtonEvent press, CancellationToken cancellationToken) =>
        (await conversations.FindQuestionAsync(press.Value, cancellationToken))?.Text;

    private async Task<string?> NameAsync(SlackWorkspace workspace, string user, CancellationToken cancellationToken) =>
        (await retries.TryAsync(
        workspace.Team, nameof(client.DescribeUserAsync), ct =>
            client.DescribeUserAsync(workspace.Token, user, ct), cancellationToken)).Value?.Name;

    private static SlackContent Context(Reply reply, int number)
    {
        var quotes = reply.Blocks.OfType<QuoteBlock>().ToList();
        return quotes.Find(quote => quote.Number == number) is { } block
            ? SlackContextRenderer.Render(reply.EventKey, block, quotes.Exists(quote => quote.Number == number + 1), null)
            : SlackRenderer.Sentence(InterfaceTexts.Get("ReplyGone"));
    }
}
