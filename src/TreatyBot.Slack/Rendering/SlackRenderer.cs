using System.Globalization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Rendering;

/// <summary>
/// Renders replies for Slack. Everything that comes from outside stands in rich text, where nothing is interpreted: no mention, link, emoji or format. A quote
/// is shown whole or, with a note, not at all.
/// </summary>
internal static class SlackRenderer
{
    /// <summary>All blocks of a message together, in characters as they are sent; Slack refuses somewhat above.</summary>
    public const int MaxCharacters = 12_000;

    /// <summary>Slack's own limit is 50; one is kept for the buttons and one for the note on what was left out.</summary>
    public const int MaxTextBlocks = 48;

    private const int MaxLink = 3000;
    private const int MaxButtonText = 75;

    /// <summary>A reply as blocks and as plain text.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="locale">The reader's language.</param>
    /// <param name="buttons">False for a reply that nothing more can be done with.</param>
    public static SlackContent Render(Reply reply, string? locale, bool buttons = true)
    {
        SlackButtons? row = buttons && reply.Buttons.Count > 0 ? Row(reply, locale) : null;
        var noteOnLeftOut = InterfaceTexts.Get("SlackQuotesLeftOut", locale).Length + 200;
        var left = MaxCharacters - noteOnLeftOut - (row is null ? 0 : SlackMessageWriter.Measure([row]));

        // What must be known about the answer has its room before any quote.
        var texts = reply.Blocks.Select(block => (Block: block, Text: RenderBlock(block, locale))).ToList();
        left -= texts.Where(item => item.Block is not QuoteBlock).Sum(item => SlackMessageWriter.Measure([item.Text]));
        var otherBlocks = texts.Count(item => item.Block is not QuoteBlock);
        var blocks = new List<SlackBlock>();
        var shown = new List<ReplyBlock>();
        var quotes = 0;
        var leftOut = 0;
        foreach (var (block, text) in texts)
        {
            if (block is QuoteBlock)
            {
                var length = SlackMessageWriter.Measure([text]);
                if (length > left || quotes + otherBlocks >= MaxTextBlocks)
                {
                    leftOut++;
                    continue;
                }

                left -= length;
                quotes++;
            }

            blocks.Add(text);
            shown.Add(block);
        }

        if (leftOut > 0)
        {
            blocks.Add(Line(LeftOut(leftOut, locale), isItalic: true));
        }

        if (row is not null)
        {
            blocks.Add(row);
        }

        return new SlackContent(SlackFallbackText.Write(shown, leftOut, locale), blocks);
    }

    /// <summary>A sentence of the bot's own.</summary>
    public static SlackContent Sentence(string text) => new(SlackMarkup.Escape(text), [Line(text)]);

    internal static string LeftOut(int count, string? locale) => count == 1
        ? InterfaceTexts.Get("SlackQuoteLeftOut", locale)
        : string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get("SlackQuotesLeftOut", locale), count);

    /// <summary>What stands below a quote: where it is from, who says it, which side it takes.</summary>
    internal static string CitationText(QuoteBlock quote, string? locale)
    {
        var citation = quote.Citation;
        var text = $"{quote.Number}. {ReplyLayout.CitationLine(citation)}";
        text += citation.Speaker is { } speaker ? $" · {string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get("SlackSpeaker", locale), speaker)}" : "";
        return text + (citation.Side is { } side ? $" · {string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get("SlackSide", locale), side)}" : "");
    }

    private static SlackText RenderBlock(ReplyBlock block, string? locale) => block switch
    {
        StatementBlock statement => Line(statement.Text),
        NoteBlock note => Line(note.Text, isItalic: true),
        QuoteBlock quote => RenderQuote(quote, locale),
        _ => throw new InvalidOperationException($"There is no such block: {block.GetType().Name}."),
    };

    private static SlackText RenderQuote(QuoteBlock quote, string? locale)
    {
        var paragraphs = new List<SlackParagraph>();
        if (!quote.IsAnswer)
        {
            paragraphs.Add(new SlackParagraph(false, [new SlackRun(InterfaceTexts.Get("SlackNotAnAnswer", locale), IsItalic: true)]));
        }

        paragraphs.Add(new SlackParagraph(true, Marked(quote.Citation)));
        var link = quote.Permalink is { } permalink && permalink.AbsoluteUri.Length <= MaxLink ? permalink : null;
        paragraphs.Add(new SlackParagraph(false, [new SlackRun(CitationText(quote, locale), Link: link)]));
        return new SlackText(paragraphs);
    }

    /// <summary>The quote's text in pieces, those that answer in bold. Put together they are the quote.</summary>
    private static List<SlackRun> Marked(Citation citation)
    {
        var text = citation.Quote.Reading.Text;
        var range = citation.Quote.Range;
        var runs = new List<SlackRun>();
        var at = range.Start;
        foreach (var mark in citation.Marks.Where(mark => range.Contains(mark) && !mark.IsEmpty))
        {
            Add(at, mark.Start, isBold: false);
            Add(mark.Start, mark.End, isBold: true);
            at = mark.End;
        }

        Add(at, range.End, isBold: false);
        return runs;

        void Add(int start, int end, bool isBold)
        {
            if (start < end)
            {
                runs.Add(new SlackRun(text[start..end], isBold));
            }
        }
    }

    private static SlackButtons Row(Reply reply, string? locale)
    {
        var buttons = reply.Buttons
            .Select(button => new SlackButton(
                SlackActions.Id(button.Action, button.Value), button.Label.Length <= MaxButtonText ? button.Label : button.Label[..MaxButtonText], reply.EventKey))
            .ToList();
        if (reply.Buttons.Any(button => button.Action == ReplyAction.ShareHere))
        {
            buttons.Add(new SlackButton(SlackActions.Keep, InterfaceTexts.Get("SlackKeep", locale), reply.EventKey));
        }

        return new SlackButtons(buttons);
    }

    private static SlackText Line(string text, bool isItalic = false) => new([new SlackParagraph(false, [new SlackRun(text, IsItalic: isItalic)])]);
}

/// <summary>A message without its address.</summary>
/// <param name="Text">Readable by itself, escaped.</param>
/// <param name="Blocks">What is shown.</param>
internal sealed record SlackContent(string Text, IReadOnlyList<SlackBlock> Blocks);
