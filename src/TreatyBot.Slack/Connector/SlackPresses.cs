using System.Globalization;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>Does what the buttons below a reply say. What a button shows is decided anew, for who presses it and where.</summary>
internal sealed class SlackPresses(IDesk desk, ISlackClient client, SlackPatience patience, SlackPlaces places, RecentGestures gestures)
{
    /// <summary>So much text is shown before and after a quote, in characters.</summary>
    private const int ContextLength = 600;

    /// <returns>True where a message was posted to the channel.</returns>
    public async Task<bool> PressAsync(SlackWorkspace workspace, SlackButtonEvent press, CancellationToken cancellationToken)
    {
        var asker = SlackMemberships.Asker(workspace.Team, press.User);
        var place = await places.ResolveAsync(workspace, SlackPlaces.Unknown(workspace.Team, press.Channel, press.Thread), cancellationToken);
        var reply = await desk.MoreAsync(press.Value, asker, place, cancellationToken);
        if (reply is null)
        {
            await SayAsync(workspace, press, SlackRenderer.Sentence(InterfaceTexts.Get("ReplyGone")), SlackResponseKind.Ephemeral, cancellationToken);
            return false;
        }

        if (press.ActionId == SlackActions.Keep)
        {
            var kept = reply with { Buttons = [.. reply.Buttons.Where(button => button.Action != ReplyAction.ShareHere)] };
            await SayAsync(workspace, press, SlackRenderer.Render(kept, null), SlackResponseKind.ReplaceOriginal, cancellationToken);
            return false;
        }

        switch (SlackActions.Read(press.ActionId))
        {
            case (ReplyAction.Helpful or ReplyAction.NotHelpful, _) rating:
                await desk.RateAsync(press.Value, asker, rating.Action == ReplyAction.Helpful, cancellationToken);
                await SayAsync(workspace, press, SlackRenderer.Sentence(InterfaceTexts.Get("ThanksForRating")), SlackResponseKind.Ephemeral, cancellationToken);
                return false;
            case (ReplyAction.MoreQuotes, _):
                await SayAsync(workspace, press, SlackRenderer.Render(reply, null, buttons: false), SlackResponseKind.Ephemeral, cancellationToken);
                return false;
            case (ReplyAction.ShowContext, var number):
                await SayAsync(workspace, press, Context(reply, number), SlackResponseKind.Ephemeral, cancellationToken);
                return false;
            case (ReplyAction.ShareHere, _):
                return await ShareAsync(workspace, press, reply, cancellationToken);
            default:
                return false;
        }
    }

    private async Task<bool> ShareAsync(SlackWorkspace workspace, SlackButtonEvent press, Reply reply, CancellationToken cancellationToken)
    {
        var gesture = $"share:{press.Value}";
        if (!gestures.TryAdd(gesture))
        {
            return false;
        }

        var content = SlackRenderer.Render(reply, null, buttons: false);
        var message = new SlackMessage(press.Channel, content.Text, content.Blocks, press.Thread);
        var posted = await patience.TryAsync(workspace.Team, press.Channel, ct => client.PostAsync(workspace.Token, message, ct), cancellationToken);
        if (posted.Failure is { } failure)
        {
            gestures.Remove(gesture);
            var text = string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get("SlackCannotShare"), failure.Code);
            await SayAsync(workspace, press, SlackRenderer.Sentence(text), SlackResponseKind.Ephemeral, cancellationToken);
            return false;
        }

        await SayAsync(workspace, press, SlackRenderer.Sentence(InterfaceTexts.Get("SlackShared")), SlackResponseKind.ReplaceOriginal, cancellationToken);
        return true;
    }

    private static SlackContent Context(Reply reply, string? number)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            || reply.Blocks.OfType<QuoteBlock>().FirstOrDefault(quote => quote.Number == wanted) is not { } block)
        {
            return SlackRenderer.Sentence(InterfaceTexts.Get("ReplyGone"));
        }

        var quote = block.Citation.Quote;
        var wide = quote.Reading.Quote(Around(quote));
        var shown = block with { Citation = block.Citation with { Quote = wide, Marks = [quote.Range] }, IsAnswer = true };
        var context = new Reply(reply.EventKey, reply.Outcome, [new StatementBlock(InterfaceTexts.Get("SlackContext")), shown], [], reply.Confidence);
        return SlackRenderer.Render(context, null, buttons: false);
    }

    /// <summary>The quote with some text on both sides, from the beginning of a word to the end of one.</summary>
    private static TextRange Around(Quote quote)
    {
        var text = quote.Reading.Text;
        var start = Math.Max(0, quote.Range.Start - ContextLength);
        while (start > 0 && start < quote.Range.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        var end = Math.Min(text.Length, quote.Range.End + ContextLength);
        while (end < text.Length && end > quote.Range.End && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return new TextRange(start, end);
    }

    /// <summary>
    /// Says it to who pressed, where he pressed. An ephemeral answer to a response address stands in the channel even where the button stood in a thread, so
    /// that there the message is posted, which the bot can do where its own message stands.
    /// </summary>
    private async Task SayAsync(SlackWorkspace workspace, SlackButtonEvent press, SlackContent content, SlackResponseKind kind, CancellationToken cancellationToken)
    {
        var isInThread = press.Thread is not null && kind == SlackResponseKind.Ephemeral;
        if (!(isInThread && await PostAsync()) && !await RespondAsync() && !isInThread)
        {
            await PostAsync();
        }

        async Task<bool> RespondAsync() => press.ResponseUrl is { } address && (await patience.TryAsync(
            workspace.Team, address.AbsoluteUri, ct => client.RespondAsync(address, new SlackResponse(content.Text, content.Blocks, kind), ct), cancellationToken)).Failure is null;

        async Task<bool> PostAsync() => (await patience.TryAsync(
            workspace.Team,
            nameof(client.PostEphemeralAsync),
            ct => client.PostEphemeralAsync(workspace.Token, press.User, new SlackMessage(press.Channel, content.Text, content.Blocks, press.Thread), ct),
            cancellationToken)).Failure is null;
    }
}
