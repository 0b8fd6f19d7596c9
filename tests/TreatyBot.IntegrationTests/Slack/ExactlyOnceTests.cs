using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class ExactlyOnceTests : SlackScenario
{
    [Fact]
    public async Task A_mention_that_comes_as_two_kinds_of_event_is_answered_once()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { SendsChannelMessages = true });
        await using var bot = await StartAsync(slack, new SlackBotSetup { Settings = { ["Slack:FollowUps"] = "true" } });
        await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_gesture_with_two_times_is_answered_once()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Say("C1", "U1", SlackFixture.Mention(), copies: 2, secondTs: true).Delivered;
        await slack.Say("D1", "U1", SlackFixture.Question, copies: 3, secondTs: true).Delivered;
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_whose_acknowledgement_is_lost_comes_again_and_is_answered_once()
    {
        await using var slack = await SlackFixture.StartAsync(
            new LoopbackOptions
            {
                AckWithin = TimeSpan.FromMilliseconds(300),
                RetryAfter = [TimeSpan.Zero, TimeSpan.FromMilliseconds(100)],
            });
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.LoseAcknowledgements(true);
        (await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered).ShouldBeFalse();
        (await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question)).ShouldBeFalse();
        slack.LoseAcknowledgements(false);
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(2);
        slack.EnvelopesSent.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task A_question_that_is_deleted_before_its_answer_gets_none()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.UseUpBurstAsync("D1");
        var (ts, delivered) = slack.Say("D1", "U1", SlackFixture.Question);
        await delivered;
        await slack.Delete("D1", ts);
        await slack.Say("D1", "U1", "Where does the river commission meet?").Delivered;
        (await slack.OneReplyAsync()).Text.ShouldContain("Brenz");
    }

    [Fact]
    public async Task A_question_that_is_edited_before_its_answer_is_answered_as_it_stands()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.UseUpBurstAsync("D1");
        var (ts, delivered) = slack.Say("D1", "U1", "Where does the river commission meet?");
        await delivered;
        await slack.Edit("D1", ts, SlackFixture.Question);
        WhatLives.Quotes(await slack.OneReplyAsync())[0].ShouldBe(SlackFixture.Quote);
    }

    [Fact]
    public async Task A_mention_that_is_edited_before_its_answer_is_answered_as_it_stands_where_the_bot_hears_of_mentions_alone()
    {
        await using var slack = await SlackFixture.StartAsync(scopes: SlackBot.LeastScopes);
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Say("C1", "U1", SlackFixture.Mention("What does each party pay?"), copies: 2).Delivered;
        await slack.OneReplyAsync();
        await slack.UseUpBurstAsync("C1");
        var (ts, delivered) = slack.Say("C1", "U1", SlackFixture.Mention("Where does the river commission meet?"));
        await delivered;
        await slack.Edit("C1", ts, SlackFixture.Mention());
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies()[1])[0].ShouldBe(SlackFixture.Quote);
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_edited_and_a_deleted_question_stay_so_over_a_restart()
    {
        await using var slack = await SlackFixture.StartAsync(scopes: [.. SlackBot.LeastScopes.Except(["im:history"])]);
        var setup = new SlackBotSetup { Settings = { ["Desk:DrainSeconds"] = "0" } };

        // Who the asker is cannot be looked up: nothing is answered meanwhile.
        slack.Fault = method => method == "users.info" ? LoopbackFault.RateLimited : LoopbackFault.None;
        await using (await StartAsync(slack, setup))
        {
            var (edited, first) = slack.Say("D1", "U1", "Where does the river commission meet?");
            var (deleted, second) = slack.Say("D1", "U1", "What does each party pay?");
            await Task.WhenAll(first, second);
            await slack.Edit("D1", edited, SlackFixture.Question);
            await slack.Delete("D1", deleted);
        }

        slack.Replies().ShouldBeEmpty();
        slack.Fault = _ => LoopbackFault.None;
        await using var again = await StartAsync(slack, setup with { Documents = [] });
        WhatLives.Quotes(await slack.OneReplyAsync())[0].ShouldBe(SlackFixture.Quote);
        await slack.SettleAsync("D1");
        slack.Replies().Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_nothing_is_looked_up_for_questions_that_no_reply_was_stored_for()
    {
        const int questions = 60;
        await using var slack = await SlackFixture.StartAsync();
        var setup = new SlackBotSetup { Settings = { ["Desk:DrainSeconds"] = "0" } };
        await using (await StartAsync(slack, setup))
        {
            await slack.UseUpBurstAsync("C1");
            await Task.WhenAll(Enumerable.Range(0, questions).Select(_ => slack.Say("C1", "U1", SlackFixture.Mention()).Delivered));
        }

        await using var again = await StartAsync(slack, setup with { Documents = [] });
        await slack.Say("D1", "U1", SlackFixture.Question).Delivered;
        await SlackBot.Until(() => slack.Replies().Any(reply => reply.Channel == "D1"));
        slack.Calls.Count(call => call.Method == "conversations.replies").ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_stop_answers_what_it_can_and_says_how_much_is_left()
    {
        const int questions = 20;
        await using var slack = await SlackFixture.StartAsync();
        var bot = await StartAsync(slack, new SlackBotSetup { Settings = { ["Desk:DrainSeconds"] = "3" } });
        slack.Fault = method => method == "conversations.info" ? LoopbackFault.RateLimited : LoopbackFault.None;
        await Task.WhenAll(Enumerable.Range(0, questions).Select(_ => slack.Say("C1", "U1", SlackFixture.Mention()).Delivered));
        slack.Replies().ShouldBeEmpty();
        var stopping = bot.DisposeAsync();
        slack.Fault = _ => LoopbackFault.None;
        await stopping;

        // In three seconds a channel takes a burst and three more.
        var answered = slack.Replies().Count;
        answered.ShouldBeInRange(1, 2 * slack.Options.Burst);
        bot.Log.ShouldContain(line => line.Contains("questions unfinished", StringComparison.Ordinal)
            && (line.Contains($"with {questions - answered} ", StringComparison.Ordinal)
                || line.Contains($"with {questions - answered + 1} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_the_bot_cannot_post_the_asker_gets_the_reason()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
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
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Channels["C1"].IsArchived = true;
        await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered;
        (await slack.OneReplyAsync()).Text.ShouldContain("is_archived");
        await SlackBot.Until(() => bot.Log.Any(line => line.Contains("no reply: is_archived", StringComparison.Ordinal)));
    }
}
