using System.Globalization;
using TreatyBot.Core.Documents;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Citations;

/// <summary>The page that a permalink opens: the quote, marked, where it stands.</summary>
internal static class CitationPage
{
    /// <summary>How much is shown on either side of a quote, in words.</summary>
    private const int ContextWords = 600;

    /// <summary>The same around its counterpart in a newer reading.</summary>
    private const int CounterpartWords = 120;

    /// <summary>The same where the whole document is shown: about a thousand pages, which a browser still lays out.</summary>
    private const int WholeWords = 400_000;

    public static Markup Render(HttpContext context, OpenedCitation opened, Permalinks permalinks)
    {
        var (quote, root) = (opened.Quote, Layout.RootOf(context.Request.Path));
        var document = quote.Reading.Document;
        var now = opened.Standing switch
        {
            Standing.Kept kept => kept.Now,
            Standing.Reworded reworded => reworded.Now,
            _ => null,
        };
        var difference = opened.Standing is Standing.Reworded
            ? WordDifference.Between(quote.Text, now!.Text)
            : default;
        var window = ContextWindow.Around(quote.Reading.Text, quote.Range, opened.Whole ? WholeWords : ContextWords);

        return Layout.Page(context, $"{document.DisplayTitle} · quoted", "citation", Html($"""
            <header class="bar">
            {(opened.Home ? Html($"""<a class="brand" href="{root}.">TreatyBot</a>""") : Html($"""<span class="brand">TreatyBot</span>"""))}
            {Alert(opened.Standing)}
            <a class="jump" href="#quote">Go to the quote</a>
            </header>
            <main>
            <header class="document">
            <p class="eyebrow">Quoted from</p>
            <h1><bdi>{InertText.Of(document.DisplayTitle)}</bdi></h1>
            {Metadata(quote)}
            </header>
            {Notice(opened, now is null ? null : root + permalinks.RelativeAddress(now), opened.Standing is Standing.Reworded ? Comparison(quote, now!, difference) : Empty)}
            {Text(quote, window, difference.Before, "quote", now is null ? null : "As quoted")}
            {(now is null ? Empty : Text(now, ContextWindow.Around(now.Reading.Text, now.Range, CounterpartWords), difference.After, "now", "As it stands now"))}
            {(opened.WholeAddress is { } whole && !opened.Whole && window.Length < quote.Reading.Text.Length
                ? Html($"""<p class="whole"><a href="{whole}">Read the whole document</a></p>""")
                : Empty)}
            {Proof(opened)}
            </main>
            """));
    }

    private static Markup Metadata(Quote quote)
    {
        var metadata = quote.Reading.Document.Metadata;
        var headings = quote.Reading.Passages.LastOrDefault(passage => passage.Range.Start <= quote.Range.Start)?.HeadingPath ?? [];
        var path = DocumentLine.Path(headings, quote.Reading.Document.DisplayTitle);
        return Html($"""
            <dl class="facts">
            {(path.IsEmpty ? Empty : Html($"<div><dt>Section</dt><dd>{path}</dd></div>"))}
            <div><dt>Author</dt><dd>{Known(metadata.Author)}</dd></div>
            <div><dt>Publisher</dt><dd>{Known(metadata.Publisher)}</dd></div>
            <div><dt>Published</dt><dd>{DocumentLine.Date(metadata.Published)}</dd></div>
            </dl>
            <p>{DocumentLine.Source(metadata.Url)}</p>
            """);
    }

    private static Markup Known(string? text) => text is null ? Html($"""<span class="undated">not stated</span>""") : Html($"<bdi>{InertText.Of(text)}</bdi>");

    /// <summary>Stays in sight however far down the quote stands.</summary>
    private static Markup Alert(Standing standing) => standing switch
    {
        Standing.Kept => Html($"""<a class="alert" href="#changed">The document has changed</a>"""),
        Standing.Reworded => Html($"""<a class="alert" href="#changed">This passage has changed</a>"""),
        Standing.Gone => Html($"""<a class="alert" href="#changed">No longer in the document</a>"""),
        _ => Empty,
    };

