using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Buttons;

/// <summary>Does what the buttons below a reply say. What one shows is decided anew, for whoever pressed it and where.</summary>
public sealed class ButtonActions(IDesk desk, IConversationStore conversations, PinCommands pins)
{
    /// <summary>What is shown to whoever pressed the button, or for <see cref="ReplyAction.ShareHere"/> to all.</summary>
    public async Task<ChatContent> PerformAsync(ButtonPress press, CancellationToken cancellationToken)
    {
        if (FeedbackReasons.Of(press.Action) is { } reason)
        {
            return await ExplainAsync(press, reason, words: null, cancellationToken);
        }

        return press.Action switch
        {
            ReplyAction.Helpful or ReplyAction.NotHelpful => await RateAsync(press, cancellationToken),
            ReplyAction.Search => await desk.SearchAsync(press.EventKey, press.Asker, press.Place, cancellationToken) is { } passages
                ? new ReplyContent(passages, new ReplyView(press.Locale))
                : Gone(press),
            ReplyAction.PreviousArticle or ReplyAction.NextArticle =>
                await desk.TurnToArticleAsync(press.EventKey, press.Number, press.Asker, press.Place, cancellationToken) is { } article
                    ? new ReplyContent(article, new ReplyView(press.Locale))
                    : Gone(press),
            _ => await desk.MoreAsync(press.EventKey, press.Asker, press.Place, cancellationToken) is { } reply
                ? await ShowAsync(press, reply, cancellationToken)
                : Gone(press),
        };
    }

    /// <summary>Keeps why a reply did not help, in somebody's own words where he gave any.</summary>
    public async Task<ChatContent> ExplainAsync(
        ButtonPress press, FeedbackReason reason, string? words, CancellationToken cancellationToken) => new SentenceContent(
        FeedbackReasons.Describe(
            await desk.ExplainRatingAsync(press.EventKey, press.Asker, reason, words, cancellationToken), press.Locale));

    private async Task<ChatContent> RateAsync(ButtonPress press, CancellationToken cancellationToken)
    {
        if (await conversations.FindReplyAsync(press.EventKey, cancellationToken) is null)
        {
            return Gone(press);
        }

        var isHelpful = press.Action == ReplyAction.Helpful;
        await desk.RateAsync(press.EventKey, press.Asker, isHelpful, cancellationToken);
        return isHelpful
            ? ChatContent.Sentence("ThanksForRating", press.Locale)
            : new ReplyContent(ReplyLayout.LayWhyNotHelpful(press.EventKey, press.Locale), new ReplyView(press.Locale));
    }

    private async Task<ChatContent> ShowAsync(ButtonPress press, Reply reply, CancellationToken cancellationToken)
    {
        switch (press.Action)
        {
            case ReplyAction.ShowContext:
                var quotes = reply.Blocks.OfType<QuoteBlock>().ToList();
                return quotes.Find(quote => quote.Number == press.Number) is { } shown
                    ? new ContextContent(reply.EventKey, shown, quotes.Exists(quote => quote.Number == press.Number + 1), press.Locale)
                    : Gone(press);
            case ReplyAction.Pin:
                return await PinAsync(press, [.. reply.Blocks.OfType<QuoteBlock>()], cancellationToken);
            case ReplyAction.ShareHere:
                // Nobody else could read the question while it was private.
                var question = await conversations.FindQuestionAsync(
                    ReplyKey.Parse(press.EventKey).EventKey, cancellationToken);
                var last = press.Number > 0 ? press.Number : int.MaxValue;
                return new ReplyContent(reply, new ReplyView(press.Locale, question?.Text, LastQuote: last, IsShared: true));
            default:
                return new ReplyContent(reply, new ReplyView(press.Locale, FirstQuote: press.Number));
        }
    }

    private async Task<ChatContent> PinAsync(ButtonPress press, List<QuoteBlock> quotes, CancellationToken cancellationToken)
    {
        if (press.Number == 0 && quotes.Count > 1)
        {
            return new ReplyContent(
                ReplyLayout.LayWhichToPin(press.EventKey, quotes.Count, press.Locale), new ReplyView(press.Locale));
        }

        var question = await conversations.FindQuestionAsync(ReplyKey.Parse(press.EventKey).EventKey, cancellationToken);
        return new SentenceContent(await pins.PinAsync(
            press.Asker,
            press.Place,
            quotes.Find(quote => quote.Number == Math.Max(1, press.Number))?.Citation,
            question?.Text ?? "",
            reviewBy: null,
            press.Name,
            press.Locale,
            cancellationToken));
    }

    private static SentenceContent Gone(ButtonPress press) => ChatContent.Sentence("ReplyGone", press.Locale);
}
