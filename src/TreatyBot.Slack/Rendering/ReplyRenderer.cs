using TreatyBot.Chat.Content;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Rendering;

/// <summary>
/// Renders replies for Slack. Everything that comes from outside stands in rich or plain text, where nothing is interpreted: no mention,
/// link, emoji or format. A quote is shown whole, or its citation alone with a note; the first that has no room even for that, and all
/// after it, are counted in a note and wait behind a button.
/// </summary>
internal static class ReplyRenderer
{
    /// <summary>All blocks of a message together, in characters as they are sent; Slack refuses somewhat above.</summary>
    public const int MaxCharacters = 12_000;

    /// <summary>
    /// Slack's own limit is 50; one is kept for the buttons, one for the thumbs, and one for the note on what was left out.
    /// </summary>
    public const int MaxTextBlocks = 47;

    /// <summary>A text of a context block has 3,000 at most; what surrounds the address takes a few.</summary>
    private const int MaxLink = 2_950;

    /// <summary>Titles and headings are seldom longer; a citation that is would be refused with its message.</summary>
    private const int MaxCitation = 2_000;

    /// <summary>The bot's own sentences name collections and titles, of which there may be many.</summary>
    private const int MaxSentence = 600;

    /// <summary>What is restated of a question; more would push the answer out of sight.</summary>
    private const int MaxQuestion = 300;

    /// <summary>A reply as blocks and as plain text.</summary>
    public static SlackContent Render(Reply reply, ReplyView view)
    {
        var headline = Headline(view);
        var wanted = reply.Blocks.Where(block => IsWanted(block, view)).ToList();

        // What must be known about the answer has its room before any quote, and so have buttons with the longest ids.
        var budget = new MessageBudget(
            MaxCharacters - Measure(
                Line(LeftOut(99, view.Locale), isItalic: true)) - Measure(ReplyButtons.Row(reply, view, 99, 99, 99))
                - (ReplyButtons.Thumbs(reply) is { } most ? Measure(most) : 0),
            MaxTextBlocks);
        foreach (var block in wanted.Where(block => block is not QuoteBlock))
        {
            budget.TryTake(Measure(RenderSentence(block)));
        }

        if (headline is not null)
        {
            budget.TryTake(Measure(headline));
        }

        var blocks = headline is null ? new List<SlackBlock>() : [headline];
        var quotes = wanted.OfType<QuoteBlock>().ToList();
        var shown = (quotes.Count > 0 ? quotes[0].Number : view.FirstQuote) - 1;
        var leftOut = 0;
        foreach (var block in wanted)
        {
            if (block is not QuoteBlock quote)
            {
                blocks.Add(RenderSentence(block));
            }
            else if (leftOut == 0 && RenderWithin(budget, quote, view.Locale) is { } rendered)
            {
                blocks.AddRange(rendered);
                shown = quote.Number;
            }
            else
            {
                leftOut++;
            }
        }

        if (leftOut > 0 && reply.Outcome != ReplyOutcome.Passages)
        {
            blocks.Add(Line(LeftOut(leftOut, view.Locale), isItalic: true));
        }

        if (blocks.Count == 0)
        {
            blocks.Add(Line(InterfaceTexts.Get("NothingMore", view.Locale)));
        }

        var left = reply.Blocks.OfType<QuoteBlock>().Count(quote => quote.Number > shown);
        if (ReplyButtons.Row(reply, view, quotes.Count > 0 ? quotes[0].Number : 0, shown, left) is { Buttons.Count: > 0 } row)
        {
            blocks.Add(row);
        }

        if (ReplyButtons.Thumbs(reply) is { } thumbs)
        {
            blocks.Add(thumbs);
        }

        return new SlackContent(FallbackText.Write(HeadlineText(view), wanted, view.Locale), blocks);
    }

    /// <summary>A sentence of the bot's own.</summary>
    public static SlackContent Sentence(string text) => new(SlackMarkup.Escape(text), [Line(text)]);

    internal static string LeftOut(int count, string? locale) => count == 1
        ? InterfaceTexts.Get("SlackQuoteLeftOut", locale)
        : InterfaceTexts.Format("SlackQuotesLeftOut", locale, count);

