using System.Text;
using TreatyBot.Ingestion.Html;

namespace TreatyBot.Tests.Ingestion;

public sealed class HtmlReaderTests
{
    [Fact]
    public void A_clean_document_loses_nothing()
    {
        Reads.Html(
            "<h1>Pact</h1><h2>Article 1</h2><p>The Parties agree.</p><ul><li>One<ul><li>Nested</li></ul></li><li>Two</li></ul><dl>"
            + "<dt>Term</dt><dd>Meaning</dd></dl>"
            + "<table><tr><th>Good</th><th>Duty</th></tr><tr><td>Tea</td><td>5</td></tr></table><pre>a\n  b</pre>Loose words").Outline()
            .ShouldBe(["# Pact", "## Article 1", "The Parties agree.", "One", "Nested", "Two", "########### Term", "Meaning",
                "########### ",
                "Good: Tea · Duty: 5", "a\nb", "Loose words"]);
    }

    [Theory]
    [InlineData("<meta name=DCTERMS.replaces content='Travel Policy 2021'>", "Replaces Travel Policy 2021")]
    [InlineData("<meta name='dcterms.isReplacedBy' content='https://law.example/7'>", "ReplacedBy https://law.example/7")]
    [InlineData("<link rel='DCTERMS.replaces' href='https://law.example/3'>", "Replaces https://law.example/3")]
    [InlineData("<link rel=canonical href='https://law.example/a/2'><link rel=predecessor-version href=1>",
        "Replaces https://law.example/a/1")]
    [InlineData("<meta property='eli:repealed_by' resource='http://law.example/eli/act/2011/1'>",
        "RepealedBy http://law.example/eli/act/2011/1")]
    [InlineData("<meta name=keywords content='replaces'><link rel=stylesheet href=a.css>", "")]
    public void Meta_tags_and_links_state_how_a_page_stands_to_others(string tags, string relation) =>
        string.Join(';', Reads.Html($"<head><title>Act</title>{tags}</head><body><p>The text of the act.</p>").Document().Stated.Relations
            .Select(stated => $"{stated.Kind} {stated.Target}")).ShouldBe(relation);

    [Theory]
    [InlineData("Charter of the Reed Society - Reed Society", "Charter of the Reed Society")]
    [InlineData("Parking rules | Talwen", "Parking rules | Talwen")]
    [InlineData("Rules - Part 2", "Rules - Part 2")]
    public void A_site_that_the_headline_names_already_is_no_part_of_the_title(string stated, string title) =>
        Reads.Html($"<head><title>{stated}</title></head><body><p>The text of the page.</p>").Document().Metadata.Title.ShouldBe(title);

    [Fact]
    public void Heads_of_two_rows_are_joined_column_by_column_and_a_row_of_one_cell_is_the_title() =>
        Reads.Html(
            "<p>The dues of the harbour are these, and they hold for all ships that call at it.</p><table><thead>"
            + "<tr><th colspan=3>Dues per day</th></tr><tr><th rowspan=2>Class</th><th colspan=2>Dues</th></tr>"
            + "<tr><th>Summer</th><th>Winter</th></tr></thead>"
            + "<tr><td rowspan=2>Small</td><td>40</td><td>25</td></tr><tr><td>44</td><td>27</td></tr></table>").Composed().Text
            .ShouldEndWith("Dues per day\n\nClass: Small · Dues Summer: 40 · Dues Winter: 25\n\n"
                + "Class: Small · Dues Summer: 44 · Dues Winter: 27");

    [Fact]
    public void What_nobody_sees_is_not_text()
    {
        Reads.Html(
            "<p>Seen.</p><script>alert(1)</script><style>p{}</style><template><p>no</p></template><noscript>no</noscript><p hidden>no</p>"
            + "<p style='color:red; display : none'>no</p><div aria-hidden=true>no</div><!-- no -->").Composed().Text.ShouldBe("Seen.");
    }

    [Fact]
    public void Entities_are_decoded_once_and_characters_stay_as_they_are() =>
        Reads.Html("<p>&amp;lt;b&amp;gt; caf&eacute; cafe\u0301 \u201cx\u201d \ufb01n\u00a0al</p>")
            .Composed().Text.ShouldBe("&lt;b&gt; café cafe\u0301 \u201cx\u201d \ufb01n al");

    [Fact]
    public void Controls_that_were_Windows_1252_are_read_for_what_they_were_meant_to_be() =>
        Reads.Html("<p>&#147;Yes,&#148; he said\u0085 it is Ann\u0092s.</p>\n").Composed().Text.ShouldBe("“Yes,” he said… it is Ann’s.");

    [Fact]
    public void A_break_ends_a_line_and_two_end_a_paragraph() =>
        Reads.Html("<p>one<br>two<br><br>three</p>").Composed().Text.ShouldBe("one\ntwo\n\nthree");