    private static Markup Notice(OpenedCitation opened, string? newAddress, Markup comparison)
    {
        var since = opened.IndexedAt is { } at ? Html($" (the newer text was indexed on {Day(at)})") : Empty;
        return opened.Standing switch
        {
            Standing.Kept => Html($"""
                <section class="notice" id="changed"><h2>The document has changed, this passage has not</h2>
                <p>The text of the document has changed since it was quoted{since}. These words stand in it unchanged: <a href="{newAddress}">open them in the current text</a>.</p></section>
                """),
            Standing.Reworded => Html($"""
                <section class="notice" id="changed"><h2>This passage has changed</h2>
                <p>The text of the document has changed since it was quoted{since}. The words that only one of the two texts has are underlined.
                Read on for both in their places: <a href="#quote">as quoted</a>, <a href="#now">as it stands now</a>; or <a href="{newAddress}">open the current text</a>.</p>
                {comparison}</section>
                """),
            Standing.Gone => Html($"""
                <section class="notice" id="changed"><h2>This passage is no longer in the document</h2>
                <p>The text of the document has changed since it was quoted{since}. Nothing in it now corresponds to the quote. Below is the text as it was quoted.</p></section>
                """),
            _ => Empty,
        };
    }

    private static Markup Comparison(Quote before, Quote after, (IReadOnlyList<TextRange> Before, IReadOnlyList<TextRange> After) difference)
    {
        return Html($"""<div class="compare">{Side("As quoted", before, difference.Before)}{Side("As it stands now", after, difference.After)}</div>""");

        static Markup Side(string label, Quote quote, IReadOnlyList<TextRange>? differences) => Html($"""
            <figure><figcaption class="eyebrow">{label}</figcaption>
            <blockquote dir="auto"{DocumentLine.Language(quote.Reading.Document.Metadata.Language)}>{Differing(quote, quote.Range, differences)}</blockquote></figure>
            """);
    }

    /// <summary>A part of a quote, with those of its words set apart that its other text does not have.</summary>
    private static Markup Differing(Quote quote, TextRange part, IReadOnlyList<TextRange>? differences) => MarkedText.Of(
        quote.Reading.Text,
        part,
        (differences ?? []).Select(range => range.Shift(quote.Range.Start)),
        html => Html($"""<span class="differs">{html}</span>"""));

    private static Markup Text(Quote quote, TextRange window, IReadOnlyList<TextRange>? differences, string anchor, string? label)
    {
        var text = quote.Reading.Text;
        var headings = quote.Reading.Passages.SelectMany(passage => passage.HeadingPath).ToHashSet(StringComparer.Ordinal);
        var blocks = ContextWindow.Blocks(text, window).Select(block =>
        {
            var part = block.Overlaps(quote.Range) ? new TextRange(Math.Max(block.Start, quote.Range.Start), Math.Min(block.End, quote.Range.End)) : default;
            var isHeading = block.Length < 300 && headings.Contains(text[block.Start..block.End].Trim());
            var inner = part.IsEmpty
                ? MarkedText.Of(text, block, [], html => html)
                : MarkedText.Of(text, block, [part], _ => Mark(quote, part, differences, anchor));
            return Html($"""<p{(isHeading ? Html($" class=\"heading\"") : Empty)} dir="auto">{inner}</p>""");
        });
        return Html($"""
            <section class="text"{DocumentLine.Language(quote.Reading.Document.Metadata.Language)}>
            {(label is null ? Empty : Html($"""<h2 class="eyebrow" lang="en">{label}</h2>"""))}
            {(window.Start > 0 ? Html($"""<p class="cut" lang="en">The document begins earlier</p>""") : Empty)}
            {blocks}
            {(window.End < text.Length ? Html($"""<p class="cut" lang="en">The document goes on</p>""") : Empty)}
            </section>
            """);
    }

    /// <summary>A quote over several blocks is marked in each of them; the first carries the anchor.</summary>
    private static Markup Mark(Quote quote, TextRange part, IReadOnlyList<TextRange>? differences, string anchor)
    {
        var inner = Differing(quote, part, differences);
        return part.Start == quote.Range.Start
            ? Html($"""<mark id="{anchor}">{inner}</mark>""")
            : Html($"<mark>{inner}</mark>");
    }

    private static Markup Proof(OpenedCitation opened) => Html($"""
        <footer class="proof">
        <h2 class="eyebrow">Proof</h2>
        <p>The marked words are characters {opened.Quote.Range.Start} to {opened.Quote.Range.End} of reading {opened.Quote.Reading.Id}, unaltered. SHA-256 of that reading:</p>
        <p><code>{opened.Quote.Reading.Sha256}</code></p>
        {(opened is { Standing: Standing.Current, IndexedAt: { } at } ? Html($"<p>Indexed on {Day(at)}.</p>") : Empty)}
        </footer>
        """);

    private static Markup Day(DateTimeOffset at) => Html(
        $"""<time datetime="{at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{at.ToUniversalTime().ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</time>""");
}
