using System.Net;
using System.Net.Sockets;
using System.Text;
using TreatyBot.IntegrationTests.Web.Fixture;

namespace TreatyBot.IntegrationTests.Web;

public sealed class ClosedByDefaultTests
{
    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-host", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("CF-Connecting-IP", "127.0.0.1")]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "10.0.0.1")]
    public async Task The_chat_page_is_closed_to_a_request_from_outside(string header, string value)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.FromOutsideAsync("/", header, value);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldContain("Closed from outside");
        text.ShouldNotContain("<form");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5080")]
    [InlineData("[::1]:5080")]
    [InlineData("127.8.9.1")]
    public async Task The_machine_itself_reaches_the_chat_page_by_every_name_of_loopback(string name)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.FromOutsideAsync("/", "Host", name);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_proxy_that_speaks_http_1_0_is_not_taken_for_the_machine_itself()
    {
        await using var host = await WebHost.StartAsync();
        (await RawAsync(host, "GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")).ShouldStartWith("HTTP/1.1 403");
        (await RawAsync(host, "GET / HTTP/1.0\r\n\r\n")).ShouldStartWith("HTTP/1.1 403");
    }

    [Theory]
    [InlineData("/chat.js")]
    [InlineData("/login")]
    [InlineData("/nowhere")]
    [InlineData("/quotesx/1/0-4")]
    [InlineData("/quotes/../chat.js")]
    [InlineData("/quotes/%2e%2e/chat.js")]
    [InlineData("//quotes")]
    public async Task No_other_address_opens_from_outside(string path)
    {
        await using var host = await WebHost.StartAsync();
        (await RawAsync(host, $"GET {path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 403");
    }

    [Fact]
    public async Task Nothing_can_be_sent_from_outside()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        var token = visitor.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        using var outside = new Visitor(host, ("X-Forwarded-For", "203.0.113.7"));
        await outside.PostAsync("/questions", new Dictionary<string, string> { ["question"] = "when?", ["form-token"] = token });
        outside.Status.ShouldBe(HttpStatusCode.Forbidden);
        host.Desk.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_operators_token_opens_the_chat_page_from_outside()
    {
        await using var host = await WebHost.StartAsync(
            ("Web:OperatorToken", WebHost.Token), ("Web:PublicUrl", "https://treaties.example"));
        await ExpectAsync(HttpStatusCode.Unauthorized);
        await ExpectAsync(HttpStatusCode.Unauthorized, ("Authorization", "Bearer " + WebHost.Token + "x"));
        await ExpectAsync(HttpStatusCode.Unauthorized, ("Cookie", $"treatybot.operator=99999999999.{new string('A', 43)}"));
        await ExpectAsync(HttpStatusCode.OK, ("Authorization", "Bearer " + WebHost.Token));

        async Task ExpectAsync(HttpStatusCode status, params (string, string)[] headers)
        {
            using var visitor = new Visitor(host, [("Host", "treaties.example"), ("X-Forwarded-For", "203.0.113.7"), .. headers]);
            await visitor.OpenAsync("/");
            visitor.Status.ShouldBe(status);
        }
    }

    [Fact]
    public async Task A_name_that_is_not_ours_stays_closed_whatever_token_is_shown()
    {
        await using var host = await WebHost.StartAsync(
            ("Web:OperatorToken", WebHost.Token), ("Web:PublicUrl", "https://treaties.example"));
        using var visitor = new Visitor(host, ("Host", "rebound.example"), ("Authorization", "Bearer " + WebHost.Token));
        await visitor.OpenAsync("/");
        visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_login_form_takes_the_token_and_signs_out_again()
    {
        // Over plain http, as a browser keeps a cookie marked Secure from https only.
        await using var host = await WebHost.StartAsync(("Web:OperatorToken", WebHost.Token), ("Web:PublicUrl", "http://127.0.0.1"));
        using var visitor = new Visitor(host, ("X-Forwarded-For", "203.0.113.7"));
        await visitor.OpenAsync("/");
        visitor.Status.ShouldBe(HttpStatusCode.Unauthorized);
        await visitor.SendAsync("form.login", ("token", "not-the-token-of-anybody"));
        visitor.Status.ShouldBe(HttpStatusCode.Unauthorized);
        visitor.Page.Body!.TextContent.ShouldContain("not the token");
        await visitor.SendAsync("form.login", ("token", WebHost.Token));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector("#composer").ShouldNotBeNull();
        await visitor.SendAsync("form[action=logout]");
        visitor.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_cannot_be_guessed_at_leisure()
    {
        await using var host = await WebHost.StartAsync(("Web:OperatorToken", WebHost.Token), ("Web:PublicUrl", "http://127.0.0.1"));
        using var visitor = new Visitor(host, ("X-Forwarded-For", "203.0.113.7"));
        await visitor.OpenAsync("/");
        var token = visitor.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        var seen = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await visitor.PostAsync(
                "/login", new Dictionary<string, string> { ["token"] = $"guess {attempt} and some more", ["form-token"] = token });
            seen.Add(visitor.Status);
        }

        seen[0].ShouldBe(HttpStatusCode.Unauthorized);
        seen[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Every_response_forbids_foreign_content_frames_and_referrers()
    {
        await using var host = await WebHost.StartAsync();
        foreach (var path in new[] { "/", "/nowhere", "/quotes/1/0-4?s=x", "/quotes/site.css", "/health" })
        {
            using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
            var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
            response.Headers.GetValues("Referrer-Policy").ShouldHaveSingleItem().ShouldBe("no-referrer");
            response.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    internal static async Task<string> RawAsync(WebHost host, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
