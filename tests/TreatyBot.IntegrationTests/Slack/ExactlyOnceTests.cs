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
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { AckWithin = TimeSpan.FromMilliseconds(300), RetryAfter = [TimeSpan.Zero, TimeSpan.FromMilliseconds(100)] });
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
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Say("D1", "U1", "What does each party pay?").Delivered;
        await slack.OneReplyAsync();
        var (ts, delivered) = slack.Say("D1", "U1", "Where does the river commission meet?");
        await delivered;
        await slack.Edit("D1", ts, SlackFixture.Question);
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies()[1])[0].ShouldBe(SlackFixture.Quote);
    }

    [Fact]
    public async Task A_mention_that_is_edited_before_its_answer_is_answered_as_it_stands_where_the_bot_hears_of_mentions_alone()
    {
        await using var slack = await SlackFixture.StartAsync(scopes: SlackBot.LeastScopes);
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Say("C1", "U1", SlackFixture.Mention("What does each party pay?"), copies: 2).Delivered;
        await slack.OneReplyAsync();
        var (ts, delivered) = slack.Say("C1", "U1", SlackFixture.Mention("Where does the river commission meet?"));
        await delivered;
        await slack.Edit("C1", ts, SlackFixture.Mention());
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies()[1])[0].ShouldBe(SlackFixture.Quote);
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(2);
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
