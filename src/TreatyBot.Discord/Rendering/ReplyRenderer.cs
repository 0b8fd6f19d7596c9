using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rendering;

/// <summary>
/// Writes a reply as one Discord message: each quote with its citation, notes, buttons. A quote that does not fit is left out whole, with a
/// note.
/// </summary>
internal static class ReplyRenderer
{
    /// <summary>A quarter of a message: the bot's own sentences name collections and titles, of which there may be many.</summary>
    private const int LongestOwnText = 1000;

    /// <summary>More of a question would push the answer out of sight.</summary>
    private const int LongestQuestion = 300;

    /// <summary>Kept free for the note on what was left out.</summary>
    private const int NoteReserve = 200;

    /// <summary>The box, two rows, their six buttons, and the note.</summary>
    private const int PartsReserve = 10;

    private const int Green = 0x2E7D32;
    private const int Grey = 0x757575;
    private const int Blue = 0x1F3A5F;
    private const int Amber = 0xF9A825;

    public static OutgoingMessage Render(Reply reply, ReplyView view)
    {
        var budget = new MessageBudget();
        if (Headline(view) is { } headline)
        {
            budget.Add(headline);
        }

        var quotes = reply.Blocks.OfType<QuoteBlock>().ToList();
        var wanted = quotes.Where(quote => quote.Number >= view.FirstQuote && quote.Number <= view.LastQuote).ToList();
        var notes = reply.Blocks.OfType<NoteBlock>()
            .Where(note => note.Kind == NoteKind.DatePassed)
            .Select(Note)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var asides = reply.Blocks.OfType<NoteBlock>()
            .Where(note => note.Kind == NoteKind.SaidElsewhere && view.FirstQuote == 1)
            .Select(Note);
        foreach (var block in reply.Blocks)
        {
            switch (block)
            {
                case StatementBlock statement:
                    AddIfFits(budget, $"**{DiscordMarkdown.Escape(ShortText.Shorten(statement.Text, LongestOwnText))}**");
                    break;
                case NoteBlock { Kind: not (NoteKind.DatePassed or NoteKind.SaidElsewhere) } note:
                    AddIfFits(budget, Note(note));
                    break;
            }
        }

        var kept = notes.Sum(note => note.Length) + NoteReserve;
        var shown = AddQuotes(budget, wanted, kept, PartsReserve + notes.Count, view.Locale);
        notes.ForEach(note => AddIfFits(budget, note));
        var left = quotes.Count(quote => quote.Number > shown);
        if (reply.Outcome != ReplyOutcome.Passages && shown < (wanted.Count > 0 ? wanted[^1].Number : 0))
        {
            budget.Add("-# " + InterfaceTexts.Format("Discord.QuotesLeftOut", view.Locale, left));
        }

        // What is good to know takes no room from quotes and what must be known of them.
        foreach (var aside in asides)
        {
            AddIfFits(budget, aside);
        }

        if (budget.Count == 0)
        {
            budget.Add(InterfaceTexts.Get("NothingMore", view.Locale));
        }

        var buttons = Buttons(reply, view, shown, left, wanted.Count > 0 ? wanted[0].Number : 0);
        var box = new Container(budget.ToParts(), Color(reply));
        return new OutgoingMessage([box, .. buttons.Chunk(DiscordLimits.ButtonsInRow).Select(row => new ActionRow(row))]);
    }

    /// <summary>A line as it is to be written; what may hold words of somebody else comes escaped.</summary>
    public static OutgoingMessage Line(string text) => new([new TextDisplay(text)]);

    private static string? Headline(ReplyView view)
    {
        var asker = view.Person is { } id && id.All(char.IsAsciiDigit) ? $"<@{id}>" : null;
        var question = view.Question is { } asked ? DiscordMarkdown.EscapeLabel(ShortText.Shorten(asked, LongestQuestion)) : null;
        return (asker, question) switch
        {
            (null, null) => null,
            (null, _) => $"-# {question}",
            (_, null) => $"-# {asker}",
            _ => $"-# {asker}: {question}",
        };
    }

    /// <returns>The number of the last quote that was shown, or of the one before the first.</returns>
    private static int AddQuotes(MessageBudget budget, List<QuoteBlock> quotes, int keptText, int keptParts, string? locale)
    {
        var shown = (quotes.Count > 0 ? quotes[0].Number : 1) - 1;
        for (var i = 0; i < quotes.Count; i++)
        {
            var text = Quote(quotes[i], locale);

            // After the last one there is nothing to say of others.
            var kept = i == quotes.Count - 1 ? keptText - NoteReserve : keptText;
            if (!budget.Fits(text, kept, keptParts + 1))
            {
                if (i > 0)
                {
                    break;
                }

                // Not even alone: its citation stands for it.
                text = TooLong(quotes[i], locale);
                if (!budget.Fits(text, kept, keptParts + 1))
                {
                    break;
                }
            }

            if (i > 0)
            {
                budget.Add(new Separator());
            }

            budget.Add(text);
            shown = quotes[i].Number;
        }

        return shown;
    }

