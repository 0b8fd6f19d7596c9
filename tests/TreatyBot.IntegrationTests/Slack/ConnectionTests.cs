using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Core.Conversations;
using TreatyBot.LoopbackSlack;
using TreatyBot.Slack;

namespace TreatyBot.IntegrationTests.Slack;

public class ConnectionTests : SlackScenario
{
    [Fact]
    public async Task The_log_names_the_client_that_serves()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var name = Client == "BuiltIn" ? "the built-in client" : Client;
        bot.Log.ShouldContain(line => line.Contains($"Slack: ready in Team T1 (T1), over {name}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_is_to_end_is_replaced_before_it_does()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await SlackBot.Until(() => slack.OpenConnections == 2);
        await slack.RefreshConnectionsAsync("warning", TimeSpan.FromSeconds(3));
        await SlackBot.Until(() => slack.OpenConnections == 4);
        await SlackBot.Until(() => slack.OpenConnections == 2);
        await slack.SettleAsync();
    }

    [Fact]
    public async Task Lost_connections_are_opened_again()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await SlackBot.Until(() => slack.OpenConnections == 2);
        slack.DropConnections();
        await SlackBot.Until(() => slack.OpenConnections == 2 && bot.State.OpenConnections == 2);
        await slack.SettleAsync();
    }

