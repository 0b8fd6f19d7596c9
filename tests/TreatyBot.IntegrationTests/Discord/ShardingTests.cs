using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Discord.Wire;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.IntegrationTests.Discord;

public class ShardingTests : DiscordFixture
{
    private const int Shards = 3;

    protected override LoopbackOptions Options => new() { BetweenIdentifies = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public async Task As_many_shards_as_Discord_wants_carry_all_guilds_and_direct_messages()
    {
        Discord.Gateway.Shards = Shards;
        var channels = await ChannelsOnEachShardAsync();
        var bot = await ConnectAllAsync();

        await AnswersInAsync(channels);
        Discord.Gateway.Identifies.ShouldBe(Shards);
        (await bot.HealthAsync()).ShouldBe(HealthStatus.Healthy);
        World.Violations.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_restart_takes_the_sessions_of_all_shards_up_again()
    {
        NeedsSessionsThatOutliveTheWorker();
        Discord.Gateway.Shards = Shards;
        var channels = await ChannelsOnEachShardAsync();
        var bot = await ConnectAllAsync();
        await bot.DisposeAsync();
        var questions = channels.Select(channel => People.Write(channel, Ada, $"{People.Bot} {Question}")).ToList();

        await ConnectAsync(Setup with { Documents = [] });
        foreach (var question in questions)
        {
            (await ReplyToAsync(question)).Text.ShouldContain("**2031**");
        }

        Discord.Gateway.Identifies.ShouldBe(Shards);
        Discord.Gateway.Resumes.ShouldBe(Shards);
    }

    [Fact]
    public async Task Cut_shards_go_on_where_each_of_them_was()
    {
        Discord.Gateway.Shards = Shards;
        var channels = await ChannelsOnEachShardAsync();
        await ConnectAllAsync();
        Discord.Gateway.CutAll();
        await AnswersInAsync(channels);
        Discord.Gateway.Identifies.ShouldBe(Shards);
    }

    [Fact]
    public async Task A_bot_that_grows_beyond_its_shards_connects_anew_with_more()
    {
        var bot = await ConnectAsync();
        Discord.Gateway.Shards = Shards;
        var channels = await ChannelsOnEachShardAsync();
        await Discord.Gateway.CloseAllAsync(4011);
        await AllConnectedAsync(bot);

        await AnswersInAsync(channels);
        bot.Log.All.ShouldContain(line => line.Contains("Discord wants 3 shards now", StringComparison.Ordinal));
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Where_one_shard_alone_is_silent_health_is_red()
    {
        var clock = new TurnedClock();
        using var health = new DiscordConnectionHealth(clock);
        health.Expect(2);
        health.Connected(TimeSpan.FromSeconds(40), 0);
        health.Connected(TimeSpan.FromSeconds(40), 1);
        clock.Advance(TimeSpan.FromSeconds(200));
        health.Received(0);
        health.Problem.ShouldNotBeNull().ShouldContain("on shard 2 of 2 for 200 seconds");
        health.Received(1);
        health.Problem.ShouldBeNull();
    }

    private async Task<Bot> ConnectAllAsync()
    {
        var bot = await ConnectAsync();
        await AllConnectedAsync(bot);
        return bot;
    }

    private Task AllConnectedAsync(Bot bot) =>
        World.UntilAsync(() => bot.Log.All.Count(line => line.Contains($"of {Shards})", StringComparison.Ordinal)) == Shards, poll: true);

    private async Task AnswersInAsync(IEnumerable<LoopbackChannel> channels)
    {
        foreach (var channel in channels)
        {
            (await ReplyToAsync(People.Write(channel, Ada, $"{People.Bot} {Question}"))).Text.ShouldContain("**2031**");
        }

        (await ReplyToAsync(People.Write(World.DirectMessages(Ada), Ada, Question))).Text.ShouldContain("**2031**");
    }

    /// <summary>Guilds fall to shards by the time at which they were made.</summary>
    private async Task<IReadOnlyList<LoopbackChannel>> ChannelsOnEachShardAsync()
    {
        var channels = new Dictionary<ulong, LoopbackChannel>();
        while (channels.Count < Shards)
        {
            var guild = World.AddGuild(Ada);
            channels.TryAdd((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % Shards, World.AddChannel(guild));
            await Task.Delay(1);
        }

        return [.. channels.Values];
    }
}

public class SessionLimitTests : DiscordFixture
{
    protected override LoopbackOptions Options => new() { SessionsLeft = 0 };

    [Fact]
    public async Task Where_the_sessions_of_the_day_are_used_up_none_is_begun()
    {
        var bot = await StartAsync();
        await World.UntilAsync(
            () => bot.Log.All.Any(
                line => line.Contains("All 1000 new sessions of the day are used up; waiting 240 minutes", StringComparison.Ordinal)),
            poll: true);
        Discord.Gateway.Connections.ShouldBe(0);
    }
}
