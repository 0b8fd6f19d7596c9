using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Discord.Asking;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.IntegrationTests.Discord;

public sealed class ExactlyOnceTests : DiscordFixture
{
    private const int Questions = 1000;

    protected override LoopbackOptions Options => new() { BetweenIdentifies = TimeSpan.FromMilliseconds(20) };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Killed_at_a_named_point_a_question_has_exactly_one_answer(int point)
    {
        // 1 before accept, 2 after accept, 3 after the reply is composed, 4 after it is posted.
        var killed = await ConnectAsync(Setup with { KillAt = (KillPoint)point });
        var mention = People.Write(General, Ada, $"{People.Bot} {Question}");
        await killed.Kill.Killed;
        await killed.DisposeAsync();

        await ConnectAsync(Setup with { Documents = [] });
        (await ReplyToAsync(mention)).Text.ShouldContain("**2031**");
        await AllIsDoneAsync();
        World.RepliesTo(mention.Id).Count.ShouldBe(1);
        World.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Killed_at_a_named_point_a_command_has_exactly_one_answer(int point)
    {
        var killed = await ConnectAsync(Setup with { KillAt = (KillPoint)point });
        var asked = People.Use(General, Ada, "ask", ("question", Question));
        await killed.Kill.Killed;
        await killed.DisposeAsync();

        await ConnectAsync(Setup with { Documents = [] });
        await World.UntilAsync(() => Answers(asked) > 0);
        await AllIsDoneAsync();
        Answers(asked).ShouldBe(1);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_nonce_is_forgotten_the_channel_itself_tells_that_the_reply_is_there()
    {
        var killed = await ConnectAsync(Setup with { KillAt = KillPoint.AfterPosted });
        var mention = People.Write(General, Ada, $"{People.Bot} {Question}");
        await killed.Kill.Killed;
        await killed.DisposeAsync();
        World.ForgetNonces();

        var bot = await ConnectAsync(Setup with { Documents = [] });
        await AllIsDoneAsync();
        (await bot.UnfinishedAsync()).ShouldBe(0);
        World.RepliesTo(mention.Id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_thousand_questions_through_cuts_faults_and_kills_have_exactly_one_answer_each()
    {
        var channels = Enumerable.Range(0, 100).Select(_ => World.AddChannel(Guild)).ToList();
        Discord.Gateway.CutEvery = 50;
        Discord.Faults.TooMany = 0.01;
        Discord.Faults.ServerError = 0.04;
        Discord.Faults.Silence = 0.02;
        var mentions = new List<LoopbackMessage>();
        var commands = new List<LoopbackInteraction>();
        var setup = Setup;
        var points = new[] { KillPoint.BeforeAccept, KillPoint.AfterAccept, KillPoint.AfterComposed, KillPoint.AfterPosted };
        for (var round = 0; round < 5; round++)
        {
            // Each of the first four rounds ends in a kill; the last one finishes what is left.
            var isLast = round == points.Length;
            var bot = await StartAsync(setup with { KillAt = isLast ? KillPoint.None : points[round], KillAfter = 150 });
            if (round == 0)
            {
                // Before there is a session nothing is kept for the bot.
                await bot.ConnectedToAsync(Discord);
            }

            for (var i = 0; i < Questions / 5; i++)
            {
                var channel = channels[(round * 37 + i) % channels.Count];
                if (i % 5 == 0)
                {
                    mentions.Add(People.Write(channel, Ada, $"{People.Bot} {Question}"));
                }
                else
                {
                    commands.Add(People.Use(channel, Ada, "ask", ("question", Question)));
                }

                if (i % 10 == 9)
                {
                    await Task.Yield();
                }
            }

            if (!isLast)
            {
                await bot.Kill.Killed.WaitAsync(TimeSpan.FromSeconds(60));
                await bot.DisposeAsync();
                setup = setup with { Documents = [] };
            }
        }

        await World.UntilAsync(() => mentions.All(one => World.RepliesTo(one.Id).Count > 0), TimeSpan.FromSeconds(120));
        await World.UntilAsync(() => commands.All(one => Answers(one) > 0), TimeSpan.FromSeconds(120));
        await AllIsDoneAsync();
        mentions.ShouldAllBe(one => World.RepliesTo(one.Id).Count == 1);
        commands.ShouldAllBe(one => Answers(one) == 1);
        mentions.Count.ShouldBe(Questions / 5);

        // A new process cannot know what the killed one had used of its limits, nor anyone what a lost answer said of them: there a refusal (429) is in order.
        World.Violations.ShouldAllBe(violation => violation.EndsWith("its limit was used up", StringComparison.Ordinal));
        World.Violations.Count.ShouldBeLessThan(Discord.Calls / 20);
    }

    [Fact]
    public async Task Under_load_no_limit_of_Discord_is_passed()
    {
        var channels = Enumerable.Range(0, 25).Select(_ => World.AddChannel(Guild)).ToList();
        await ConnectAsync();
        var mentions = Enumerable.Range(0, 150).Select(i => People.Write(channels[i % channels.Count], Ada, $"{People.Bot} {Question}")).ToList();
        await World.UntilAsync(() => mentions.All(one => World.RepliesTo(one.Id).Count == 1), TimeSpan.FromSeconds(60));
        World.Violations.ShouldBeEmpty();
    }

    private static readonly string Answered = "**2031**";

    /// <summary>In its own place, or where its time was over in the channel.</summary>
    private int Answers(LoopbackInteraction asked) =>
        (asked.Response?.Text.Contains(Answered, StringComparison.Ordinal) == true ? 1 : 0) + World.BotMessages.Count(message => message.Nonce == "i" + asked.Id);

    private Task AllIsDoneAsync() => World.UntilAsync(() => LastBot.Services.GetRequiredService<WorkUnderWay>().Count == 0, TimeSpan.FromSeconds(120), poll: true);
}
