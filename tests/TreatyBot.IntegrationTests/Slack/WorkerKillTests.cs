using TreatyBot.IntegrationTests.CommandLine;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>Real workers, killed for real: before the accept, after it, after the reply is composed, after it is posted.</summary>
public class WorkerKillTests : SlackScenario, IDisposable
{
    private static readonly LoopbackOptions Patient = new()
    {
        AckWithin = TimeSpan.FromSeconds(3),
        RetryAfter = [
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(2),
            TimeSpan.FromSeconds(4),
            .. Enumerable.Repeat(TimeSpan.FromSeconds(8), 4),
        ],
        SendsChannelMessages = true,
    };

    private readonly Installation _installation = SlackWorker.Install();

    public void Dispose()
    {
        _installation.Dispose();
        GC.SuppressFinalize(this);
    }

    [Trait("Category", "Slow")]
    [Theory]
    [InlineData(KillPoint.BeforeAccept)]
    [InlineData(KillPoint.AfterAccept)]
    [InlineData(KillPoint.AfterComposed)]
    [InlineData(KillPoint.AfterPosted)]
    public async Task A_killed_worker_that_is_started_again_has_answered_once(KillPoint point)
    {
        await using var slack = await SlackFixture.StartAsync(Patient);
        var asked = new List<Task<bool>>();
        using (var worker = await StartWorkerAsync(_installation, slack))
        {
            var kill = new KillAt(point, slack, worker);
            await kill.PrepareAsync();
            asked.Add(slack.Say("C1", "U1", SlackFixture.Mention()).Delivered);
            asked.Add(slack.Say("D1", "U1", SlackFixture.Question).Delivered);
            if (point != KillPoint.BeforeAccept)
            {
                (await Task.WhenAll(asked)).ShouldAllBe(acknowledged => acknowledged);
            }

            await kill.HappenAsync();
            asked.ShouldAllBe(delivered => delivered.IsCompleted == (point != KillPoint.BeforeAccept));
        }

        using var again = await StartWorkerAsync(_installation, slack);
        (await Task.WhenAll(asked)).ShouldAllBe(acknowledged => acknowledged);
        await slack.SettleAsync("C1");
        await slack.SettleAsync("D1");
        slack.Replies().Select(reply => reply.Channel).ShouldBe(["C1", "D1"], ignoreOrder: true);
        slack.Replies().ShouldAllBe(reply => WhatLives.Quotes(reply).Contains(SlackFixture.Quote));
    }

    [Fact]
    public async Task Without_the_scope_to_look_a_kill_after_the_post_may_repeat_the_reply_in_a_channel_but_loses_none()
    {
        await using var slack = await SlackFixture.StartAsync(Patient, SlackBot.LeastScopes);
        using (var worker = await StartWorkerAsync(_installation, slack))
        {
            var kill = new KillAt(KillPoint.AfterPosted, slack, worker);
            await kill.PrepareAsync();
            var asked = new[]
            {
                slack.Say("C1", "U1", SlackFixture.Mention()).Delivered,
                slack.Say("D1", "U1", SlackFixture.Question).Delivered,
            };
            (await Task.WhenAll(asked)).ShouldAllBe(acknowledged => acknowledged);
            await SlackBot.Until(() => slack.Replies().Count == 2);
            await kill.HappenAsync();
        }

        using var again = await StartWorkerAsync(_installation, slack);
        await SlackBot.Until(() => slack.Replies().Count(reply => reply.Channel == "C1") == 2);
        await slack.SettleAsync("D1");
        slack.Replies().Count(reply => reply.Channel == "D1").ShouldBe(1);
        again.Log.ShouldContain(line => line.Contains("channels:history", StringComparison.Ordinal));
    }

    [Trait("Category", "Slow")]
    [Fact]
    public async Task A_thousand_questions_through_all_that_goes_wrong_and_four_kills_get_one_answer_each()
    {
        const int channels = 200;
        await using var slack = await SlackFixture.StartAsync(Patient with { DisconnectEvery = 50 });
        string[] places = [.. Enumerable.Range(0, channels).Select(i => i % 3 == 0 ? $"D9{i}" : $"C9{i}")];
        Array.ForEach(places, place => slack.AddChannel("T1", place, "U1"));
        var deliveries = new List<Task<bool>>();
        var lives = Enum.GetValues<KillPoint>();
        foreach (var point in lives)
        {
            using var worker = await StartWorkerAsync(_installation, slack, "Slack:FollowUps=true");
            var kill = new KillAt(point, slack, worker, after: 40, otherwise: Faults());
            await kill.PrepareAsync();
            foreach (var (i, place) in places.Index())
            {
                var text = place[0] == 'D' ? SlackFixture.Question : SlackFixture.Mention();
                deliveries.Add(slack.Say(place, "U1", text, copies: i % 4 == 0 ? 2 : 1, secondTs: i % 8 == 0).Delivered);
            }

            await kill.HappenAsync();
            if (point == KillPoint.None)
            {
                (await Task.WhenAll(deliveries)).ShouldAllBe(acknowledged => acknowledged);
                await SlackBot.Until(() => Keys(slack).Distinct().Count() >= channels * lives.Length, seconds: 60);
                await slack.SettleAsync();
            }
        }

        Keys(slack).Count.ShouldBe(channels * lives.Length);
        Keys(slack).ShouldBeUnique();
        slack.Replies().GroupBy(reply => reply.Channel).ShouldAllBe(channel => channel.Count() == lives.Length);
        slack.Replies().ShouldAllBe(reply => WhatLives.In(reply).Count == 0 && WhatLives.Quotes(reply).Contains(SlackFixture.Quote));
        slack.Disconnects.ShouldBeGreaterThan(10);
        slack.Violations.ShouldBeEmpty();
    }

    private static Func<string, LoopbackFault> Faults()
    {
        var calls = 0;
        return method => method != "chat.postMessage" ? LoopbackFault.None : (Interlocked.Increment(ref calls) % 97) switch
        {
            3 or 40 => LoopbackFault.RateLimited,
            11 or 51 => LoopbackFault.RateLimitedSilently,
            17 or 60 => LoopbackFault.BrokenBefore,
            23 or 71 => LoopbackFault.BrokenAfter,
            31 or 83 => LoopbackFault.LostAfter,
            90 => LoopbackFault.HangsAfter,
            _ => LoopbackFault.None,
        };
    }

    private static List<string> Keys(SlackServer slack) => [.. slack.Replies().Select(SlackFixture.KeyOf)];
}
