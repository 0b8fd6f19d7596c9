using TreatyBot.Core.Documents;
using TreatyBot.IntegrationTests.Web.Fixture;
using TreatyBot.Web.Citations;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.IntegrationTests.Web;

/// <summary>What has to hold for any text, over texts made at random from a fixed seed.</summary>
public sealed class TextTests
{
    private const int Cases = 2000;

    private static readonly string[] Pieces = [
        "a",
        "word",
        "<b>",
        "&amp;",
        "\"",
        "'",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "\r",
        "\u202E",
        "\u2069",
        "🙂",
        "é",
        "שלום",
        "</mark>",
        "0",
    ];

    [Fact]
    public void Marked_text_reads_back_as_the_very_slice()
    {
        foreach (var (random, text) in Texts())
        {
            var (shown, marks) = (RangeOf(random, text), new[]
            {
                RangeOf(random, text),
                RangeOf(random, text),
            }.OrderBy(mark => mark.Start));
            var html = MarkedText.Of(text, shown, marks, inner => Html($"<mark>{inner}</mark>"));
            var page = WebHost.Parse(Html($"<!DOCTYPE html><html><body><p>{html}</p></body></html>").ToString());
            page.QuerySelector("p")!.TextContent.ShouldBe(text[shown.Start..shown.End]);
            page.QuerySelectorAll("body *:not(p, mark, bdi.direction)").ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_window_holds_the_quote_and_cuts_no_character_in_two()
    {
        foreach (var (random, text) in Texts())
        {
            var quote = RangeOf(random, text);
            var window = ContextWindow.Around(text, quote, random.Next(0, 12));
            window.Contains(quote).ShouldBeTrue();
            (window.Start > 0 && window.Start < quote.Start && char.IsLowSurrogate(text[window.Start])).ShouldBeFalse();
            (window.End > quote.End && window.End < text.Length && char.IsLowSurrogate(text[window.End])).ShouldBeFalse();
            string.Concat(ContextWindow.Blocks(text, window).Select(block => text[block.Start..block.End]))
                .ShouldBe(text[window.Start..window.End].Replace("\n\n", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_what_differs_two_texts_are_the_same_words()
    {
        foreach (var (random, before) in Texts())
        {
            var after = Text(random);
            var (gone, added) = WordDifference.Between(before, after);
            if (gone.Count > 0 || added.Count > 0)
            {
                WordsWithout(before, gone).ShouldBe(WordsWithout(after, added));
            }
        }
    }

    private static IEnumerable<(Random Random, string Text)> Texts()
    {
        var random = new Random(20_261);
        for (var i = 0; i < Cases; i++)
        {
            yield return (random, Text(random));
        }
    }

    private static string Text(Random random) =>
        "x" + string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    /// <summary>A stretch of one character or more that cuts no pair of surrogates.</summary>
    private static TextRange RangeOf(Random random, string text)
    {
        var start = random.Next(text.Length);
        var end = random.Next(start, text.Length) + 1;
        return new TextRange(
            char.IsLowSurrogate(text[start]) ? start - 1 : start,
            end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end);
    }

    private static string[] WordsWithout(string text, IReadOnlyList<TextRange> ranges)
    {
        var left = text.ToCharArray();
        foreach (var range in ranges)
        {
            Array.Fill(left, ' ', range.Start, range.Length);
        }

        return new string(left).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
