using System.Globalization;
using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Citations;

/// <summary>The page that a permalink opens: the quote, marked, in the text around it.</summary>
internal static class CitationPage
{
    /// <summary>How much is shown on either side of a quote, in words: about two printed pages.</summary>
    private const int ContextWords = 600;

    /// <summary>The same around its counterpart in a newer reading, which needs no more than its place.</summary>
    private const int CounterpartWords = 120;

    /// <summary>A consolidated law names dozens.</summary>
    private const int MaxRelations = 8;

    /// <summary>The same where the whole document is shown: about a thousand pages, which a browser still shows without delay.</summary>
    private const int WholeWords = 400_000;

    public static Markup Render(HttpContext context, OpenedCitation opened, Permalinks permalinks)
    {
        var quote = opened.Quote;
        var back = WayBack.Link(context);
        var title = InertText.Of(quote.Reading.Document.DisplayTitle);
        var now = opened.Status.Now;
        var difference = opened.Status is QuoteStatus.Reworded ? WordDifference.Between(quote.Text, now!.Text) : default;
        var window = ContextWindow.Around(quote.Reading.Text, quote.Range, opened.Whole ? WholeWords : ContextWords);
        var newAddress = now is null
            ? null
            : Layout.RootOf(context.Request.Path) + permalinks.RelativeAddress(now, opened.OpenedFrom?.Query);
        return Layout.Page(context, $"{quote.Reading.Document.DisplayTitle} · quoted", "citation", Html($"""
            <header class="bar">
            {(back.IsEmpty ? Html($"""<span class="brand">TreatyBot</span>""") : back)}
            <p class="scope"><bdi>{title}</bdi></p>
            {ChangeNotice.Alert(opened.Status)}
            <a class="jump" href="#quote">Go to the quote</a>
            </header>
            <main>
            <header class="document">
            <p class="eyebrow">Quoted from</p>
            <h1><bdi>{title}</bdi></h1>
            {Metadata(quote, opened.Relations)}
            </header>
            {ChangeNotice.Render(opened, newAddress, difference)}
            {CitedText.Section(quote, window, difference.Before, "quote", now is null ? null : "As quoted")}
            {(now is null ? Empty : CitedText.Section(now, WindowAround(now), difference.After, "now", "As it is now"))}
            {(opened.WholeAddress is { } whole && !opened.Whole && window.Length < quote.Reading.Text.Length
                ? Html($"""<p class="whole"><a href="{whole}">Read the whole document</a></p>""")
                : Empty)}
            {Proof(opened)}
            </main>
            """));
    }

    /// <summary>A time as the pages write it.</summary>
    public static Markup Time(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        var (exact, shown) = (
            utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            utc.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture));
        return Html($"""<time datetime="{exact}">{shown} UTC</time>""");
    }

    private static TextRange WindowAround(Quote counterpart) =>
        ContextWindow.Around(counterpart.Reading.Text, counterpart.Range, CounterpartWords);

    private static Markup Metadata(Quote quote, IReadOnlyList<DocumentRelation> relations)
    {
        var metadata = quote.Reading.Document.Metadata;
        var headings = quote.Reading.Passages.LastOrDefault(passage => passage.Range.Start <= quote.Range.Start)?.HeadingPath ?? [];
        var path = DocumentLine.Path(headings, quote.Reading.Document.DisplayTitle);
        var source = DocumentLine.Source(metadata.Url);
        var page = quote.Reading.CitePages(quote.Range);
        var pinpoint = quote.Reading.CitePinpoint(quote.Range);
        return Html($"""
            <dl class="facts">
            {(page is null ? Empty : Html($"<div><dt>Page</dt><dd>{InertText.Of(page)}</dd></div>"))}
            {(path.IsEmpty ? Empty : Html($"<div><dt>Section</dt><dd>{path}</dd></div>"))}
            {(pinpoint is null ? Empty : Html($"<div><dt>Paragraph</dt><dd>{InertText.Of(pinpoint)}</dd></div>"))}
            <div><dt>Author</dt><dd>{Known(metadata.Author)}</dd></div>
            <div><dt>Publisher</dt><dd>{Known(metadata.Publisher)}</dd></div>
            <div><dt>Published</dt><dd>{DocumentLine.Date(metadata.Published)}</dd></div>
            {relations.OrderBy(relation => relation.IsByLater ? 0 : 1).Take(MaxRelations).Select(Relation)}
            </dl>
            {(source.IsEmpty ? Empty : Html($"""<p class="links">{source}</p>"""))}
            """);
    }

    /// <summary>"Other documents: replaced by Travel Policy 2024, 1 May 2024".</summary>
    private static Markup Relation(DocumentRelation relation) => Html($"""
        <div class="relation"><dt>{(relation.IsByLater ? "Later" : "Other document")}</dt>
        <dd><bdi>{InertText.Of(ReplyLayout.Standing(new(relation.Kind, relation.Name, relation.Date)))}</bdi></dd></div>
        """);

    private static Markup Known(string? text) =>
        text is null ? Html($"""<span class="undated">not stated</span>""") : Html($"<bdi>{InertText.Of(text)}</bdi>");

    private static Markup Proof(OpenedCitation opened) => Html($"""
        <footer class="proof">
        <h2 class="eyebrow">Proof</h2>
        <p>The marked words are shown exactly as they were read from the document.
        {(opened is { Status: QuoteStatus.Current, IndexedAt: { } at } ? Html($"It was read on {Time(at)}.") : Empty)}
        The SHA-256 of the text that was read:</p>
        <p><code>{opened.Quote.Reading.Sha256}</code></p>
        </footer>
        """);
}
