using System.IO.Compression;
using System.Text;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Sources.Sitemaps;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class SitemapSourceTests : IDisposable
{
    private readonly FetchedCorpus _corpus = new();

    public SitemapSourceTests() => _corpus.With("Sitemap", Web.At("/sitemap.xml"));

    public void Dispose() => _corpus.Dispose();

    private LoopbackWeb Web => _corpus.Web;

    [Fact]
    public async Task The_pages_of_all_sitemaps_answer_packed_and_nested_ones_and_a_circle_ends()
    {
        Web.Xml("/sitemap.xml", Index("/one.xml", "/two.xml.gz", "/sitemap.xml"))
            .Xml("/one.xml", Index("/sitemap.xml", "/three.xml"))
            .Bytes("/two.xml.gz", Packed(Urls(("/b", null))), "Content-Type: application/gzip")
            .Xml("/three.xml", Urls(("/a", null)))
            .Page("/a", "<p>Alpha text.</p>").Page("/b", "<p>Beta text.</p>");
        (await _corpus.FetchAsync()).Added.ShouldBe([Web.At("/a"), Web.At("/b")]);
        Web.Paths.Count.ShouldBe(6, "each sitemap and each page once");
        _corpus.Status().DownSince.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_whose_day_is_as_it_was_is_not_asked_for_again()
    {
        Web.Xml("/sitemap.xml", Urls(("/a", "2026-01-01"), ("/b", "2026-01-01"))).Page("/a", "<p>Alpha.</p>").Page("/b", "<p>Beta.</p>");
        await _corpus.FetchAsync();
        Web.Forget();
        Web.Xml("/sitemap.xml", Urls(("/a", "2026-01-01"), ("/b", "2026-02-02"))).Page("/b", "<p>Beta, corrected.</p>");
        (await _corpus.FetchAsync()).Changed.ShouldBe([Web.At("/b")]);
        Web.Paths.ShouldBe(["/sitemap.xml", "/b"]);
    }

    [Fact]
    public async Task A_page_that_is_gone_or_named_no_longer_is_removed_and_one_that_fails_stays()
    {
        Web.Xml("/sitemap.xml", Urls(("/a", null), ("/b", null), ("/c", null), ("/d", null)));
        foreach (var page in new[] { "/a", "/b", "/c", "/d" })
        {
            Web.Page(page, $"<p>The text of {page}.</p>");
        }

        await _corpus.FetchAsync();
        Web.Xml("/sitemap.xml", Urls(("/a", null), ("/b", null), ("/c", null))).Answer("/b", 404).Answer("/c", 500);
        var summary = await _corpus.FetchAsync();
        summary.Removed.ShouldBe([Web.At("/b"), Web.At("/d")]);
        summary.Refused.Select(refused => (refused.Path, refused.StillAnswers)).ShouldBe([(Web.At("/b"), false), (Web.At("/c"), true)]);
        summary.Refused[1].Reason.ShouldContain("It has been so since 2026-06-01 12:");
        (await _corpus.PathsAsync()).ShouldBe([Web.At("/a"), Web.At("/c")]);
        _corpus.Status().DownSince.ShouldBeNull("the site answers");
    }

    [Fact]
    public async Task A_sitemap_that_cannot_be_read_leaves_what_it_named()
    {
        Web.Xml("/sitemap.xml", Index("/one.xml", "/two.xml")).Xml("/one.xml", Urls(("/a", null))).Xml("/two.xml", Urls(("/b", null)))
            .Page("/a", "<p>Alpha.</p>").Page("/b", "<p>Beta.</p>");
        await _corpus.FetchAsync();
        Web.Xml("/two.xml", "<urlset><url><loc>");
        var summary = await _corpus.FetchAsync();
        summary.HasChanges.ShouldBeFalse();
        summary.Warnings.ShouldHaveSingleItem().Reason.ShouldContain("/two.xml cannot be read: It is no sitemap, or a broken one");

        Web.Without("/sitemap.xml");
        (await _corpus.FetchAsync()).HasChanges.ShouldBeFalse();
        _corpus.Status().DownReason!.ShouldContain("HTTP 404");
    }

    [Fact]
    public async Task An_include_that_fits_nothing_is_told()
    {
        Web.Xml("/sitemap.xml", Urls(("/a", null))).Page("/a", "<p>Alpha.</p>");
        using var corpus = new FetchedCorpus().With("Sitemap", Web.At("/sitemap.xml"), source =>
        {
            source.Include.Add("/a*");
            source.Include.Add("policies/*");
        });
        var summary = await corpus.FetchAsync();
        summary.Added.ShouldBe([Web.At("/a")]);
        summary.Warnings.ShouldHaveSingleItem().Reason.ShouldStartWith("None of its pages fits 'policies/*'.");
    }

    [Fact]
    public async Task A_web_page_in_the_place_of_a_sitemap_is_told_to_be_one()
    {
        Web.Page("/sitemap.xml", "<!DOCTYPE html><html><body><p>Not found.</p></body></html>");
        await _corpus.FetchAsync();
        _corpus.Status().DownReason.ShouldBe("It is no sitemap: it begins with <html>. Give the address of the sitemap itself.");
    }

    [Fact]
    public async Task A_page_that_asks_not_to_be_indexed_is_not_and_is_named()
    {
        Web.Xml("/sitemap.xml", Urls(("/a", null), ("/b", null), ("/c", null), ("/d", null))).Page("/a", "<p>Alpha.</p>")
            .Page("/b", "<meta name=robots content='follow, NoIndex'><p>Beta.</p>")
            .Answer("/c", 200, "<p>Gamma.</p>"u8.ToArray(), "Content-Type: text/html", "X-Robots-Tag: noindex")
            .Answer("/d", 200, "<p>Delta.</p>"u8.ToArray(), "Content-Type: text/html", "X-Robots-Tag: otherbot: noindex");
        var summary = await _corpus.FetchAsync();
        summary.Added.ShouldBe([Web.At("/a"), Web.At("/d")]);
        summary.PassedOver.Select(finding => (finding.Path, finding.Reason)).ShouldBe([
            (Web.At("/b"), "It is a page that asks not to be indexed (noindex)."),
            (Web.At("/c"), "It is a page that asks not to be indexed (noindex)."),
        ]);
    }

    [Fact]
    public async Task A_source_that_is_down_is_found_by_whoever_asks_for_the_sources()
    {
        Web.Xml("/sitemap.xml", Urls(("/a", null))).Page("/a", "<p>Alpha.</p>");
        await _corpus.FetchAsync();
        (await _corpus.Store.ListUnreadableAsync([FetchedCorpus.Name], CancellationToken.None)).ShouldBeEmpty();
        Web.GoDown();
        await _corpus.FetchAsync();
        var found = (await _corpus.Store.ListUnreadableAsync([FetchedCorpus.Name], CancellationToken.None)).ShouldHaveSingleItem();
        found.Kind.ShouldBe(SourceFindingKind.Down);
        ReplyLayout.Unreadable([found], locale: null).Single()
            .ShouldStartWith($"{Web.At("/sitemap.xml")} cannot be brought up to date. It has been down since 2026-06-01 12:");
    }

    [Fact]
    public async Task A_sitemap_leads_to_no_other_host()
    {
        Web.Xml("/sitemap.xml", $"<urlset><url><loc>{Web.At("/a")}</loc></url><url><loc>http://127.0.0.2:{Web.Port}/b</loc></url></urlset>")
            .Page("/a", "<p>Alpha.</p>").Page("/b", "<p>Beta.</p>");
        var summary = await _corpus.FetchAsync();
        summary.Added.ShouldBe([Web.At("/a")]);
        summary.Warnings.ShouldHaveSingleItem().Reason.ShouldStartWith("1 of its addresses are on other hosts");
    }

    [Fact]
    public async Task Where_a_host_has_gone_away_its_pages_are_not_all_tried()
    {
        _corpus.Fetching.PrivateHosts.Add("localhost");
        var pages = Enumerable.Range(0, 30).Select(i => ($"/p{i:00}", (string?)null)).ToArray();
        Web.Xml("/sitemap.xml", Urls(pages));
        foreach (var (path, _) in pages)
        {
            Web.Page(path, $"<p>The text of {path}.</p>");
        }

        (await _corpus.FetchAsync()).Added.Count.ShouldBe(30);
        foreach (var (path, _) in pages)
        {
            Web.Answer(path, 429, headers: "Retry-After: 3600");
        }

        Web.Forget();
        (await _corpus.FetchAsync()).HasChanges.ShouldBeFalse();
        Web.Paths.ShouldBe(["/sitemap.xml", "/p00"]);
        _corpus.Status().DownReason!.ShouldContain("come back later");
    }

    [Fact]
    public async Task A_fetch_that_is_stopped_keeps_what_it_has_and_the_rest_is_not_withdrawn()
    {
        var pages = Enumerable.Range(0, 30).Select(i => ($"/p{i:00}", (string?)"2026-01-01")).ToArray();
        Web.Xml("/sitemap.xml", Urls(pages));
        foreach (var (path, _) in pages)
        {
            Web.Page(path, $"<p>The text of {path}.</p>");
        }

        using var stopping = new CancellationTokenSource();
        Web.On("/p27", async (_, stream, token) =>
        {
            await stopping.CancelAsync();
            await LoopbackWeb.WriteAsync(stream, 200, "<p>Late.</p>"u8.ToArray(), ["Content-Type: text/html"], token);
        });
        using (var sources = _corpus.Sources())
        {
            await Should.ThrowAsync<OperationCanceledException>(
                sources.Fetched.Single().Source.FetchAsync(new(FetchedCorpus.Name, null, null), stopping.Token));
        }

        (await _corpus.SyncAsync()).Added.Count.ShouldBe(25);
        Web.Forget();
        (await _corpus.FetchAsync()).Added.Count.ShouldBe(5);
        Web.Paths.Count.ShouldBe(6, "what was kept is not asked for again");
    }

    [Fact]
    public async Task Progress_is_told_page_by_page_and_what_is_kept_meanwhile_too()
    {
        var pages = Enumerable.Range(0, 26).Select(i => ($"/p{i:00}", (string?)null)).ToArray();
        Web.Xml("/sitemap.xml", Urls(pages));
        var told = new Reports();
        var kept = 0;
        using var sources = _corpus.Sources();
        await sources.Fetched.Single().Source.FetchAsync(new(FetchedCorpus.Name, told, () => kept++), default);
        told.All.Count.ShouldBe(26);
        told.All[^1].ShouldBe(new SyncProgress(FetchedCorpus.Name, 26, 26) { Fetched = "127.0.0.1" });
        kept.ShouldBe(1);
    }

    [Fact]
    public void Whatever_a_sitemap_holds_it_is_read_or_refused() =>
        Properties.Check(Properties.HostileText, text =>
        {
            foreach (var whole in new[] { text, $"<urlset><url><loc>{text}</loc></url></urlset>", $"<urlset><![CDATA[{text}]]></urlset>" })
            {
                ParseAsync(whole).Result.Pages.ShouldAllBe(page => page.Address.Scheme == "http" || page.Address.Scheme == "https");
            }
        });

    [Fact]
    public async Task Only_the_paths_that_are_wanted_are_fetched_and_only_so_many()
    {
        using var corpus = new FetchedCorpus();
        corpus.Fetching.MaxPages = 2;
        corpus.With("Sitemap", corpus.Web.At("/sitemap.xml"), source => source.Include.Add("/policies/*"));
        var addresses = new[] { "/news/a", "/policies/a", "/policies/deep/b", "/policies/c" };
        corpus.Web.Xml(
            "/sitemap.xml", $"<urlset>{string.Concat(addresses.Select(a => $"<url><loc>{corpus.Web.At(a)}</loc></url>"))}</urlset>");
        foreach (var path in addresses)
        {
            corpus.Web.Page(path, $"<p>The text of {path}.</p>");
        }

        var summary = await corpus.FetchAsync();
        summary.Added.ShouldBe([corpus.Web.At("/policies/a"), corpus.Web.At("/policies/deep/b")]);
        summary.Warnings.ShouldHaveSingleItem().Reason.ShouldStartWith("It has 3 pages; the first 2 are read.");
    }

    [Fact]
    public async Task A_list_of_lines_is_a_sitemap_too_and_what_is_none_is_refused()
    {
        (await ParseAsync("https://e.example/a\r\nhttps://e.example/b#c\nnonsense\n")).Pages.Select(page => page.Address.AbsoluteUri)
            .ShouldBe(["https://e.example/a", "https://e.example/b"]);
        foreach (var text in new[]
        {
            "", "Hello there.", "<html><body>Hello</body></html>", "<urlset><url>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><urlset><url><loc>&e;</loc></url></urlset>",
        })
        {
            (await ParseAsync(text)).Refusal.ShouldNotBeNullOrEmpty(text);
        }
    }

    [Fact]
    public async Task A_packed_sitemap_that_unpacks_without_end_is_refused()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var i = 0; i < 64; i++)
            {
                await gzip.WriteAsync(new byte[1024 * 1024]);
            }
        }

        (await SitemapFile.ParseAsync(packed.ToArray(), default)).Refusal!.ShouldContain("more than 50 MB");
    }

    [Fact]
    public async Task Images_and_translations_beside_a_page_are_not_pages() =>
        (await ParseAsync("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc> <![CDATA[https://e.example/a?x=1&y=2]]> </loc><lastmod>2026-01-01</lastmod>
              <image:image><image:loc>https://e.example/i.png</image:loc></image:image></url>
            </urlset>
            """)).Pages.ShouldBe([new(new Uri("https://e.example/a?x=1&y=2"), "2026-01-01")]);

    private static Task<SitemapFile> ParseAsync(string text) => SitemapFile.ParseAsync(Encoding.UTF8.GetBytes(text), default);

    private string Index(params string[] paths) => "<?xml version=\"1.0\"?><sitemapindex>"
        + string.Concat(paths.Select(path => $"<sitemap><loc>{Web.At(path)}</loc></sitemap>")) + "</sitemapindex>";

    private string Urls(params (string Path, string? Changed)[] pages) => "<?xml version=\"1.0\"?><urlset>"
        + string.Concat(pages.Select(page => $"<url><loc>{Web.At(page.Path)}</loc>"
            + (page.Changed is null ? "" : $"<lastmod>{page.Changed}</lastmod>") + "</url>")) + "</urlset>";

    private sealed class Reports : IProgress<SyncProgress>
    {
        public List<SyncProgress> All { get; } = [];

        public void Report(SyncProgress value) => All.Add(value);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
