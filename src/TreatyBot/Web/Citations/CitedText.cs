using TreatyBot.Core.Documents;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Citations;

/// <summary>A part of a document's text with a quote marked in it.</summary>
internal static class CitedText
{
    /// <summary>In characters: a longer paragraph is no heading, whatever the reader took it for.</summary>
    private const int MaxHeading = 300;

    /// <param name="quote">What is marked.</param>
    /// <param name="window">The part of the text that is shown.</param>
    /// <param name="differences">The words of the quote that its other text does not have, told from its start; null for none.</param>
    /// <param name="anchor">The id of the mark.</param>
    /// <param name="label">The heading above the text; null for nothing.</param>
    public static Markup Section(Quote quote, TextRange window, IReadOnlyList<TextRange>? differences, string anchor, string? label)
    {
        var text = quote.Reading.Text;
        var headings = quote.Reading.Passages.SelectMany(passage => passage.HeadingPath).ToHashSet(StringComparer.Ordinal);
        return Html($"""
            <section class="text"{DocumentLine.Language(quote.Reading.Document.Metadata.Language)}>
            {(label is null ? Empty : Html($"""<h2 class="eyebrow" lang="en">{label}</h2>"""))}
            {(window.Start > 0 ? Html($"""<p class="cut" lang="en">The document begins earlier</p>""") : Empty)}
            {ContextWindow.Blocks(text, window).Select(Block)}
            {(window.End < text.Length ? Html($"""<p class="cut" lang="en">The document goes on</p>""") : Empty)}
            </section>
            """);

        Markup Block(TextRange block)
        {
            var isHeading = block.Length < MaxHeading && headings.Contains(text[block.Start..block.End].Trim());
            IEnumerable<TextRange> marks = block.Overlaps(quote.Range)
                ? [new TextRange(Math.Max(block.Start, quote.Range.Start), Math.Min(block.End, quote.Range.End))]
                : [];
            var words = MarkedText.Of(text, block, marks, _ => Mark(quote, marks.First(), differences, anchor));
            return Html($"""<p{(isHeading ? Html($" class=\"heading\"") : Empty)} dir="auto">{words}</p>""");
        }
    }

    /// <summary>A part of a quote, with those of its words set apart that its other text does not have.</summary>
    public static Markup WithDifferences(Quote quote, TextRange part, IReadOnlyList<TextRange>? differences) => MarkedText.Of(
        quote.Reading.Text,
        part,
        (differences ?? []).Select(range => range.Shift(quote.Range.Start)),
        html => Html($"""<span class="differs">{html}</span>"""));

    /// <summary>A quote over several blocks is marked in each of them; the first carries the anchor.</summary>
    private static Markup Mark(Quote quote, TextRange part, IReadOnlyList<TextRange>? differences, string anchor)
    {
        var words = WithDifferences(quote, part, differences);
        return part.Start == quote.Range.Start ? Html($"""<mark id="{anchor}">{words}</mark>""") : Html($"<mark>{words}</mark>");
    }
}
