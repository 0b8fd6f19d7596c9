using Spectre.Console;
using Spectre.Console.Rendering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;

namespace TreatyBot.ConsoleOutput;

/// <summary>Writes a reply to a terminal. No text of a document or a question is ever taken for markup or control codes.</summary>
/// <param name="console">The terminal.</param>
/// <param name="links">Where quotes open.</param>
/// <param name="howToSeeMore">What shows the quotes that a reply leaves out.</param>
internal sealed class ConsoleReplyRenderer(IAnsiConsole console, QuoteLinks links, string howToSeeMore)
{
    private static readonly Style Plain = Style.Plain;
    private static readonly Style Marked = new(decoration: Decoration.Bold | Decoration.Underline);
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Warning = new(Color.Yellow);

    public void Write(Reply reply)
    {
        console.WriteLine();
        foreach (var block in reply.Blocks)
        {
            console.Write(Render(block));
            console.WriteLine();
        }

        if (reply.Outcome == ReplyOutcome.Answered)
        {
            var more = reply.Buttons.FirstOrDefault(button => button.Action == ReplyAction.MoreQuotes);
            console.Write(new Text($"Confidence {reply.Confidence:P0}.{(more is null ? "" : $" {more.Label}: {howToSeeMore}.")}\n", Quiet));
        }
    }

    private Padder Render(ReplyBlock block) => block switch
    {
        StatementBlock statement => Lines(new Paragraph(ConsoleText.Inert(statement.Text), Plain)),
        NoteBlock note => Lines(new Paragraph(ConsoleText.Inert(note.Text), note.Kind == NoteKind.Searched ? Quiet : Warning)),
        QuoteBlock quote => Render(quote),
        _ => throw new InvalidOperationException($"There is no such block: {block.GetType().Name}."),
    };

    private Padder Render(QuoteBlock block)
    {
        var citation = block.Citation;
        var words = new Paragraph();
        if (block.Asked is { } asked)
        {
            words.Append($"{ConsoleText.Inert(asked)}\n", Warning);
        }

        if (block.Role == QuoteRole.Nearest)
        {
            words.Append("Nearest, but not an answer: ", Warning);
        }

        words.Append("“", Quiet);
        foreach (var run in TextRun.Of(citation.Quote, citation.Marks))
        {
            words.Append(ConsoleText.Inert(run.Text), run.IsMarked ? Marked : Plain);
        }

        words.Append("”", Quiet);
        var source = new Paragraph(ConsoleText.Inert(ReplyLayout.CitationLine(citation)), Quiet);
        if (citation.Speaker is { } speaker)
        {
            source.Append($"\nsaid by {ConsoleText.Inert(speaker)}", Quiet);
        }

        if (citation.Side is { } side)
        {
            source.Append($"\nside: {ConsoleText.Inert(side)}", Warning);
        }

        if (links.Find(block) is { } address)
        {
            source.Append("\n" + ConsoleText.Inert(address), Quiet);
        }

        return Lines(words, source);
    }

    private static Padder Lines(params IRenderable[] lines) => new(new Rows(lines), new Padding(2, 0, 2, 0));
}
