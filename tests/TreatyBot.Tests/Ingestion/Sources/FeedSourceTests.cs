using System.Text;
using TreatyBot.Ingestion.Sources.Feeds;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class FeedSourceTests : IDisposable
{
    private readonly FetchedCorpus _corpus = new();

    public FeedSourceTests() => _corpus.With("Feed", Web.At("/feed"));

    public void Dispose() => _corpus.Dispose();

    private LoopbackWeb Web => _corpus.Web;

    [Fact]
    public async Task An_entrys_page_answers_and_what_it_does_not_say_of_itself_the_feed_does()
    {
        Web.Xml("/feed", Rss("""
            <item><title>Tolls &amp;amp; fees</title><link>/news/1</link><dc:creator>Jo Lind</dc:creator>
              <pubDate>Mon, 04 May 2026 23:30:00 -0500</pubDate></item>
            """)).Page("/news/1", "<p>The toll is four crowns.</p>");
        await _corpus.FetchAsync();
        (await _corpus.TextOfAsync(Web.At("/news/1"))).ShouldBe("The toll is four crowns.");
        (await _corpus.DocumentAsync(Web.At("/news/1"))).Metadata.ShouldSatisfyAllConditions(
            metadata => metadata.Title.ShouldBe("Tolls & fees"),
            metadata => metadata.Author.ShouldBe("Jo Lind"),
            metadata => metadata.Published.ShouldBe(new DateOnly(2026, 5, 4)),
            metadata => metadata.Url.ShouldBe(new Uri(Web.At("/news/1"))));
    }

    [Fact]
    public async Task What_a_page_says_of_itself_goes_before_what_the_feed_says()
    {
        Web.Xml("/feed", Rss("<item><title>News 1</title><link>/news/1</link></item>"))
            .Page("/news/1", "<html><head><title>The toll of the ferry</title></head><body><p>It is four crowns.</p></body></html>");
        await _corpus.FetchAsync();
        (await _corpus.DocumentAsync(Web.At("/news/1"))).Metadata.Title.ShouldBe("The toll of the ferry");
    }

    [Fact]
    public async Task An_entry_without_a_page_answers_with_what_it_says_itself()
    {
        Web.Xml("/feed", """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>urn:7</id><title>Tolls</title>
              <updated>2026-05-04T00:00:00Z</updated>
              <content type="html">&lt;p&gt;The toll is four crowns.&lt;/p&gt;</content></entry></feed>
            """);
        var path = (await _corpus.FetchAsync()).Added.ShouldHaveSingleItem();
        path.ShouldStartWith(Web.At("/feed#"));
        (await _corpus.TextOfAsync(path)).ShouldBe("The toll is four crowns.");
        (await _corpus.DocumentAsync(path)).Metadata.ShouldSatisfyAllConditions(
            metadata => metadata.Title.ShouldBe("Tolls"), metadata => metadata.Url.ShouldBe(new Uri(Web.At("/feed"))));
    }

    [Fact]
    public async Task An_entry_that_the_feed_names_no_longer_still_answers_until_its_page_is_gone()
    {
        Web.Xml("/feed", Rss(Item(1) + "<item><guid>x</guid><title>Note</title><description>The ferry is blue.</description></item>"))
            .Page("/news/1", "<p>The toll is four crowns.</p>");
        (await _corpus.FetchAsync()).Added.Count.ShouldBe(2);
        Web.Xml("/feed", Rss(Item(2))).Page("/news/2", "<p>The toll is five crowns.</p>");
        (await _corpus.FetchAsync()).Added.ShouldBe([Web.At("/news/2")]);
        (await _corpus.PathsAsync()).Count.ShouldBe(3);

        Web.Answer("/news/1", 404);
        _corpus.Clock.Advance(TimeSpan.FromDays(2));
        (await _corpus.FetchAsync()).Removed.ShouldBe([Web.At("/news/1")]);
        (await _corpus.FetchAsync()).Refused.ShouldBeEmpty("nobody names it any more");
        (await _corpus.PathsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_is_asked_for_again_after_a_day_or_when_the_feed_says_that_it_has_changed()
    {
        Web.Xml("/feed", Rss(Item(1))).Tagged("/news/1", "<p>The toll is four crowns.</p>", "\"1\"");
        await _corpus.FetchAsync();
        await _corpus.FetchAsync();
        Web.Paths.Count(path => path == "/news/1").ShouldBe(1);
        Web.Xml("/feed", Rss(Item(1, "Tue, 05 May 2026 00:00:00 GMT"))).Tagged("/news/1", "<p>The toll is five crowns.</p>", "\"2\"");
        (await _corpus.FetchAsync()).Changed.ShouldBe([Web.At("/news/1")]);
        _corpus.Clock.Advance(TimeSpan.FromHours(25));
        await _corpus.FetchAsync();
        Web.Paths.Count(path => path == "/news/1").ShouldBe(3);
    }

    [Fact]
    public async Task A_feed_that_breaks_is_down_and_what_it_named_still_answers()
    {
        Web.Xml("/feed", Rss(Item(1))).Page("/news/1", "<p>The toll is four crowns.</p>");
        await _corpus.FetchAsync();
        Web.Xml("/feed", "<rss><channel><item><title>Half of");
        (await _corpus.FetchAsync()).HasChanges.ShouldBeFalse();
        _corpus.Status().DownReason!.ShouldStartWith("The feed is broken");
    }

    [Fact]
    public async Task Of_a_huge_feed_the_first_entries_are_read()
    {
        _corpus.Fetching.MaxPages = 3;
        _corpus.Ingestion.MaxFileBytes = 20_000_000;
        Web.Xml("/feed", Rss(string.Concat(Enumerable.Range(1, 100_000).Select(i => Item(i)))));
        for (var i = 1; i <= 5; i++)
        {
            Web.Page($"/news/{i}", $"<p>The toll is {i} crowns.</p>");
        }

        var summary = await _corpus.FetchAsync();
        summary.Added.ShouldBe([Web.At("/news/1"), Web.At("/news/2"), Web.At("/news/3")]);
        summary.Warnings.ShouldHaveSingleItem().Reason.ShouldStartWith("It has 100000 entries; the first 3 are read.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hello there.")]
    [InlineData("<html><body>Hello</body></html>")]
    [InlineData("{\"version\":\"1\"}")]
    [InlineData("{")]
    [InlineData("<rss/>")]
    [InlineData("<rss version=\"2.0\"></rss>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry/></feed>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&e;</title></channel></rss>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"xx\"><!ENTITY b \"&a;&a;\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>")]
    public void What_is_no_feed_is_refused_or_empty(string text)
    {
        var file = FeedFile.Parse(Encoding.UTF8.GetBytes(text));
        (file.Refusal ?? "an empty one").ShouldNotBeEmpty();
        (file.Feed?.Title ?? "").ShouldNotContain("root:");
        if (text.Contains("DOCTYPE", StringComparison.Ordinal))
        {
            file.Refusal.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_feed_nested_without_end_is_refused()
    {
        var text = "<rss version=\"2.0\"><channel>" + string.Concat(Enumerable.Repeat("<a>", 200_000))
            + string.Concat(Enumerable.Repeat("</a>", 200_000)) + "</channel></rss>";
        FeedFile.Parse(Encoding.UTF8.GetBytes(text)).Refusal!.ShouldContain("more than 200 deep");
    }

    [Fact]
    public void Whatever_a_feed_holds_it_is_read_or_refused() =>
        Properties.Check(Properties.HostileText, text =>
        {
            FeedFile.Parse(Encoding.UTF8.GetBytes(text)).ShouldNotBeNull();
            FeedFile.Parse(Encoding.UTF8.GetBytes(Rss($"<item><title><![CDATA[{text}]]></title><pubDate>{text.Length}</pubDate></item>")))
                .ShouldNotBeNull();
        });

    private static string Rss(string items) =>
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>F</title>"
        + $"<link>https://e.example/</link><description>d</description>{items}</channel></rss>";

    private static string Item(int number, string day = "Mon, 04 May 2026 00:00:00 GMT") =>
        $"<item><title>News {number}</title><link>/news/{number}</link><pubDate>{day}</pubDate></item>";
}