    [Fact]
    public void Wrapped_source_lines_are_folded_but_for_those_between_CJK_characters() =>
        Reads.Html("<p>one\n   two</p><p>条约\n  签订</p>").Composed().Text.ShouldBe("one two\n\n条约\n签订");

    [Fact]
    public void The_article_is_found_among_menus_teasers_and_comments()
    {
        var paragraphs = string.Concat(Enumerable.Range(1, 6).Select(i =>
            $"<p>Paragraph {i} of the report, which says, at some length, what the two governments have agreed upon, and why it matters "
                + "to their neighbours.</p>"));
        var text = Reads.Html($"""
            <body><header class="site-header"><a href="/">The Daily Kite</a></header>
            <nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
            <div class="sidebar"><h3>Most read</h3><ul><li><a href="/1">Governments agree on nothing at all</a></li></ul></div>
            <div class="wrap"><div class="story"><h1>Two governments agree</h1>{paragraphs}<div class="share-bar">Share this</div>
            <ul class="links"><li><a href="/2">More about governments</a></li><li><a href="/3">Even more about governments</a></li>
            <li><a href="/4">Yet more</a></li></ul></div></div>
            <section id="comments"><p>First! I, for one, agree, as ever, with nobody, and say so at length, in a comment.</p></section>
            <footer>Copyright 2020 The Daily Kite</footer><script>x()</script></body>
            """).Composed().Text;
        text.ShouldStartWith("Two governments agree\n\nParagraph 1 of");
        text.ShouldEndWith("to their neighbours.");
        text.ShouldNotContain("Share this");
        text.ShouldNotContain("More about");
    }

    [Fact]
    public void A_page_states_its_metadata()
    {
        var metadata = Reads.Html("""
            <html lang="en-GB"><head><title>Pact signed | The Daily Kite</title>
            <meta property="og:title" content="Pact signed"><meta name="author" content="By Ann Lee">
            <meta property="og:site_name" content="The Daily Kite"><meta property="article:published_time" content="2016-07-26T10:00:00Z">
            <link rel="canonical" href="https://kite.example/pact"></head><body><p>Text.</p></body></html>
            """).Document().Metadata;
        metadata.ShouldBe(new("Pact signed", "Ann Lee", "The Daily Kite", new DateOnly(2016, 7, 26), new Uri("https://kite.example/pact"),
            "en-GB"));
    }

    [Fact]
    public void Linked_data_states_the_article()
    {
        var metadata = Reads.Html("""
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Kite"},
            {"@type":"NewsArticle","headline":"Pact",
            "author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Ek"}],"publisher":{"name":"The Daily Kite"},
            "datePublished":"2016-07-26"}]}</script><p>Text.</p>
            """).Document().Metadata;
        metadata.ShouldBe(new("Pact", "Ann Lee, Bo Ek", "The Daily Kite", new DateOnly(2016, 7, 26)));
    }

    [Fact]
    public void What_is_no_name_no_day_and_no_web_address_stays_unknown()
    {
        var metadata = Reads.Html("""
            <head><meta name="author" content="admin">
            <meta property="article:author" content="https://facebook.example/ann"><meta name="date" content="04/05/2016">
            <link rel="canonical" href="javascript:alert(1)"><meta property="og:site_name" content=""></head><p>Copyright 2019</p>
            """).Document().Metadata;
        metadata.ShouldBe(new());
    }

    [Fact]
    public void An_encoding_that_the_page_declares_is_followed()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Reads.Html(Encoding.GetEncoding("windows-1251").GetBytes("<meta charset='windows-1251'><p>Договор о дружбе</p>"))
            .Composed().Text.ShouldBe("Договор о дружбе");
    }

    [Fact]
    public void Elements_nested_without_end_are_refused() =>
        Reads.Html(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "x").Refusal().ShouldContain("deep");

    [Trait("Category", "Slow")]
    [Fact]
    public void Formatting_nested_without_end_is_refused() =>
        Reads.Html(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<p><font size={i}>"))).Refusal().ShouldContain("deep");

    [Trait("Category", "Slow")]
    [Fact]
    public void Elements_without_number_are_refused() =>
        Reads.Html(string.Concat(Enumerable.Repeat("<p>x", HtmlParsing.MaxElements + 1))).Refusal().ShouldContain("elements");

    [Fact]
    public void A_tag_with_attributes_without_number_is_refused() =>
        Reads.Html("<p " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i} ")) + ">x</p>").Refusal()
            .ShouldContain("attributes");

    [Trait("Category", "Slow")]
    [Fact]
    public void One_line_of_many_million_characters_is_read() =>
        Reads.Html("<p>" + string.Concat(Enumerable.Repeat("word ", 1_000_000)) + "</p>")
            .Composed().Passages.Count.ShouldBeGreaterThan(1000);
}
