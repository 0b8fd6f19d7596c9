using System.Globalization;
using System.Text;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;

namespace TreatyBot.Chat.Export;

/// <summary>
/// As GitHub's Markdown: a heading a question, a block quote a quote, a footnote its source. What is quoted formats nothing.
/// </summary>
internal static class MarkdownExport
{
    public static byte[] Write(ExportedThread thread)
    {
        var written = new StringBuilder();
        var notes = new StringBuilder();
        var number = 0;
        written.Append(CultureInfo.InvariantCulture, $"# {Line(thread.Title)}\n\n");
        foreach (var turn in thread.Turns)
        {
            written.Append(CultureInfo.InvariantCulture, $"## {Line(turn.Question)}\n\n");
            foreach (var block in turn.Reply.Blocks)
            {
                switch (block)
                {
                    case StatementBlock statement:
                        written.Append(CultureInfo.InvariantCulture, $"{Line(statement.Text)}\n\n");
                        break;
                    case NoteBlock note:
                        written.Append(CultureInfo.InvariantCulture, $"*{Line(note.Text)}*\n\n");
                        break;
                    case QuoteBlock quote:
                        number++;
                        AppendQuote(written, quote, number);
                        notes.Append(CultureInfo.InvariantCulture, $"[^{number}]: {Line(ExportedSource.Of(quote))}");
                        notes.Append(ExportedSource.AddressOf(quote) is { } address ? $" <{address.AbsoluteUri}>\n" : "\n");
                        break;
                }
            }
        }

        written.Append(CultureInfo.InvariantCulture, $"---\n\n{Line(thread.Note)}\n\n{notes}");
        return Encoding.UTF8.GetBytes(written.ToString());
    }

    private static void AppendQuote(StringBuilder written, QuoteBlock quote, int number)
    {
        if (ExportedSource.LeadOf(quote) is { } lead)
        {
            written.Append(CultureInfo.InvariantCulture, $"{Line(lead)}\n\n");
        }

        var text = string.Concat(TextRun.Of(quote.Citation.Quote, quote.Citation.Marks).Select(Write));
        written.Append("> ").Append(text).Append(CultureInfo.InvariantCulture, $"[^{number}]\n\n");
    }

    private static string Write(TextRun run) => run.IsMarked && run.Trim() is { Core: not "" } parts
        ? $"{Lines(parts.Lead)}**{Lines(parts.Core)}**{Lines(parts.Trail)}"
        : Lines(run.Text);

    /// <summary>A line break in a quote stays one, and so does a blank line.</summary>
    private static string Lines(string text) => string.Join("\\\n> ", text.Split('\n').Select(MarkdownText.Escape));

    private static string Line(string text) => MarkdownText.Escape(text.ReplaceLineEndings(" "));
}