    private static string Quote(QuoteBlock block, string? locale)
    {
        var quote = block.Citation.Quote;
        var marks = block.Citation.Marks.Select(mark => new TextRange(mark.Start - quote.Range.Start, mark.End - quote.Range.Start))
            .ToList();
        var lead = block.Role == QuoteRole.Nearest ? $"-# {InterfaceTexts.Get("Discord.NotAnAnswer", locale)}\n" : "";
        var asked = block.Asked is { } question ? $"**{DiscordMarkdown.EscapeLabel(question)}**\n" : "";
        return $"{asked}{lead}{DiscordMarkdown.BlockQuote(quote.Text, marks)}\n{CitationLine(block, locale)}";
    }

    internal static string TooLong(QuoteBlock block, string? locale)
    {
        var text = LinkOf(block) is null ? "Discord.QuoteTooLongNoLink" : "Discord.QuoteTooLong";
        return $"{InterfaceTexts.Format(text, locale, block.Number, block.Citation.Quote.Text.Length)}\n{CitationLine(block, locale)}";
    }

    private static Uri? LinkOf(QuoteBlock block) =>
        block.Permalink is { Scheme: "http" or "https", AbsoluteUri.Length: <= 1000 } link ? link : null;

    internal static string CitationLine(QuoteBlock block, string? locale)
    {
        var citation = block.Citation;
        var side = citation.Side is { } says ? $"**{DiscordMarkdown.EscapeLabel(ShortText.Shorten(says, 60))}** · " : "";
        var where = DiscordMarkdown.EscapeLabel(ShortText.Shorten(ReplyLayout.CitationLine(citation), 500));
        var speaker = citation.Speaker is { } name
            ? " · " + DiscordMarkdown.EscapeLabel(InterfaceTexts.Format("Discord.Speaker", locale, ShortText.Shorten(name, 100)))
            : "";
        var link = LinkOf(block) is { } permalink
            ? " · " + DiscordMarkdown.Link(InterfaceTexts.Get("Discord.Open", locale), permalink)
            : "";
        return $"-# {block.Number} · {side}{where}{speaker}{link}";
    }

    private static string Note(NoteBlock note)
    {
        var sign = note.Kind switch
        {
            NoteKind.SourcesDiffer => "⚖️ ",
            NoteKind.Unsure => "❔ ",
            NoteKind.DatePassed => "⏳ ",
            _ => "",
        };
        var small = note.Kind == NoteKind.SourcesDiffer ? "" : "-# ";
        return $"{small}{sign}{DiscordMarkdown.EscapeLabel(ShortText.Shorten(note.Text, LongestOwnText))}";
    }

    private static void AddIfFits(MessageBudget budget, string text)
    {
        if (budget.Fits(text, 0, PartsReserve))
        {
            budget.Add(text);
        }
    }

    private static List<Button> Buttons(Reply reply, ReplyView view, int shown, int left, int first)
    {
        var buttons = new List<Button>();
        var more = reply.Buttons.FirstOrDefault(button => button.Action == ReplyAction.MoreQuotes);
        if (more is not null || (left > 0 && reply.Outcome != ReplyOutcome.Passages))
        {
            var label = left > 0 ? InterfaceTexts.Get("Discord.MoreQuotes", view.Locale) : more!.Label;
            buttons.Add(Of(ReplyAction.MoreQuotes, label, shown + 1));
        }

        var others = reply.Buttons.Where(button => button.Action != ReplyAction.MoreQuotes);
        foreach (var button in others.Where(button => !(view.IsShared && button.Action == ReplyAction.ShareHere)))
        {
            var number = button.Action switch
            {
                ReplyAction.ShowContext => first,
                ReplyAction.ShareHere => shown,
                _ => button.Number,
            };
            if (button.Action != ReplyAction.ShowContext || number > 0)
            {
                buttons.Add(Of(button.Action, button.Label, number));
            }
        }

        return buttons;

        Button Of(ReplyAction action, string label, int number) =>
            new(new ButtonId(action, number, reply.EventKey).ToString(), ShortText.Shorten(label, DiscordLimits.ButtonLabel));
    }

    /// <summary>Green is for an answer that the bot is sure of.</summary>
    private static int Color(Reply reply) => reply.Outcome switch
    {
        ReplyOutcome.NothingFound or ReplyOutcome.Social or ReplyOutcome.Passages => Grey,
        ReplyOutcome.LookedUp => Blue,
        ReplyOutcome.Answered when !reply.Blocks.Any(block => block is NoteBlock { Kind: NoteKind.Unsure }) => Green,
        _ => Amber,
    };
}
