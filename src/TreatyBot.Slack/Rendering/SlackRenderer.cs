using System.Globalization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Rendering;

/// <summary>
/// Renders replies for Slack. Everything that comes from outside stands in rich text, where nothing is interpreted: no mention, link, emoji or format. A quote
/// is shown whole, or its citation alone with a note, or, where not even that has room, counted in a note at the end.
/// </summary>
internal static class SlackRenderer
{
    /// <summary>All blocks of a message together, in characters as they are sent; Slack refuses somewhat above.</summary>
    public const int MaxCharacters = 12_000;

    /// <summary>Slack's own limit is 50; one is kept for the buttons and one for the note on what was left out.</summary>
    public const int MaxTextBlocks = 48;

    private const int MaxLink = 3000;
    private const int MaxButtonText = 75;

    /// <summary>The bot's own sentences name collections and titles, of which there may be many.</summary>
    private const int MaxSentence = 600;

    /// <summary>A reply as blocks and as plain text.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="locale">The reader's language.</param>
    /// <param name="buttons">False for a reply that nothing more can be done with.</param>
    public static SlackContent Render(Reply reply, string? locale, bool buttons = true)
    {
        SlackButtons? row = buttons && reply.Buttons.Count > 0 ? Row(reply, locale) : null;

        // What must be known about the answer has its room before any quote.
        var budget = new MessageBudget(MaxCharacters - Measure(Line(LeftOut(99, locale), isItalic: true)) - (row is null ? 0 : Measure(row)), MaxTextBlocks);
        foreach (var block in reply.Blocks.Where(block => block is not QuoteBlock))
        {
            budget.TryTake(Measure(RenderSentence(block)));
        }

        var blocks = new List<SlackBlock>();
        var leftOut = 0;
        foreach (var block in reply.Blocks)
        {
            if (block is not QuoteBlock quote)
            {
                blocks.Add(RenderSentence(block));
            }
            else if (RenderQuote(quote, locale, isWhole: true) is var whole && budget.TryTake(Measure(whole)))
            {
                blocks.Add(whole);
            }
            else if (RenderQuote(quote, locale, isWhole: false) is var alone && budget.TryTake(Measure(alone)))
            {
                blocks.Add(alone);
            }
            else
            {
                leftOut++;
            }
        }

        if (leftOut > 0)
        {
            blocks.Add(Line(LeftOut(leftOut, locale), isItalic: true));
        }

        if (row is not null)
        {
            blocks.Add(row);
        }

        return new SlackContent(SlackFallbackText.Write(reply.Blocks, locale), blocks);
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

    /// <summary>What is said of a quote that has no room.</summary>
    internal static string TooLong(QuoteBlock quote, string? locale) =>
        string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get("SlackQuoteTooLong", locale), quote.Citation.Quote.Text.Length);

    /// <summary>The words of a statement or a note.</summary>
    internal static string SentenceOf(ReplyBlock block) => Short(
        block switch
        {
            StatementBlock statement => statement.Text,
            NoteBlock note => note.Text,
            _ => throw new InvalidOperationException($"There is no such block: {block.GetType().Name}."),
        },
        MaxSentence);

    /// <summary>A text that is no quote, cut where it is longer.</summary>
    internal static string Short(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return $"{text[..end]}…";
    }

    private static SlackText RenderSentence(ReplyBlock block) => Line(SentenceOf(block), isItalic: block is NoteBlock);

    private static SlackText RenderQuote(QuoteBlock quote, string? locale, bool isWhole)
    {
        var link = quote.Permalink is { } permalink && permalink.AbsoluteUri.Length <= MaxLink ? permalink : null;
        var paragraphs = new[]
        {
            quote.IsAnswer ? null : Paragraph(InterfaceTexts.Get("SlackNotAnAnswer", locale), isItalic: true),
            isWhole ? new SlackParagraph(true, Marked(quote.Citation)) : null,
            new SlackParagraph(false, [new SlackRun(CitationText(quote, locale), Link: link)]),
            isWhole ? null : Paragraph(TooLong(quote, locale), isItalic: true),
        };
        return new SlackText([.. paragraphs.OfType<SlackParagraph>()]);
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
            .Select(button => new SlackButton(SlackActions.Id(button.Action, button.Value), Short(button.Label, MaxButtonText), reply.EventKey))
            .ToList();
        if (reply.Buttons.Any(button => button.Action == ReplyAction.ShareHere))
        {
            buttons.Add(new SlackButton(SlackActions.Keep, InterfaceTexts.Get("SlackKeep", locale), reply.EventKey));
        }

        return new SlackButtons(buttons);
    }

    private static int Measure(SlackBlock block) => SlackMessageWriter.Measure([block]);

    private static SlackText Line(string text, bool isItalic = false) => new([Paragraph(text, isItalic)]);

    private static SlackParagraph Paragraph(string text, bool isItalic) => new(false, [new SlackRun(text, IsItalic: isItalic)]);
}

/// <summary>A message without its address.</summary>
/// <param name="Text">Readable by itself, escaped.</param>
/// <param name="Blocks">What is shown.</param>
internal sealed record SlackContent(string Text, IReadOnlyList<SlackBlock> Blocks);
