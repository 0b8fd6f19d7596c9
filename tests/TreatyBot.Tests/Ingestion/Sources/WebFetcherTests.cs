using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class WebFetcherTests : IDisposable
{
    private readonly LoopbackWeb _web = new();
    private readonly SkippingClock _clock = new();
    private readonly FetchingOptions _options = new() { PrivateHosts = { "site.example" } };
    private readonly Lazy<WebFetcher> _fetcher;

    public WebFetcherTests() => _fetcher = new(() => new WebFetcher(
        new AddressPolicy(Options.Create(_options), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])),
        Options.Create(_options), _clock));

    public void Dispose()
    {
        _web.Dispose();
        if (_fetcher.IsValueCreated)
        {
            _fetcher.Value.Dispose();
        }
    }

    [Fact]
    public async Task A_page_comes_with_what_the_server_says_of_it_and_the_bot_says_who_it_is()
    {
        _options.Contact = "mailto:ops@team.example";
        _web.Page("/a", "<p>Alpha</p>", "ETag: \"1\"", "Last-Modified: Mon, 01 Jun 2026 10:00:00 GMT");
        (await FetchAsync("/a")).ShouldBeOfType<FetchedBytes>().ShouldSatisfyAllConditions(
            page => Encoding.UTF8.GetString(page.Content).ShouldBe("<p>Alpha</p>"),
            page => (page.MediaType, page.Charset).ShouldBe(("text/html", "utf-8")),
            page => (page.ETag, page.LastModified).ShouldBe(("\"1\"", "Mon, 01 Jun 2026 10:00:00 GMT")));
        _web.Requests.Select(request => request.Headers["User-Agent"]).Distinct().ShouldBe(["TreatyBot/1.0 (+mailto:ops@team.example)"]);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        _web.Tagged("/a", "<p>Alpha</p>", "\"7\"");
        var request = new FetchRequest(Address("/a"), 1000) { KeptFrom = Address("/a"), ETag = "\"7\"" };
        (await _fetcher.Value.FetchAsync(request, default)).ShouldBeOfType<NotModified>();
    }

    [Fact]
    public async Task Requests_to_one_host_are_a_second_apart()
    {
        _web.Page("/a", "a").Page("/b", "b");
        await FetchAsync("/a");
        await FetchAsync("/b");
        _clock.Waits.Count.ShouldBe(2);
        _clock.Waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(1) && wait > TimeSpan.Zero);
        (_clock.GetUtcNow() - new SkippingClock().GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_host_that_asks_for_more_time_gets_it()
    {
        _web.Bytes("/robots.txt", "User-agent: *\nCrawl-delay: 9"u8.ToArray()).Page("/a", "a").Page("/b", "b");
        await FetchAsync("/a");
        await FetchAsync("/b");
        _clock.Waits[^1].ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked_for_and_the_file_itself_once_a_day()
    {
        _web.Bytes("/robots.txt", "User-agent: TreatyBot\nDisallow: /private"u8.ToArray()).Page("/private/a", "a").Page("/b", "b");
        (await FetchAsync("/private/a")).ShouldBeOfType<FetchFailure>().Reason.ShouldContain("robots.txt of site.example does not allow");
        (await FetchAsync("/b")).ShouldBeOfType<FetchedBytes>();
        _web.Requests.Select(request => request.Path).ShouldBe(["/robots.txt", "/b"]);
        _clock.Advance(TimeSpan.FromDays(2));
        await FetchAsync("/b");
        _web.Requests.Count(request => request.Path == "/robots.txt").ShouldBe(2);
    }

    [Fact]
    public async Task Where_robots_txt_cannot_be_had_nothing_is_asked_for_and_where_there_is_none_everything()
    {
        _web.Answer("/robots.txt", 500).Page("/a", "a");
        (await FetchAsync("/a")).ShouldBeOfType<FetchFailure>().Reason.ShouldStartWith("Its robots.txt cannot be read");
        _web.Paths.ShouldBeEmpty();
        _web.Answer("/robots.txt", 403);
        (await FetchAsync("/a")).ShouldBeOfType<FetchedBytes>();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_page_that_is_gone_is_told_from_one_that_fails(int status)
    {
        _web.Answer("/a", status);
        (await FetchAsync("/a")).ShouldBeOfType<Gone>();
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(418, 1)]
    [InlineData(500, 3)]
    [InlineData(502, 3)]
    public async Task A_server_that_fails_is_asked_three_times_and_one_that_refuses_once(int status, int times)
    {
        _web.Answer("/a", status);
        (await FetchAsync("/a")).ShouldBeOfType<FetchFailure>().Reason.ShouldContain(status.ToString(CultureInfo.InvariantCulture));
        _web.Paths.Count.ShouldBe(times);
    }

    [Fact]
    public async Task A_host_that_asks_for_a_short_wait_gets_it_and_is_asked_again()
    {
        var asked = 0;
        _web.On("/a", (_, stream, token) => Interlocked.Increment(ref asked) == 1
            ? LoopbackWeb.WriteAsync(stream, 429, [], ["Retry-After: 20"], token)
            : LoopbackWeb.WriteAsync(stream, 200, "ok"u8.ToArray(), ["Content-Type: text/plain"], token));
        (await FetchAsync("/a")).ShouldBeOfType<FetchedBytes>();
        _clock.Waits.ShouldContain(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_host_that_asks_for_a_long_wait_is_left_alone_with_all_its_pages()
    {
        _web.Answer("/a", 503, headers: "Retry-After: 7200").Page("/b", "b");
        (await FetchAsync("/a")).ShouldBeOfType<FetchFailure>().RetryAfter.ShouldBe(TimeSpan.FromHours(2));
        (await FetchAsync("/b")).ShouldBeOfType<FetchFailure>().RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.FromHours(1));
        _web.Paths.ShouldBe(["/a"]);
        _clock.Advance(TimeSpan.FromHours(2));
        (await FetchAsync("/b")).ShouldBeOfType<FetchedBytes>();
    }

    [Theory]
    [InlineData("http://inner.example:{0}/secret")]
    [InlineData("http://127.0.0.1:{0}/secret")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/secret")]
    public async Task A_redirect_into_the_bots_own_network_is_not_followed(string target)
    {
        var location = string.Format(CultureInfo.InvariantCulture, target, _web.Port);
        _web.Answer("/a", 302, headers: $"Location: {location}").Page("/secret", "The password.");
        (await FetchAsync("/a")).ShouldBeOfType<FetchFailure>().Reason.ShouldSatisfyAllConditions(
            reason => reason.ShouldStartWith("It sends on to http://"), reason => reason.ShouldContain("private address"));
        _web.Paths.ShouldBe(["/a"]);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://site.example/")]
    [InlineData("http://user:word@site.example/")]
    public async Task A_redirect_out_of_the_web_is_not_followed(string location)
    {
        _web.Answer("/a", 302, headers: $"Location: {location}");
        (await FetchAsync("/a")).ShouldBeOfType<FetchFailure>().Reason.ShouldNotContain("word");
    }

    [Fact]
    public async Task A_redirect_is_followed_to_where_the_page_is_and_a_circle_is_not()
    {
        _web.Answer("/a", 301, headers: "Location: /b#part").Page("/b", "b").Answer("/round", 302, headers: "Location: /round");
        (await FetchAsync("/a")).ShouldBeOfType<FetchedBytes>().Address.ShouldBe(Address("/b"));
        (await FetchAsync("/round")).ShouldBeOfType<FetchFailure>().Reason.ShouldContain("more than 5 times");
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        var sent = 0L;
        _web.On("/a", async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(new byte[4096], token);
                sent += 4096;
            }
        });
        (await FetchAsync("/a", maxBytes: 100_000)).ShouldBeOfType<FetchFailure>().Reason.ShouldContain("more than 100000 bytes");
        sent.ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public async Task A_gzip_bomb_is_refused_before_it_is_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var i = 0; i < 256; i++)
            {
                await gzip.WriteAsync(new byte[1024 * 1024]);
            }
        }

        _web.Bytes("/a", packed.ToArray(), "Content-Type: text/html", "Content-Encoding: gzip");
        (await FetchAsync("/a", maxBytes: 1_000_000)).ShouldBeOfType<FetchFailure>().Reason.ShouldContain("more than 1000000 bytes");
    }

    [Fact]
    public async Task A_server_that_sends_a_byte_now_and_then_is_given_up()
    {
        _options.RequestSeconds = 1;
        _web.On("/a", async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nx"u8.ToArray(), token);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });
        (await FetchAsync("/a")).ShouldBeOfType<FetchFailure>().ShouldSatisfyAllConditions(
            failure => failure.Reason.ShouldContain("within 1 s"), failure => failure.IsHostDown.ShouldBeTrue());
    }

    [Fact]
    public async Task A_server_that_breaks_off_is_asked_again_and_then_told()
    {
        _web.On("/a", async (_, stream, token) =>
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nx"u8.ToArray(), token));
        (await FetchAsync("/a")).ShouldBeOfType<FetchFailure>().Reason.ShouldContain("site.example broke off");
        _web.Paths.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_of_a_kind_that_is_not_wanted_is_not_loaded()
    {
        _web.Bytes("/film", new byte[100], "Content-Type: video/mp4");
        var request = new FetchRequest(Address("/film"), 10) { Wants = (mediaType, _) => mediaType == "text/html" };
        (await _fetcher.Value.FetchAsync(request, default)).ShouldBe(new OtherMediaType("video/mp4"));
    }

    [Fact]
    public async Task A_host_that_nobody_listens_at_is_down()
    {
        var port = TreatyBotProcess.FreePort();
        (await _fetcher.Value.FetchAsync(new(new Uri($"http://site.example:{port}/"), 10), default)).ShouldBeOfType<FetchFailure>()
            .ShouldSatisfyAllConditions(failure => failure.Reason.ShouldContain("refuses the connection"),
                failure => failure.IsHostDown.ShouldBeTrue());
    }

    private Uri Address(string path) => new($"http://site.example:{_web.Port}{path}");

    private Task<FetchOutcome> FetchAsync(string path, int maxBytes = 1_000_000) =>
        _fetcher.Value.FetchAsync(new(Address(path), maxBytes), default);
}
