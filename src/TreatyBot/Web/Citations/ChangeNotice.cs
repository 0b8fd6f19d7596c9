using TreatyBot.Core.Documents;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Citations;

/// <summary>Says what has changed in a document since it was quoted; nothing where nothing has.</summary>
internal static class ChangeNotice
{
    /// <summary>For the bar, which stays in sight however far down the quote is.</summary>
    public static Markup Alert(QuoteStatus status) => status switch
    {
        QuoteStatus.Unchanged => Html($"""<a class="alert" href="#changed">The document has changed</a>"""),
        QuoteStatus.Reworded => Html($"""<a class="alert" href="#changed">This passage has changed</a>"""),
        QuoteStatus.Removed => Html($"""<a class="alert" href="#changed">No longer in the document</a>"""),
        _ => Empty,
    };

    /// <param name="opened">The quote.</param>
    /// <param name="newAddress">Opens the words in the current text; null where they are not in it.</param>
    /// <param name="difference">The words that only the quoted text and only the current text has.</param>
    public static Markup Render(
        OpenedCitation opened, string? newAddress, (IReadOnlyList<TextRange> Before, IReadOnlyList<TextRange> After) difference)
    {
        var since = opened.IndexedAt is { } at ? Html($" (the newer text was indexed on {CitationPage.Time(at)})") : Empty;
        return opened.Status switch
        {
            QuoteStatus.Unchanged => Html($"""
                <section class="notice" id="changed"><h2>The document has changed, this passage has not</h2>
                <p>The text of the document has changed since it was quoted{since}. The quoted words are the same in it.</p>
                <p class="links"><a href="{newAddress}">Open the current text</a></p></section>
                """),
            QuoteStatus.Reworded reworded => Html($"""
                <section class="notice" id="changed"><h2>This passage has changed</h2>
                <p>The text of the document has changed since it was quoted{since}. The words that only one of the two texts has are
                underlined.</p>
                <div class="compare">
                {Side("As quoted", opened.Quote, difference.Before)}
                {Side("As it is now", reworded.Words, difference.After)}
                </div>
                <p class="links"><a href="#quote">As quoted, in context</a><a href="#now">As it is now, in context</a>
                <a href="{newAddress}">Open the current text</a></p></section>
                """),
            QuoteStatus.Removed => Html($"""
                <section class="notice" id="changed"><h2>This passage is no longer in the document</h2>
                <p>The text of the document has changed since it was quoted{since}. Nothing in it now corresponds to the quote. Below is the
                text as it was quoted.</p></section>
                """),
            _ => Empty,
        };
    }

    private static Markup Side(string label, Quote quote, IReadOnlyList<TextRange> differences) => Html($"""
        <figure><figcaption class="eyebrow">{label}</figcaption>
        <blockquote dir="auto"{DocumentLine.Language(quote.Reading.Document.Metadata.Language)}>{
            CitedText.WithDifferences(quote, quote.Range, differences)}</blockquote></figure>
        """);
}
