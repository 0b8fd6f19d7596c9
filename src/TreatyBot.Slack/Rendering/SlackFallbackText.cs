using System.Text;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Slack.Rendering;

/// <summary>The reply for notifications and screen readers: readable by itself, with whole quotes and their citations.</summary>
internal static class SlackFallbackText
{
    /// <summary>Slack advises 4,000 characters.</summary>
    public const int MaxCharacters = 4_000;

    public static string Write(IReadOnlyList<ReplyBlock> blocks, int leftOut, string? locale)
    {
        var room = MaxCharacters - SlackMarkup.Escape(SlackRenderer.LeftOut(99, locale)).Length - 2;
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            var part = SlackMarkup.Escape(Write(block, locale));
            if (text.Length + part.Length + 2 <= room)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(part);
            }
            else if (block is QuoteBlock)
            {
                leftOut++;
            }
        }

        if (leftOut > 0)
        {
            text.Append(text.Length > 0 ? "\n\n" : "").Append(SlackMarkup.Escape(SlackRenderer.LeftOut(leftOut, locale)));
        }

        return text.ToString();
    }

    private static string Write(ReplyBlock block, string? locale) => block switch
    {
        StatementBlock statement => statement.Text,
        NoteBlock note => note.Text,
        QuoteBlock quote => $"{(quote.IsAnswer ? "" : InterfaceTexts.Get("SlackNotAnAnswer", locale) + "\n")}“{quote.Citation.Quote.Text}”\n{SlackRenderer.CitationText(quote, locale)}",
        _ => "",
    };
}
