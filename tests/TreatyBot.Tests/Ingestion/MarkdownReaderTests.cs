namespace TreatyBot.Tests.Ingestion;

public sealed class MarkdownReaderTests
{
    [Fact]
    public void Marks_go_and_words_stay() =>
        Reads.Markdown(
            "# Kites\n\nA **bold** [word](https://kite.example) and `code` &amp; more.\\\nNext\nline.\n\n- One\n  - Inner\n- Two\n\n"
                + "> Quoted.\n\n```\nx = 1\n```\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
            .Outline().ShouldBe(["# Kites", "A bold word and code & more.\nNext line.", "One", "Inner", "Two", "Quoted.", "x = 1",
                "A: 1 · B: 2"]);

    [Theory]
    [InlineData("1. One.\n2. Two.\n\n   More of two.\n3. Three.\n", "1. One.", "2. Two.", "More of two.", "3. Three.")]
    [InlineData("4) Four.\n5) Five.\n   - Dot.\n", "4) Four.", "5) Five.", "Dot.")]
    [InlineData("1. One.\n   1. Inner.\n   2. Other.\n2. Two.\n", "1. One.", "1. Inner.", "2. Other.", "2. Two.")]
    [InlineData("1. One.\n1. Two.\n1. Three.\n", "One.", "Two.", "Three.")]
    public void A_paragraph_keeps_the_number_that_it_is_cited_by(string text, params string[] blocks) =>
        Reads.Markdown(text).Outline().ShouldBe(blocks);

    [Fact]
    public void A_paragraph_that_is_marked_as_a_heading_is_none()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("The keeper of the lock opens it at dawn.", 12));

        Reads.Markdown($"# Lock\n\n## {paragraph}\n").Outline().ShouldBe(["# Lock", paragraph]);
    }

    [Fact]
    public void Embedded_HTML_hides_what_HTML_hides() =>
        Reads.Markdown("Seen.\n\n<script>no()</script>\n\n<div hidden>no</div>\n\n<!-- no -->\n\n<div>Also seen.</div>")
            .Composed().Text.ShouldBe("Seen.\n\nAlso seen.");

    [Theory]
    [InlineData("Open https://<domain>/login as <your-name>.", "Open https://<domain>/login as <your-name>.")]
    [InlineData("Run it as <user id> on **<host>**.", "Run it as <user id> on <host>.")]
    [InlineData("<domain>\nis *yours*.", "<domain> is yours.")]
    [InlineData("- <name>\n- <Date of birth>", "<name>", "<Date of birth>")]
    [InlineData("<p>Ask <contact> at <b>noon</b>.</p>", "Ask <contact> at noon.")]
    [InlineData("# Set <key>\n\nText.", "# Set <key>", "Text.")]
    [InlineData("| <a1> | B |\n|---|---|\n| H<sub>2</sub>O | <b1> |", "<a1>: H2O · B: <b1>")]
    public void A_placeholder_is_text_and_no_tag(string text, params string[] blocks) => Reads.Markdown(text).Outline().ShouldBe(blocks);

    [Theory]
    [InlineData("H<sub>2</sub>O <kbd>Esc</kbd> <!-- <domain> -->and.", "H2O Esc and.")]
    [InlineData("<Tabs>\n\n<Tab title=\"One\">\n\nThe *first*.\n\n</Tab>\n\n</Tabs>", "The first.")]
    [InlineData("<toll-table />\n\nTolls.", "Tolls.")]
    [InlineData("<svg>\n<path d=\"M0\"/>\n</svg>\n\nDrawn.", "Drawn.")]
    [InlineData("`<domain>` stays.", "<domain> stays.")]
    public void Tags_of_HTML_and_of_components_are_no_text(string text, params string[] blocks) =>
        Reads.Markdown(text).Outline().Where(block => block.Length > 0).ShouldBe(blocks);

    [Fact]
    public void Front_matter_goes_before_the_heading()
    {
        Reads.Markdown("---\ntitle: Stated\n---\n# Shown\n\nText.").Document().Metadata.Title.ShouldBe("Stated");
        Reads.Markdown("# Shown\n\nText.").Document().Metadata.Title.ShouldBe("Shown");
        Reads.Markdown("Text.\n\n# Later\n\nText.").Document().Metadata.Title.ShouldBeNull();
    }

    [Fact]
    public void CJK_lines_keep_their_break() => Reads.Markdown("条约\n签订 in\nPeking").Composed().Text.ShouldBe("条约\n签订 in Peking");

    [Trait("Category", "Slow")]
    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("`")]
    [InlineData("<a")]
    [InlineData("|")]
    public void Markdown_without_end_is_read_or_refused_and_never_hangs(string piece) =>
        Reads.Markdown(string.Concat(Enumerable.Repeat(piece, 20_000)) + "x\nx").ShouldBeReadOrRefused();
}
