using System.Globalization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Chat;

/// <summary>Lays a reply out as HTML. The only place where that is done: for the first page, for a page without JavaScript, and for what the script fetches.</summary>
internal static class HtmlReplyRenderer
{
    /// <summary>How many quotes stand open in a reply that was asked for again, as in a new one.</summary>
    private const int OpenQuotes = 3;

    public static Markup Render(Turn turn, Reply reply)
    {
        var quotes = reply.Blocks.OfType<QuoteBlock>().ToList();
        var sidesDiffer = quotes.Exists(quote => quote.Citation.Side is not null);
        var folded = sidesDiffer || turn.Unfolded ? [] : quotes.Where(quote => quote.IsAnswer).Skip(OpenQuotes).ToList();
        var parts = new List<Markup>();
        foreach (var block in reply.Blocks)
        {
            if (block is not QuoteBlock quote || !folded.Contains(quote))
            {
                parts.Add(Block(block));
            }
            else if (ReferenceEquals(quote, folded[0]))
            {
                parts.Add(Html($"""<details class="more"><summary>{folded.Count} more {(folded.Count == 1 ? "quote" : "quotes")}</summary>{folded.Select(Block)}</details>"""));
            }
        }

        return Html($"""
            <div class="reply {Kind(reply.Outcome)}">
            {parts}
            {Footer(turn, reply)}
            </div>
            """);
    }

    private static string Kind(ReplyOutcome outcome) => outcome switch
    {
        ReplyOutcome.Answered => "answered",
        ReplyOutcome.NothingFound => "nothing-found",
        _ => "refused",
    };

    private static Markup Block(ReplyBlock block) => block switch
    {
        StatementBlock statement => Html($"""<p class="statement" dir="auto">{InertText.Of(statement.Text)}</p>"""),
        QuoteBlock quote => Quote(quote),
        NoteBlock note => Note(note),
        _ => throw new InvalidOperationException($"There is no HTML for a {block.GetType().Name}."),
    };

    private static Markup Quote(QuoteBlock block)
    {
        var citation = block.Citation;
        var metadata = citation.Document.Metadata;
        return Html($"""
            <figure class="quote{(block.IsAnswer ? "" : " nearest")}">
            {(block.IsAnswer ? Empty : Html($"""<p class="label">Not an answer · nearest passage</p>"""))}
            {(citation.Side is { } side ? Html($"""<p class="side"><bdi>{InertText.Of(side)}</bdi></p>""") : Empty)}
            <blockquote dir="auto"{DocumentLine.Language(metadata.Language)}>{Words(citation)}</blockquote>
            <figcaption>
            <span class="number" aria-hidden="true">{block.Number}</span>
            <div>
            <p class="title"><cite><bdi>{InertText.Of(citation.Document.DisplayTitle)}</bdi></cite> {DocumentLine.Path(citation.HeadingPath, citation.Document.DisplayTitle)}</p>
            <p class="origin">{Origin(citation)}</p>
            {Links(block)}
            </div>
            </figcaption>
            </figure>
            """);
    }

    private static Markup Words(Citation citation)
    {
        var quote = citation.Quote;
        return MarkedText.Of(quote.Reading.Text, quote.Range, citation.Marks, html => Html($"<mark>{html}</mark>"));
    }

    private static Markup Origin(Citation citation)
    {
        var metadata = citation.Document.Metadata;
        var parts = new List<Markup>();
        if (citation.Speaker is { } speaker)
        {
            parts.Add(Html($"<span>said by <bdi>{InertText.Of(speaker)}</bdi></span>"));
        }

        if (metadata.Author is { } author)
        {
            parts.Add(Html($"<span><bdi>{InertText.Of(author)}</bdi></span>"));
        }

        if (metadata.Publisher is { } publisher)
        {
            parts.Add(Html($"<span><bdi>{InertText.Of(publisher)}</bdi></span>"));
        }

        parts.Add(DocumentLine.Date(metadata.Published));
        return Html($"{parts.Select((part, at) => at == 0 ? part : Html($"""<span class="dot" aria-hidden="true"> · </span>{part}"""))}");
    }

    private static Markup Links(QuoteBlock block)
    {
        // The chat page and the citation pages are one site, by whatever name it was reached.
        var context = block.Permalink is { } link
            ? Html($"""<a href="{link.AbsolutePath[(link.AbsolutePath.LastIndexOf("quotes/", StringComparison.Ordinal))..]}{link.Query}{link.Fragment}">Show context</a>""")
            : Empty;
        return Html($"""<p class="links">{context}{DocumentLine.Source(block.Citation.Document.Metadata.Url)}</p>""");
    }

    private static Markup Note(NoteBlock note)
    {
        var (kind, label) = note.Kind switch
        {
            NoteKind.SourcesDiffer => ("differ", "Sources differ"),
            NoteKind.Unsure => ("passed", "Not sure"),
            NoteKind.DatePassed => ("passed", "Date gone by"),
            NoteKind.SaidElsewhere => ("searched", "Said alike"),
            NoteKind.Searched => ("searched", "Searched"),
            _ => ("incomplete", "Not complete"),
        };
        return Html($"""<aside class="note {kind}"><p class="label">{label}</p><p dir="auto">{InertText.Of(note.Text)}</p></aside>""");
    }

    private static Markup Rating(ReplyButton button) => button.Action == ReplyAction.Helpful
        ? Html($"""<button name="helpful" value="true" aria-label="This helped" title="This helped">{button.Label}</button>""")
        : Html($"""<button name="helpful" value="false" aria-label="This did not help" title="This did not help">{button.Label}</button>""");

    private static Markup Footer(Turn turn, Reply reply)
    {
        var more = reply.Buttons.FirstOrDefault(button => button.Action == ReplyAction.MoreQuotes);
        var ratings = reply.Buttons.Where(button => button.Action is ReplyAction.Helpful or ReplyAction.NotHelpful).ToList();
        return Html($"""
            <div class="actions">
            {(more is null ? Empty : Html($"""
                <form class="unfold" method="get" action="./"><input type="hidden" name="conversation" value="{turn.Conversation}"><input type="hidden" name="unfold" value="{turn.Number}"><button>{more.Label}</button></form>
                """))}
            {(ratings.Count == 0 ? Empty : Html($"""
                <form class="rating" method="post" action="ratings">
                {turn.FormToken}<input type="hidden" name="conversation" value="{turn.Conversation}"><input type="hidden" name="turn" value="{turn.Number}">
                {ratings.Select(Rating)}
                <span class="thanks" role="status">{(turn.Rated ? "Noted, thank you." : "")}</span>
                </form>
                """))}
            {(reply.Outcome == ReplyOutcome.Answered
                ? Html($"""<p class="confidence" title="How likely one of the first three quotes answers the question, as measured">Confidence {reply.Confidence.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)}</p>""")
                : Empty)}
            </div>
            """);
    }
}