    [Fact]
    public async Task A_connection_that_has_fallen_silent_is_given_up_for_another()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.FallSilent(LoopbackSilence.AfterHello);
        await using var bot = await StartAsync(
            slack,
            new SlackBotSetup
            {
                PingAfter = TimeSpan.FromMilliseconds(300),
                PongWithin = TimeSpan.FromMilliseconds(300),
                WaitsUntilReady = false,
            });
        await SlackBot.Until(() => slack.MuteConnections > 2);
        slack.FallSilent(LoopbackSilence.None);
        await SlackBot.Until(() => slack.OpenConnections > 0);
        await slack.SettleAsync();
    }

    [Fact]
    public async Task A_connection_on_which_Slack_says_no_hello_is_given_up_for_another()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.FallSilent(LoopbackSilence.BeforeHello);
        await using var bot = await StartAsync(
            slack, new SlackBotSetup { GreetedWithin = TimeSpan.FromMilliseconds(300), WaitsUntilReady = false });
        await SlackBot.Until(() => slack.MuteConnections > 2);
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Unhealthy);
        slack.FallSilent(LoopbackSilence.None);
        await SlackBot.Until(() => slack.OpenConnections > 0);
        await slack.SettleAsync();
    }

    [Fact]
    public async Task Where_Socket_Mode_is_switched_off_the_log_says_what_to_do()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.RefreshConnectionsAsync("link_disabled", TimeSpan.Zero);
        await SlackBot.Until(() => bot.Log.Any(line => line.Contains("switch Socket Mode on", StringComparison.Ordinal)));
        await slack.SettleAsync();
    }

    [Fact]
    public async Task A_revoked_app_token_ends_with_one_clear_line_and_bad_health()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.IsAppTokenRevoked = true;
        await using var bot = await StartAsync(slack, new SlackBotSetup { WaitsUntilReady = false });
        await SlackBot.Until(() => bot.State.Stopped is not null);
        bot.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("Slack:AppToken");
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_wrong_bot_token_ends_with_one_clear_line()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { BotToken = "xoxb-wrong", WaitsUntilReady = false });
        await SlackBot.Until(() => bot.State.Stopped is not null);
        var line = bot.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ShouldHaveSingleItem();
        line.ShouldContain("Slack:BotToken");
        line.ShouldNotContain("xoxb-wrong");
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["UBOTT1"]}}""")]
    public async Task An_uninstalled_app_is_taken_out_of_service_with_one_line(string happened)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Happen("T1", (JsonObject)JsonNode.Parse(happened)!);
        await slack.Happen("T1", (JsonObject)JsonNode.Parse(happened)!);
        await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
        bot.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("Team T1 (T1)");
        slack.Replies().ShouldBeEmpty();
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_token_revoked_in_between_ends_with_one_line_and_the_question_waits_for_a_new_one()
    {
        await using var slack = await SlackFixture.StartAsync();
        var setup = new SlackBotSetup();
        await using (var bot = await StartAsync(slack, setup))
        {
            slack.Workspaces["T1"].IsRevoked = true;
            await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
            await SlackBot.Until(() => bot.Log.Any(line => line.Contains("token_revoked", StringComparison.Ordinal)));
            bot.Log.Count(line => line.StartsWith("Error", StringComparison.Ordinal)).ShouldBe(1);
        }

        slack.Workspaces["T1"].IsRevoked = false;
        await using var again = await StartAsync(slack, setup with { Documents = [] });
        await slack.OneReplyAsync();
    }

    [Fact]
    public async Task Several_workspaces_are_answered_each_with_its_own_token()
    {
        await using var slack = await SlackFixture.StartAsync();
        var second = slack.AddWorkspace("T2", SlackBot.LeastScopes);
        slack.AddChannel("T2", "C2", "U7");
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            Settings = { ["Slack:Workspaces:0:BotToken"] = second.Token },
            Audiences = new Dictionary<string, string[]> { ["treaties"] = ["slack:T2"] },
        });
        slack.Say("C1", "U1", SlackFixture.Mention());
        slack.Say("C2", "U7", "<@UBOTT2> " + SlackFixture.Question);
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies().Single(reply => reply.Channel == "C1")).ShouldBeEmpty();
        WhatLives.Quotes(slack.Replies().Single(reply => reply.Channel == "C2")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_a_token_the_connector_is_off_and_says_so_once()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(
            slack, new SlackBotSetup { BotToken = "", Settings = { ["Slack:AppToken"] = "" }, WaitsUntilReady = false });
        await SlackBot.Until(() => bot.State.IsOff && bot.Log.Any(line => line.Contains("Slack is off", StringComparison.Ordinal)));
        bot.Log.Count(line => line.Contains("Slack is off", StringComparison.Ordinal)).ShouldBe(1);
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData("Slack:BotToken", "Set Slack:BotToken (xoxb-…)")]
    [InlineData("Slack:AppToken", "Set Slack:AppToken for Socket Mode, or Slack:SigningSecret for HTTP")]
    public async Task Half_a_set_up_is_no_health_and_log_and_doctor_say_what_is_missing(string missing, string advice)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { Settings = { [missing] = "" }, WaitsUntilReady = false });
        await SlackBot.Until(() => bot.State.Stopped is not null);
        bot.State.Stopped!.ShouldContain(advice);
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Unhealthy);
        bot.Log.Count(line => line.StartsWith("Error 6204", StringComparison.Ordinal) && line.Contains(advice, StringComparison.Ordinal))
            .ShouldBe(1);
        var check = bot.Services.GetServices<ISetupCheck>().Single(check => check.Name == "Slack");
        (await check.CheckAsync(CancellationToken.None))
            .ShouldContain(finding => finding.Kind == SetupFindingKind.Problem && finding.Text.Contains(advice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_Slack_cannot_be_reached_health_is_bad_from_the_start_and_again_once_it_has_gone()
    {
        var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Healthy);
        await using var unreached = await StartAsync(
            slack, new SlackBotSetup { Settings = { ["Slack:ApiBaseUrl"] = "http://127.0.0.1:1/api/" }, WaitsUntilReady = false });
        (await HealthAsync(unreached)).ShouldBe(HealthStatus.Unhealthy);
        await slack.DisposeAsync();
        await SlackBot.Until(() => bot.State.OpenConnections == 0);
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Health_is_bad_from_the_start_where_the_network_swallows_what_is_sent(bool dropsConnections)
    {
        await using var slack = await SlackFixture.StartAsync();
        using var network = dropsConnections ? SwallowingNetwork.WithoutConnections() : SwallowingNetwork.WithoutAnswers();
        var setup = new SlackBotSetup { Settings = { ["Slack:ApiBaseUrl"] = network.Address.AbsoluteUri }, WaitsUntilReady = false };
        await using var bot = await StartAsync(slack, setup);
        (await HealthAsync(bot)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public void A_connection_that_has_fallen_silent_is_noticed_within_five_seconds()
    {
        var options = new SlackOptions();
        (options.PingAfter + options.PongWithin).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Doctor_names_missing_scopes_and_bad_tokens()
    {
        await using var slack = await SlackFixture.StartAsync(scopes: [.. SlackBot.LeastScopes.Except(["im:history"])]);
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var check = bot.Services.GetServices<ISetupCheck>().Single(check => check.Name == "Slack");
        var findings = await check.CheckAsync(CancellationToken.None);
        findings.ShouldContain(
            finding => finding.Kind == SetupFindingKind.Problem && finding.Text.Contains("im:history", StringComparison.Ordinal));
        findings.ShouldContain(
            finding => finding.Kind == SetupFindingKind.Warning && finding.Text.Contains("channels:history", StringComparison.Ordinal));
        slack.IsAppTokenRevoked = true;
        slack.Workspaces["T1"].IsRevoked = true;
        findings = await check.CheckAsync(CancellationToken.None);
        findings.Count(finding => finding.Kind == SetupFindingKind.Problem).ShouldBe(2);
    }

    [Fact]
    public async Task Doctor_tells_a_clock_that_is_wrong()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { ClockOffset = TimeSpan.FromMinutes(10) });
        var check = bot.Services.GetServices<ISetupCheck>().Single(check => check.Name == "Slack");
        (await check.CheckAsync(CancellationToken.None))
            .ShouldContain(finding => finding.Kind == SetupFindingKind.Problem && finding.Text.Contains("clock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_of_an_unknown_workspace_are_said_once_and_left_alone()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.AddWorkspace("T9", SlackBot.LeastScopes);
        slack.AddChannel("T9", "C9", "U9");
        (await slack.Say("C9", "U9", "<@UBOTT9> hello").Delivered).ShouldBeTrue();
        (await slack.Say("C9", "U9", "<@UBOTT9> hello").Delivered).ShouldBeTrue();
        bot.Log.Count(line => line.Contains("T9", StringComparison.Ordinal)).ShouldBe(1);
        slack.Replies().ShouldBeEmpty();
    }

    private static async Task<HealthStatus> HealthAsync(SlackBot bot) =>
        (await bot.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(registration => registration.Name == "slack")).Status;
}
