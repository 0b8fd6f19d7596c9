using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Does what a button says. What it shows is what may be shown there now, to whoever pressed it.</summary>
internal sealed class ButtonHandler(IDesk desk, Responder responder)
{
    public Task PressedAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var button = ButtonId.Parse(interaction.Data?.CustomId);
        var isShared = button?.Action == ReplyAction.ShareHere;
        return responder.RespondAsync(interaction, token => WriteAsync(interaction, button, token), onlyForAsker: !isShared, cancellationToken);
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
            ReplyAction.ShareHere => ReplyRenderer.Render(reply, new ReplyView(locale, AskerId: asker.UserId, LastQuote: Math.Max(1, button.Number), IsShared: true)),
            _ => ReplyRenderer.Render(reply, new ReplyView(locale, FirstQuote: button.Number)),
        };
    }

    private static OutgoingMessage Context(Reply reply, int number, string? locale)
    {
        var quote = reply.Blocks.OfType<QuoteBlock>().FirstOrDefault(block => block.Number == number);
        return quote is null
            ? ReplyRenderer.Line(InterfaceTexts.Get("ReplyGone", locale))
            : ReplyRenderer.RenderContext(quote, locale) ?? ReplyRenderer.Line(ReplyRenderer.Text("Discord.QuoteTooLong", locale, number, quote.Citation.Quote.Text.Length));
    }
}
