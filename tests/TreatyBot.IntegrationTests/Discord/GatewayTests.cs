using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Discord.Wire;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class GatewayTests : DiscordFixture
{
    protected override LoopbackOptions Options =>
        new() { BetweenIdentifies = TimeSpan.FromMilliseconds(20), Heartbeat = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public async Task A_bad_token_stops_the_connector_with_one_clear_line()
    {
        var bot = await StartAsync(Setup with { Token = "wrong" });
        await World.UntilAsync(() => bot.Log.Errors.Count > 0, poll: true);
        bot.Log.Errors.ShouldHaveSingleItem().ShouldContain("does not accept the bot's token (401)");
        (await bot.HealthAsync()).ShouldBe(HealthStatus.Unhealthy);
        Discord.Calls.ShouldBe(1);
        Discord.Gateway.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_revoked_while_running_stops_the_connector_with_one_clear_line()
    {
        var bot = await ConnectAsync();
        await Discord.RevokeTokenAsync();
        await World.UntilAsync(() => bot.Log.Errors.Count > 0, poll: true);
        bot.Log.Errors.ShouldHaveSingleItem().ShouldContain("4004");
        Discord.Gateway.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_token_the_connector_is_off_and_says_so_once()
    {
        var bot = await StartAsync(Setup with { Token = null });
        await World.UntilAsync(() => bot.Log.All.Any(line => line.Contains("Discord is off", StringComparison.Ordinal)), poll: true);
        (await bot.HealthAsync()).ShouldBe(HealthStatus.Healthy);
        Discord.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public async Task A_fatal_close_code_is_not_tried_again(int code)
    {
        Discord.Gateway.CloseNextWith = code;
        var bot = await StartAsync();
        await World.UntilAsync(() => bot.Log.Errors.Count > 0, poll: true);
        bot.Log.Errors.ShouldHaveSingleItem().ShouldContain($"{code}");
        Discord.Gateway.Connections.ShouldBe(1);
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_close_code_that_ends_the_session_begins_a_new_one(int code)
    {
        await ConnectAsync();
        await Discord.Gateway.CloseAllAsync(code);
        await World.UntilAsync(() => Discord.Gateway.Identifies == 2 && Discord.Gateway.OpenSockets == 1);
        Discord.Gateway.Resumes.ShouldBe(0);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4008)]
    public async Task Any_other_close_code_resumes_the_session(int code)
    {
        await ConnectAsync();
        await Discord.Gateway.CloseAllAsync(code);
        await World.UntilAsync(() => Discord.Gateway.Resumes >= 1 && Discord.Gateway.OpenSockets == 1);
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"))).ShouldNotBeNull();
        Discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_written_while_the_socket_was_cut_is_answered_after_the_resume()
    {
        await ConnectAsync();
        Discord.Gateway.CutAll();
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        (await ReplyToAsync(question)).Text.ShouldContain("**2031**");
        Discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task Asked_to_reconnect_it_resumes()
    {
        await ConnectAsync();
        Discord.Gateway.AskToReconnect();
        await World.UntilAsync(() => Discord.Gateway.Resumes == 1 && Discord.Gateway.OpenSockets == 1);
        Discord.Gateway.LastClientClose.ShouldNotBe(1000);
        Discord.Gateway.LastClientClose.ShouldNotBe(1001);
    }

    [Fact]
    public async Task An_invalid_session_is_given_up_for_a_new_one()
    {
        await ConnectAsync();
        Discord.Gateway.RefuseResumes = 1;
        Discord.Gateway.CutAll();
        await World.UntilAsync(() => Discord.Gateway.Identifies == 2 && Discord.Gateway.OpenSockets == 1);
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"))).ShouldNotBeNull();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_that_is_invalid_but_may_be_resumed_is_resumed_without_a_pause()
    {
        await ConnectAsync(Setup with { Timing = new BotSetup(Folder).Timing with { AfterInvalidSession = TimeSpan.FromMinutes(1) } });
        Discord.Gateway.InvalidateResumably();
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"))).ShouldNotBeNull();
        await World.UntilAsync(() => Discord.Gateway.Resumes == 1);
        Discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_no_longer_acknowledges_is_left_and_the_session_resumed()
    {
        await ConnectAsync();
        Discord.Gateway.IsDeaf = true;
        await World.UntilAsync(() => Discord.Gateway.Resumes >= 1);
        Discord.Gateway.IsDeaf = false;
        Discord.Gateway.LastClientClose.ShouldNotBe(1000);
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"))).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task A_restart_takes_the_session_up_and_answers_what_was_asked_meanwhile()
    {
        NeedsSessionsThatOutliveTheWorker();
        var bot = await ConnectAsync();
        await bot.DisposeAsync();
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        await ConnectAsync(Setup with { Documents = [] });
        (await ReplyToAsync(question)).Text.ShouldContain("**2031**");
        Discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task Commands_are_written_once_and_not_again_while_they_are_the_same()
    {
        var bot = await ConnectAsync();
        await World.UntilAsync(() => World.CommandWrites == 1);
        await bot.DisposeAsync();
        await ConnectAsync(Setup with { Documents = [] });
        await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        World.CommandWrites.ShouldBe(1);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Health_is_red_within_five_seconds_where_Discord_was_never_reached_or_has_gone()
    {
        var clock = new TurnedClock();
        using var health = new DiscordConnectionHealth(clock);
        health.Expect(1);
        clock.Advance(TimeSpan.FromSeconds(3));
        health.Problem.ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(2));
        health.Problem.ShouldNotBeNull().ShouldContain("no connection to Discord for 5 seconds");
        health.Expect(1);
        health.Problem.ShouldNotBeNull();
        health.Connected(TimeSpan.FromSeconds(41));
        health.Problem.ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(30));
        health.Disconnected();
        health.Problem.ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(3));
        health.Disconnected();
        clock.Advance(TimeSpan.FromSeconds(2));
        health.Problem.ShouldNotBeNull();
    }

    [Fact]
    public void Health_is_red_at_once_where_a_connection_was_given_up_for_its_silence()
    {
        using var health = new DiscordConnectionHealth(new TurnedClock());
        health.Connected(TimeSpan.FromSeconds(41));
        health.Disconnected(wasSilent: true);
        health.Problem.ShouldNotBeNull().ShouldContain("no connection to Discord for 4 seconds");
        health.Connected(TimeSpan.FromSeconds(41));
        health.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Health_is_red_within_five_seconds_where_the_network_swallows_what_is_sent(bool dropsConnections)
    {
        using var network = dropsConnections ? SwallowingNetwork.WithoutConnections() : SwallowingNetwork.WithoutAnswers();
        var clock = new TurnedClock();
        var bot = await StartAsync(Setup with { ApiBaseUrl = network.Address, Clock = clock, Timing = new DiscordTiming() });
        clock.Advance(TimeSpan.FromSeconds(5));
        (await bot.HealthAsync()).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_gateway_that_never_says_hello_is_no_health()
    {
        using var network = SwallowingNetwork.WithoutAnswers();
        Discord.Gateway.Elsewhere = $"ws://127.0.0.1:{network.Address.Port}";
        var clock = new TurnedClock();
        var bot = await StartAsync(Setup with { Clock = clock, Timing = new DiscordTiming() });
        await network.ConnectedAsync();
        clock.Advance(TimeSpan.FromSeconds(5));
        (await bot.HealthAsync()).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public void Health_is_red_when_nothing_has_arrived_for_longer_than_it_should()
    {
        var clock = new TurnedClock();
        using var health = new DiscordConnectionHealth(clock);
        health.Connected(TimeSpan.FromSeconds(41));
        health.Problem.ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(100));
        health.Problem.ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(100));
        health.Problem.ShouldNotBeNull().ShouldContain("200 seconds");
        health.Received();
        health.Problem.ShouldBeNull();
    }
}
