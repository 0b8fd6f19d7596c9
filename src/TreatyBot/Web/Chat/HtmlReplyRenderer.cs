using System.Globalization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Chat;

/// <summary>Renders a reply as HTML: once for the first page, for a page without JavaScript, and for what the script fetches.</summary>
internal static class HtmlReplyRenderer
{
    /// <summary>
    /// As many quotes as a new reply shows (<see cref="DeskOptions.QuotesShown"/>) stay open when the page is opened again.
    /// </summary>
    private const int OpenQuotes = 3;

    public static Markup Render(Turn turn, Reply reply)
    {
        var quotes = reply.Blocks.OfType<QuoteBlock>().ToList();
        var sidesDiffer = quotes.Exists(quote => quote.Citation.Side is not null);
        var folded = sidesDiffer || turn.Unfolded ? [] : quotes.Where(quote => quote.Role == QuoteRole.Answer).Skip(OpenQuotes).ToList();
        var parts = new List<Markup>();
        foreach (var block in reply.Blocks)
        {
            if (block is not QuoteBlock quote || !folded.Contains(quote))
            {
                parts.Add(Block(turn, block));
            }
            else if (ReferenceEquals(quote, folded[0]))
            {
                parts.Add(Html($"""
                    <details class="more"><summary>{folded.Count} more {(folded.Count == 1 ? "quote" : "quotes")}</summary>
                    {folded.Select(more => Block(turn, more))}</details>
                    """));
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
        ReplyOutcome.Answered or ReplyOutcome.LookedUp => "answered",
        ReplyOutcome.NothingFound => "nothing-found",
        ReplyOutcome.Social => "social",
        _ => "refused",
    };

    private static Markup Block(Turn turn, ReplyBlock block) => block switch
    {
        StatementBlock statement => Html($"""<p class="statement" dir="auto">{InertText.Of(statement.Text)}</p>"""),
        QuoteBlock quote => Quote(turn, quote),
        NoteBlock note => Html($"""<p class="note {Kind(note.Kind)}" role="note" dir="auto">{InertText.Of(note.Text)}</p>"""),
        _ => throw new InvalidOperationException($"There is no HTML for a {block.GetType().Name}."),
    };

    private static string Kind(NoteKind note) => note switch
    {
        NoteKind.SourcesDiffer => "differ",
        NoteKind.Unsure or NoteKind.DatePassed or NoteKind.Pinned => "caution",
        NoteKind.SaidElsewhere or NoteKind.Searched => "searched",
        _ => "incomplete",
    };

    private static Markup Quote(Turn turn, QuoteBlock block)
    {
        var citation = block.Citation;
        var (quote, document) = (citation.Quote, citation.Document);
        var words = MarkedText.Of(quote.Reading.Text, quote.Range, citation.Marks, html => Html($"<mark>{html}</mark>"));
        var path = DocumentLine.Path(citation.HeadingPath, document.DisplayTitle);
        return Html($"""
            {(block.Asked is { } asked ? Html($"""<p class="asked" dir="auto">{InertText.Of(asked)}</p>""") : Empty)}
            <figure class="quote{(block.Role == QuoteRole.Nearest ? " nearest" : "")}">
            {(block.Role == QuoteRole.Nearest ? Html($"""<p class="label">Not an answer · nearest passage</p>""") : Empty)}
            {(citation.Side is { } side ? Html($"""<p class="side"><bdi>{InertText.Of(side)}</bdi></p>""") : Empty)}
            <blockquote dir="auto"{DocumentLine.Language(document.Metadata.Language)}>{words}</blockquote>
            <figcaption>
            <span class="number" aria-hidden="true">{block.Number}</span>
            <div>
            <p class="title"><cite><bdi>{InertText.Of(document.DisplayTitle)}</bdi></cite> {path}</p>
            <p class="origin">{Origin(citation)}</p>
            {Links(turn, block)}
            </div>
            </figcaption>
            </figure>
            """);
    }

    private static Markup Origin(Citation citation)
    {
        var metadata = citation.Document.Metadata;
        var parts = new List<Markup>();
        if (citation.Speaker is { } speaker)
        {
            parts.Add(Html($"<span>said by <bdi>{InertText.Of(speaker)}</bdi></span>"));
        }

        if (citation.Pin is { } pin)
        {
            parts.Add(Html($"""<span class="pinned"><bdi>{InertText.Of(ReplyLayout.PinnedBy(pin))}</bdi></span>"""));
        }

        if (citation.Standing is { } standing)
        {
            parts.Add(Html($"""<span class="standing"><bdi>{InertText.Of(ReplyLayout.Standing(standing))}</bdi></span>"""));
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

    private static Markup Links(Turn turn, QuoteBlock block)
    {
        var context = Empty;
        if (block.Permalink is { } link)
        {
            // The chat page and the citation pages are one site, by whatever name it was reached.
            var path = link.AbsolutePath[link.AbsolutePath.LastIndexOf("quotes/", StringComparison.Ordinal)..];
            var address = $"{path}{link.Query}{turn.Reference.Query}{link.Fragment}";
            context = Html($"""
                <a href="{address}">Show context<span class="hidden"> of quote {block.Number}</span></a>
                """);
        }

        return Html($"""<p class="links">{context}{DocumentLine.Source(block.Citation.Document.Metadata.Url)}</p>""");
    }

    private static Markup Footer(Turn turn, Reply reply)
    {
        var more = reply.Buttons.FirstOrDefault(button => button.Action == ReplyAction.MoreQuotes);
        return Html($"""
            <div class="actions">
            {(more is null ? Empty : Html($"""
                <form class="unfold" method="get" action="./">
                <input type="hidden" name="conversation" value="{turn.Conversation}">
                <input type="hidden" name="unfold" value="{turn.Number}">
                <button>{more.Label}</button>
                </form>
                """))}
            {(reply.Buttons.Any(button => button.Action == ReplyAction.Helpful) ? Rating(turn) : Empty)}
            {(reply.Outcome == ReplyOutcome.Answered ? Confidence(reply.Confidence) : Empty)}
            </div>
            """);
    }

    private static Markup Rating(Turn turn) => Html($"""
        <form class="rating" method="post" action="ratings">
        {turn.FormToken}<input type="hidden" name="conversation" value="{turn.Conversation}">
        <input type="hidden" name="turn" value="{turn.Number}">
        <button name="helpful" value="true" aria-label="This helped" title="This helped">{Icon.ThumbUp}</button>
        <button name="helpful" value="false" aria-label="This did not help" title="This did not help">{Icon.ThumbDown}</button>
        <span class="thanks" role="status">{(turn.Rated ? "Noted, thank you." : "")}</span>
        </form>
        """);

    private static Markup Confidence(double confidence)
    {
        const string Meaning = "How likely one of the first three quotes answers the question, as measured";
        var percent = ((int)Math.Round(confidence * 100)).ToString(CultureInfo.InvariantCulture);
        return Html($"""<p class="confidence" title="{Meaning}">Confidence {percent}%</p>""");
    }
}
