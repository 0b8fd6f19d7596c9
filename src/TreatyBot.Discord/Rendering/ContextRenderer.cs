using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rendering;

/// <summary>Writes a quote with what stands around it.</summary>
internal static class ContextRenderer
{
    /// <summary>
    /// A quote with what stands around it, as much as fits, the quote in bold; of one that is too long even alone, the part around the
    /// words that answer.
    /// </summary>
    /// <param name="block">The quote.</param>
    /// <param name="next">The button to the next quote's context; null where there is none.</param>
    /// <param name="locale">The reader's language.</param>
    public static OutgoingMessage Render(QuoteBlock block, ButtonId? next, string? locale)
    {
        var box = new Container([new TextDisplay(Contexts(block, locale).First(text => text.Length <= DiscordLimits.Text))]);
        return next is null
            ? new OutgoingMessage([box])
            : new OutgoingMessage(
                [box, new ActionRow([new Button(next.ToString(), InterfaceTexts.Format("NextContext", locale, next.Number))])]);
    }

    /// <summary>From the longest to the shortest, which always fits.</summary>
    private static IEnumerable<string> Contexts(QuoteBlock block, string? locale)
    {
        var quote = block.Citation.Quote;
        foreach (var around in (int[])[1200, 600, 300, 150, 0])
        {
            yield return Text(QuoteContext.Around(quote, around));
        }

        for (var length = 2_400; length >= 600; length /= 2)
        {
            yield return $"-# {InterfaceTexts.Get("QuotePart", locale)}\n{Text(QuoteContext.Part(block.Citation, length))}";
        }

        yield return ReplyRenderer.TooLong(block, locale);

        string Text(TextRange range)
        {
            var start = Math.Max(quote.Range.Start, range.Start);
            var bold = new TextRange(start - range.Start, Math.Min(quote.Range.End, range.End) - range.Start);
            return $"{DiscordMarkdown.BlockQuote(quote.Reading.Quote(range).Text, [bold])}\n{ReplyRenderer.CitationLine(block, locale)}";
        }
    }
}
