using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public sealed class ExactlyOnceTests
{
    [Fact]
    public async Task A_mention_that_comes_as_two_kinds_of_event_is_answered_once()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { SendsChannelMessages = true });
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { Settings = { ["Slack:FollowUps"] = "true" } });
        await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_gesture_with_two_times_is_answered_once()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        await slack.Say("C1", "U1", SlackFixture.Mention(), copies: 2, secondTs: true).Delivered;
        await slack.Say("D1", "U1", SlackFixture.Question, copies: 3, secondTs: true).Delivered;
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_whose_acknowledgement_is_lost_comes_again_and_is_answered_once()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { AckWithin = TimeSpan.FromMilliseconds(300), RetryAfter = [TimeSpan.Zero, TimeSpan.FromMilliseconds(100)] });
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        slack.LoseAcknowledgements(true);
        (await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered).ShouldBeFalse();
        (await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question)).ShouldBeFalse();
        slack.LoseAcknowledgements(false);
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(2);
        slack.EnvelopesSent.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData("before the accept", "C1")]
    [InlineData("between accept and acknowledgement", "C1")]
    [InlineData("between acknowledgement and claim", "C1")]
    [InlineData("between the stored reply and the post", "C1")]
    [InlineData("between the post and its record", "C1")]
    [InlineData("between the post and its record", "D1")]
    [InlineData("after the record", "C1")]
    public async Task After_a_kill_the_question_has_one_answer(string point, string channel)
    {
        var options = new LoopbackOptions { AckWithin = TimeSpan.FromSeconds(1), RetryAfter = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)] };
        await using var slack = await SlackFixture.StartAsync(options);
        var dying = new SlackBotSetup { KilledAt = point };
        Task<bool> delivered;
        await using (await SlackBot.StartAsync(slack, dying))
        {
            delivered = slack.Say(channel, "U1", channel == "D1" ? SlackFixture.Question : SlackFixture.Mention()).Delivered;
            await dying.Killed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { Folder = dying.Folder, Documents = [] });
        (await delivered).ShouldBeTrue();
        await slack.SettleAsync(channel);
        WhatLives.Quotes(slack.Replies().ShouldHaveSingleItem()).ShouldContain(SlackFixture.Quote);
    }

    [Fact]
    public async Task Without_the_scope_to_look_a_kill_may_repeat_a_reply_but_loses_none()
    {
        await using var slack = await SlackFixture.StartAsync(scopes: SlackBot.LeastScopes);
        var dying = new SlackBotSetup { KilledAt = "between the post and its record" };
        await using (await SlackBot.StartAsync(slack, dying))
        {
            await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
            await dying.Killed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { Folder = dying.Folder, Documents = [] });
        await SlackBot.Until(() => slack.Replies().Count == 2);
        bot.Log.ShouldContain(line => line.Contains("channels:history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thousand_questions_through_all_that_goes_wrong_get_one_answer_each()
    {
        const int channels = 200;
        const int each = 5;
        var options = new LoopbackOptions { SendsChannelMessages = true, DisconnectEvery = 50, RetryAfter = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)] };
        await using var slack = await SlackFixture.StartAsync(options);
        for (var i = 0; i < channels; i++)
        {
            slack.AddChannel("T1", i % 3 == 0 ? $"D9{i}" : $"C9{i}", "U1");
        }

        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { Settings = { ["Slack:FollowUps"] = "true" } });
        var calls = 0;
        slack.Fault = method => method is not ("chat.postMessage" or "response_url") ? LoopbackFault.None : (Interlocked.Increment(ref calls) % 97) switch
        {
            3 or 40 => LoopbackFault.RateLimited,
            11 or 51 => LoopbackFault.RateLimitedSilently,
            17 or 60 => LoopbackFault.BrokenBefore,
            23 or 71 => LoopbackFault.BrokenAfter,
            31 or 83 => LoopbackFault.LostAfter,
            90 when calls < 300 => LoopbackFault.HangsAfter,
            _ => LoopbackFault.None,
        };
        var asked = 0;
        var deliveries = new List<Task<bool>>();
        for (var round = 0; round < each; round++)
        {
            foreach (var channel in slack.Channels.Keys.Where(id => id[1] == '9').ToList())
            {
                var (_, delivered) = slack.Say(
                    channel, "U1", channel[0] == 'D' ? SlackFixture.Question : SlackFixture.Mention(), copies: asked % 4 == 0 ? 2 : 1, secondTs: asked % 8 == 0);
                asked++;
                deliveries.Add(delivered);
                if (deliveries.Count % 100 == 0)
                {
                    await Task.WhenAll(deliveries);
                }
            }
        }

        (await Task.WhenAll(deliveries)).ShouldAllBe(acknowledged => acknowledged);
        await SlackBot.Until(() => Keys(slack).Distinct().Count() >= asked, seconds: 120);
        await slack.SettleAsync();
        Keys(slack).Count.ShouldBe(asked);
        Keys(slack).ShouldBeUnique();
        slack.Replies().GroupBy(reply => reply.Channel).ShouldAllBe(channel => channel.Count() == each);

        slack.Disconnects.ShouldBeGreaterThan(10);
        slack.Replies().ShouldAllBe(reply => WhatLives.In(reply).Count == 0);
    }

    [Fact]
    public async Task A_question_that_is_deleted_before_its_answer_gets_none()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        await slack.Say("D1", "U1", "What does each party pay?").Delivered;
        await slack.OneReplyAsync();

        // The channel's second has not gone by: the next question waits.
        var (ts, delivered) = slack.Say("D1", "U1", SlackFixture.Question);
        await delivered;
        await slack.Delete("D1", ts);
        await slack.Say("D1", "U1", "Where does the river commission meet?").Delivered;
        await SlackBot.Until(() => slack.Replies().Count == 2);
        slack.Replies()[1].Text.ShouldContain("Brenz");
    }

    [Fact]
    public async Task A_question_that_is_edited_before_its_answer_is_answered_as_it_stands()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        await slack.Say("D1", "U1", "What does each party pay?").Delivered;
        await slack.OneReplyAsync();
        var (ts, delivered) = slack.Say("D1", "U1", "Where does the river commission meet?");
        await delivered;
        await slack.Edit("D1", ts, SlackFixture.Question);
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies()[1])[0].ShouldBe(SlackFixture.Quote);
    }

    [Fact]
    public async Task Where_the_bot_cannot_post_the_asker_gets_the_reason()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        slack.Channels["C1"].Members.Remove("UBOTT1");
        await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
        var told = await slack.OneReplyAsync();
        told.Channel.ShouldBe("DU1");
        told.Text.ShouldContain("not_in_channel");
    }

    [Fact]
    public async Task An_archived_channel_closes_the_question_with_its_reason()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        slack.Channels["C1"].IsArchived = true;
        await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
        (await slack.OneReplyAsync()).Text.ShouldContain("is_archived");
        await SlackBot.Until(() => bot.Log.Any(line => line.Contains("no reply: is_archived", StringComparison.Ordinal)));
    }

    private static List<string> Keys(SlackServer slack) =>
        [.. slack.Replies().Select(SlackFixture.KeyOf)];
}