    /// <summary>What stands below a quote: where it is from, who says it, which side it takes.</summary>
    internal static string CitationText(QuoteBlock quote, string? locale)
    {
        var citation = quote.Citation;
        var text = $"{quote.Number}. {ReplyLayout.CitationLine(citation)}";
        text += citation.Speaker is { } speaker ? $" · {InterfaceTexts.Format("SlackSpeaker", locale, speaker)}" : "";
        text += citation.Side is { } side ? $" · {InterfaceTexts.Format("SlackSide", locale, side)}" : "";
        return ShortText.Shorten(text, MaxCitation);
    }

    /// <summary>What is said of a quote that has no room.</summary>
    internal static string TooLong(QuoteBlock quote, string? locale) =>
        InterfaceTexts.Format("SlackQuoteTooLong", locale, quote.Citation.Quote.Text.Length);

    /// <summary>The words of a statement or a note.</summary>
    internal static string SentenceOf(ReplyBlock block) => ShortText.Shorten(
        block switch
        {
            StatementBlock statement => statement.Text,
            NoteBlock note => note.Text,
            _ => throw new InvalidOperationException($"There is no such block: {block.GetType().Name}."),
        },
        MaxSentence);

    internal static SlackText RenderSentence(ReplyBlock block) => Line(SentenceOf(block), isItalic: block is NoteBlock);

    /// <summary>The quote and below it, less loud, its citation.</summary>
    internal static IReadOnlyList<SlackBlock> RenderQuote(QuoteBlock quote, string? locale, bool isWhole)
    {
        var link = quote.Permalink is { } permalink && permalink.AbsoluteUri.Length <= MaxLink ? permalink : null;
        var paragraphs = new[]
        {
            quote.Asked is { } asked ? new SlackParagraph(false, [new SlackRun(asked, true)]) : null,
            quote.Role == QuoteRole.Nearest ? Paragraph(InterfaceTexts.Get("SlackNotAnAnswer", locale), isItalic: true) : null,
            isWhole ? new SlackParagraph(true, Marked(quote.Citation)) : Paragraph(TooLong(quote, locale), isItalic: true),
        };
        return
        [
            new SlackText([.. paragraphs.OfType<SlackParagraph>()]),
            new SlackContext(CitationText(quote, locale), InterfaceTexts.Get("SlackOpen", locale), link),
        ];
    }

    private static List<SlackRun> Marked(Citation citation) =>
        [.. TextRun.Of(citation.Quote, citation.Marks).Select(run => new SlackRun(run.Text, run.IsMarked))];

    private static IReadOnlyList<SlackBlock>? RenderWithin(MessageBudget budget, QuoteBlock quote, string? locale)
    {
        var whole = RenderQuote(quote, locale, isWhole: true);
        if (budget.TryTake(SlackMessageWriter.Measure(whole), whole.Count))
        {
            return whole;
        }

        var alone = RenderQuote(quote, locale, isWhole: false);
        return budget.TryTake(SlackMessageWriter.Measure(alone), alone.Count) ? alone : null;
    }

    /// <summary>What other places say is said beside the first quotes, whose numbers it names.</summary>
    private static bool IsWanted(ReplyBlock block, ReplyView view) => block switch
    {
        QuoteBlock quote => quote.Number >= view.FirstQuote && quote.Number <= view.LastQuote,
        NoteBlock { Kind: NoteKind.SaidElsewhere } => view.FirstQuote == 1,
        _ => true,
    };

    private static string? HeadlineText(ReplyView view)
    {
        var question = view.Question is { Length: > 0 } asked ? ShortText.Shorten(asked, MaxQuestion) : null;
        return (view.Person, question) switch
        {
            (null, _) => question,
            ({ } name, null) => InterfaceTexts.Format("SlackSharedBy", view.Locale, name),
            ({ } name, _) => InterfaceTexts.Format("SlackSharedQuestion", view.Locale, name, question),
        };
    }

    private static SlackText? Headline(ReplyView view) => HeadlineText(view) is { } text ? Line(text, isItalic: true) : null;

    private static int Measure(SlackBlock block) => SlackMessageWriter.Measure([block]);

    private static SlackText Line(string text, bool isItalic = false) => new([Paragraph(text, isItalic)]);

    private static SlackParagraph Paragraph(string text, bool isItalic) => new(false, [new SlackRun(text, IsItalic: isItalic)]);
}

/// <summary>A message without its address.</summary>
/// <param name="Text">Readable by itself, escaped.</param>
/// <param name="Blocks">What is shown.</param>
internal sealed record SlackContent(string Text, IReadOnlyList<SlackBlock> Blocks);
