using System.Net;
using System.Security.Cryptography;
using System.Text;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class HttpTests : SlackScenario
{
    private static readonly string Event =
        """
        {"type":"event_callback","team_id":"T1","event":{"type":"app_mention","channel":"C1","user":"U1",
        "text":"<@UBOTT1> When does the Ardel Treaty renew?","ts":"1700000000.000100"}}
        """;

    [Fact]
    public async Task Slacks_verification_is_answered_with_its_challenge()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = true });
        using var response = await SendAsync(slack, bot.Address, """{"type":"url_verification","challenge":"abc"}""");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("abc");
    }

    [Fact]
    public async Task Forged_requests_are_refused()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = true });
        (await StatusAsync(slack, bot, Event, secret: "another")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(slack, bot, Event, signature: "v0=")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(slack, bot, Event, signature: "")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(
            slack, bot, """{"type":"url_verification","challenge":"abc"}""", secret: "another")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(slack, bot, Event, path: "slack/commands", secret: "another")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(slack, bot, Event, path: "slack/interactions", secret: "another")).ShouldBe(HttpStatusCode.Unauthorized);
        slack.Replies().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(310)]
    public async Task Stale_requests_are_refused_and_the_log_names_the_clock(int seconds)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = true });
        (await StatusAsync(slack, bot, Event, offset: seconds)).ShouldBe(HttpStatusCode.Unauthorized);
        bot.Log.ShouldContain(line => line.Contains("clock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replayed_requests_are_refused()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = true });
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        (await StatusAsync(slack, bot, Event, at: timestamp)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(slack, bot, Event, at: timestamp)).ShouldBe(HttpStatusCode.Conflict);
        (await slack.OneReplyAsync()).Thread.ShouldBe("1700000000.000100");
    }

    [Fact]
    public async Task Oversized_requests_are_refused()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = true });
        (await StatusAsync(slack, bot, new string('x', (1024 * 1024) + 1))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Requests_that_do_not_say_how_large_they_are_are_refused_once_they_are_too_large()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = true });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(bot.Address, "slack/events")) { Content = new StreamContent(new MemoryStream(new byte[2 * 1024 * 1024])) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task The_worker_itself_is_reached_behind_a_proxy_by_what_Slack_has_signed_and_by_nothing_else()
    {
        await using var slack = await SlackFixture.StartAsync();
        using var installation = SlackWorker.Install();
        using var worker = await StartWorkerAsync(installation, slack, $"Slack:SigningSecret={slack.SigningSecret}");
        (await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered).ShouldBeTrue();
        (await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question)).ShouldBeTrue();
        await SlackBot.Until(() => slack.Replies().Count == 2);
        slack.Replies().ShouldAllBe(reply => WhatLives.Quotes(reply).Contains(SlackFixture.Quote));
        (await slack.Press("U2", slack.Replies().Single(reply => reply.OnlyFor is null), "Helpful")).ShouldBeTrue();
        await SlackBot.Until(() => slack.Replies().Count == 3);
        using var forged = await SendAsync(slack, slack.RequestUrl!, Event, secret: "another");
        forged.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("slack/events", "not json")]
    [InlineData("slack/events", "[[[[")]
    [InlineData("slack/interactions", "payload=%7B")]
    [InlineData("slack/interactions", "x=1")]
    public async Task What_cannot_be_read_is_refused(string path, string body)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = true });
        (await StatusAsync(slack, bot, body, path)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_a_signing_secret_the_addresses_are_closed()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        (await StatusAsync(slack, bot, Event)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> StatusAsync(
        SlackServer slack,
        SlackBot bot,
        string body,
        string path = "slack/events",
        string? secret = null,
        string? signature = null,
        int offset = 0,
        long? at = null)
    {
        using var response = await SendAsync(slack, bot.Address, body, path, secret, signature, offset, at);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        SlackServer slack,
        Uri address,
        string body,
        string path = "slack/events",
        string? secret = null,
        string? signature = null,
        int offset = 0,
        long? at = null)
    {
        var timestamp = (at ?? (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + offset)).ToString();
        var signed = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret ?? slack.SigningSecret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(address, path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", signature ?? $"v0={Convert.ToHexStringLower(signed)}");
        return await http.SendAsync(request);
    }
}
