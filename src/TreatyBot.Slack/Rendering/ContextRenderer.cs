using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Rendering;

/// <summary>
/// Renders a quote with what stands around it, as much as fits, the quote in bold; of one that is too long even alone, the part around the
/// words that answer.
/// </summary>
internal static class ContextRenderer
{
    /// <param name="eventKey">The question whose quote it is.</param>
    /// <param name="block">The quote.</param>
    /// <param name="hasNext">Whether another quote follows, whose context can be shown next.</param>
    /// <param name="locale">The reader's language.</param>
    public static SlackContent Render(string eventKey, QuoteBlock block, bool hasNext, string? locale)
    {
        var label = InterfaceTexts.Format("NextContext", locale, block.Number + 1);
        var next = new SlackButtons([new SlackButton(ButtonId.Id(ReplyAction.ShowContext, block.Number + 1), label, eventKey)]);
        foreach (var (range, heading) in Contexts(block.Citation))
        {
            var quote = block.Citation.Quote;
            var wide = block.Citation with { Quote = quote.Reading.Quote(range), Marks = [quote.Range] };
            var shown = block with { Citation = wide, Role = QuoteRole.Answer };
            var statement = new StatementBlock(InterfaceTexts.Get(heading, locale));
            List<SlackBlock> blocks =
                [ReplyRenderer.RenderSentence(statement), .. ReplyRenderer.RenderQuote(shown, locale, isWhole: true)];
            if (hasNext)
            {
                blocks.Add(next);
            }

            if (SlackMessageWriter.Measure(blocks) <= ReplyRenderer.MaxCharacters)
            {
                return new SlackContent(FallbackText.Write(null, [statement, shown], locale), blocks);
            }
        }

        return ReplyRenderer.Sentence(ReplyRenderer.TooLong(block, locale));
    }

    /// <summary>From the longest to the shortest.</summary>
    private static IEnumerable<(TextRange Range, string Heading)> Contexts(Citation citation)
    {
        foreach (var around in (int[])[600, 300, 0])
        {
            yield return (QuoteContext.Around(citation.Quote, around), "SlackContext");
        }

        for (var length = 4_000; length >= 500; length /= 2)
        {
            yield return (QuoteContext.Part(citation, length), "QuotePart");
        }
    }
}
