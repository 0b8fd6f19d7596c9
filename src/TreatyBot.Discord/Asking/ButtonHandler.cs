using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Does what a button says. What it shows is what may be shown there now, to whoever pressed it.</summary>
internal sealed class ButtonHandler(IDiscordClient client, IDesk desk, IConversationStore conversations, Responder responder)
{
    public Task PressedAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var button = ButtonId.Parse(interaction.Data?.CustomId);
        if (button is { Action: ReplyAction.OtherReason })
        {
            return client.OpenModalAsync(interaction.Callback, ReasonModal(button, interaction.Locale), cancellationToken);
        }

        var isShared = button?.Action == ReplyAction.ShareHere;
        return responder.RespondAsync(
            interaction, token => WriteAsync(interaction, button, token), onlyForAsker: !isShared, cancellationToken);
    }

    /// <summary>Somebody has said in his own words why a reply did not help.</summary>
    public Task FilledInAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => responder.RespondAsync(
        interaction,
        async token => ButtonId.Parse(interaction.Data?.CustomId) is { Action: ReplyAction.OtherReason } button
            ? await ExplainAsync(interaction, button, FeedbackReason.Other, token)
            : ReplyRenderer.Line(InterfaceTexts.Get("ReplyGone", interaction.Locale)),
        onlyForAsker: true,
        cancellationToken);

    private static DiscordModal ReasonModal(ButtonId button, string? locale) => new(
        button.ToString(),
        ShortText.Shorten(InterfaceTexts.Get("OtherReasonTitle", locale), DiscordLimits.ModalText),
        [
            new Label(
                ShortText.Shorten(InterfaceTexts.Get("OtherReasonLabel", locale), DiscordLimits.ModalText),
                new TextInput("words", IDesk.MaxReasonLength)),
        ]);

    private async Task<OutgoingMessage> ExplainAsync(
        DiscordInteraction interaction, ButtonId button, FeedbackReason reason, CancellationToken cancellationToken)
    {
        var words = interaction.Data?.Components?.Select(part => part.Component?.Value).FirstOrDefault(value => value is not null);
        var result = await desk.ExplainRatingAsync(button.EventKey, AskerOf(interaction), reason, words, cancellationToken);
        return ReplyRenderer.Line(FeedbackReasons.Describe(result, interaction.Locale));
    }

    private static Asker AskerOf(DiscordInteraction interaction) => new(Places.Platform, interaction.UserId!);

    private async Task<OutgoingMessage> WriteAsync(DiscordInteraction interaction, ButtonId? button, CancellationToken cancellationToken)
    {
        var locale = interaction.Locale;
        if (button is null)
        {
            return ReplyRenderer.Line(InterfaceTexts.Get("ReplyGone", locale));
        }

        var asker = AskerOf(interaction);
        if (FeedbackReasons.Of(button.Action) is { } reason)
        {
            return await ExplainAsync(interaction, button, reason, cancellationToken);
        }

        switch (button.Action)
        {
            case ReplyAction.Helpful:
                await desk.RateAsync(button.EventKey, asker, helpful: true, cancellationToken);
                return ReplyRenderer.Line(InterfaceTexts.Get("ThanksForRating", locale));
            case ReplyAction.NotHelpful:
                await desk.RateAsync(button.EventKey, asker, helpful: false, cancellationToken);
                return ReplyRenderer.Render(ReplyLayout.LayWhyNotHelpful(button.EventKey, locale), new ReplyView(locale));
            case ReplyAction.Search:
                return await desk.SearchAsync(button.EventKey, asker, Places.Of(interaction), cancellationToken) is { } passages
                    ? ReplyRenderer.Render(passages, new ReplyView(locale))
                    : ReplyRenderer.Line(InterfaceTexts.Get("ReplyGone", locale));
        }

        if (await desk.MoreAsync(button.EventKey, asker, Places.Of(interaction), cancellationToken) is not { } reply)
        {
            return ReplyRenderer.Line(InterfaceTexts.Get("ReplyGone", locale));
        }

        return button.Action switch
        {
            ReplyAction.ShowContext => Context(reply, button.Number, locale),
            ReplyAction.ShareHere => ReplyRenderer.Render(
                reply,
                new ReplyView(
                    locale,
                    await QuestionAsync(button, cancellationToken),
                    asker.UserId,
                    LastQuote: Math.Max(1, button.Number),
                    IsShared: true)),
            _ => ReplyRenderer.Render(reply, new ReplyView(locale, FirstQuote: button.Number)),
        };
    }

    /// <summary>Nobody else could read it while it was private.</summary>
    private async Task<string?> QuestionAsync(ButtonId button, CancellationToken cancellationToken) =>
        (await conversations.FindQuestionAsync(button.EventKey, cancellationToken))?.Text;

    private static OutgoingMessage Context(Reply reply, int number, string? locale)
    {
        var quotes = reply.Blocks.OfType<QuoteBlock>().ToList();
        return quotes.Find(quote => quote.Number == number) is { } shown
            ? ContextRenderer.Render(
                shown,
                quotes.Exists(quote => quote.Number == number + 1)
                    ? new ButtonId(ReplyAction.ShowContext, number + 1, reply.EventKey)
                    : null,
                locale)
            : ReplyRenderer.Line(InterfaceTexts.Get("ReplyGone", locale));
    }
}
