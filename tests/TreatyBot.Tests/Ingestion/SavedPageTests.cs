namespace TreatyBot.Tests.Ingestion;

/// <summary>Pages as browsers save them, of several makes: the article is found, and nothing of the site around it.</summary>
public sealed class SavedPageTests
{
    private static readonly string[] Paragraphs =
    [
        "The two harbour towns have renewed the pact that they signed in 1961, officials on both sides of the bay said on Monday, "
            + "after a night of talks.",
        "\u201cWe shall not be divided by a bridge,\u201d the mayor of the smaller town told reporters, and added that "
            + "the ferries would run as before, even in winter.",
        "The pact obliges each of the towns to lend the other its fire boats, and has been called upon "
            + "no more than twice in half a century, once for a barn.",
        "Neither town has published what the renewal costs. A council member put it at "
            + "the price of one new boat, which nobody would confirm, then or later.",
        "The harbour masters meet again in spring, when the ice has gone, "
            + "to agree on the timetable, the tolls, and the colour of the lamps on the mole.",
    ];

    private static readonly string Article = string.Join('\n', Paragraphs.Select(paragraph => $"<p>{paragraph}</p>"));

    public static TheoryData<string, string> Pages => new()
    {
        {
            "a news site made of divisions",
            $"""
            <html><head><title>Towns renew their pact - Harbour Herald</title><script>track()</script></head><body>
            <div id="top"><a href="/">Harbour Herald</a> <a href="/login">Log in</a> <a href="/paper">Today's paper</a></div>
            <div class="menu"><ul><li><a href="/w">World</a></li><li><a href="/b">Business</a></li>
            <li><a href="/s">Sport</a></li></ul></div>
            <div id="page"><div class="left-col"><h1>Towns renew their pact</h1><div class="article-text">{Article}</div>
            <div class="share"><a href="/f">Share on one site</a> <a href="/t">Share on another site</a></div>
            <div class="related"><h3>More like this</h3>
            <ul><li><a href="/1">Ferries to run on Sundays</a></li><li><a href="/2">New fire boat named</a></li></ul></div></div>
            <div class="sidebar"><h3>Most read</h3>
            <ol><li><a href="/3">Mayor resigns</a></li><li><a href="/4">Bridge closed</a></li></ol></div></div>
            <div id="comments"><h3>2 comments</h3><p>First! I have lived here for forty years, and nobody ever asked me about it.</p></div>
            <div id="footer"><a href="/about">About us</a> <a href="/privacy">Privacy</a> Copyright 2020 Harbour Herald</div></body></html>
            """
        },
        {
            "a blog with the elements of HTML5",
            $"""
            <html><head><title>Why two towns need each other | Bay Notes</title></head><body><header><a href="/">Bay Notes</a></header>
            <nav><a href="/a">Archive</a><a href="/t">Tags</a></nav>
            <main><article><header><h1>Why two towns need each other</h1><time datetime="2020-05-02">2 May</time></header>
            {Article}<footer><a href="/tag/ferries">ferries</a> <a href="/tag/pacts">pacts</a></footer></article></main>
            <aside><form action="/subscribe"><input name="mail"><button>Subscribe</button></form>
            <p>Get the newsletter every Friday.</p></aside>
            <footer>Powered by a machine in a cellar.</footer></body></html>
            """
        },
        {
            "an old site laid out in tables",
            $"""
            <html><head><title>Pact renewed</title></head>
            <body><table width="100%"><tr><td colspan="2">
            <a href="/">Home</a> | <a href="/map">Site map</a> | <a href="/mail">Mail us</a></td></tr>
            <tr><td width="20%"><a href="/n1">News of the week</a>
            <br><a href="/n2">News of last week</a><br><a href="/n3">Older news</a><form><input name="q"></form></td>
            <td>{Article}</td></tr><tr><td colspan="2">
            <font size="1"><a href="/legal">Legal notice</a></font></td></tr></table></body></html>
            """
        },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_article_is_read_whole_and_the_site_is_left_out(string make, string page)
    {
        var text = Reads.Html(page).Composed().Text;
        text.ShouldContain(string.Join("\n\n", Paragraphs), customMessage: make);
        foreach (var furniture in new[]
        {
            "Log in", "Share on", "Most read", "Mayor resigns", "Ferries to run", "First!", "Privacy", "Archive", "newsletter",
            "Powered by", "Site map", "Older news", "Legal notice",
        })
        {
            text.ShouldNotContain(furniture, customMessage: make);
        }
    }

    [Fact]
    public void A_page_whose_article_is_hardly_any_text_is_read_all_the_same() =>
        Reads.Html("<nav><a href='/a'>Archive</a></nav><div><h1>Closed</h1><p>The ferry is closed today.</p></div><script>x()</script>")
            .Composed().Text
            .ShouldBe("Closed\n\nThe ferry is closed today.");

    [Fact]
    public void Nothing_is_fetched_and_no_markup_of_a_hostile_page_ends_the_reading()
    {
        var page = "<nav>x</nav>"
            + string.Concat(Enumerable.Range(0, 4_000)
                .Select(i => $"<div class='article comment-{i}'><p>Text, {i}, and more.</p><a href='http://127.0.0.1:9/{i}'>"));
        Reads.Html(page).ShouldBeReadOrRefused();
    }
}
