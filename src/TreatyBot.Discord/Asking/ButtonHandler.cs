using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Does what a button says. What it shows is what may be shown there now, to whoever pressed it.</summary>
internal sealed class ButtonHandler(IDesk desk, IConversationStore conversations, Responder responder)
{
    public Task PressedAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var button = ButtonId.Parse(interaction.Data?.CustomId);
        var isShared = button?.Action == ReplyAction.ShareHere;
        return responder.RespondAsync(
            interaction, token => WriteAsync(interaction, button, token), onlyForAsker: !isShared, cancellationToken);
    }

    private async Task<OutgoingMessage> WriteAsync(DiscordInteraction interaction, ButtonId? button, CancellationToken cancellationToken)
    {
        var locale = interaction.Locale;
        if (button is null)
        {
            return ReplyRenderer.Line(InterfaceTexts.Get("ReplyGone", locale));
        }

        var asker = new Asker(Places.Platform, interaction.UserId!);
        if (button.Action is ReplyAction.Helpful or ReplyAction.NotHelpful)
        {
            await desk.RateAsync(button.EventKey, asker, button.Action == ReplyAction.Helpful, cancellationToken);
            return ReplyRenderer.Line(InterfaceTexts.Get("ThanksForRating", locale));
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
