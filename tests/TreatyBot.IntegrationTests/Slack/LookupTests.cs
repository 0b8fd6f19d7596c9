using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class LookupTests : SlackScenario
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_quotation_is_checked_word_for_word_for_whoever_asks(bool overHttp)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = overHttp });
        await slack.Command("T1", "C1", "U1", "/verify", "“renews automatically on 1 July 2031”");
        var same = await slack.OneReplyAsync();
        same.OnlyFor.ShouldBe("U1");
        same.Text.ShouldContain("Word for word in: The Ardel Treaty.");
        WhatLives.Quotes(same).ShouldBe(["renews automatically on 1 July 2031"]);
        WhatLives.In(same).ShouldBeEmpty();
        slack.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_quotation_differs_the_word_is_named()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "C1", "U1", "/verify", "Each party pays an annual contribution of 50,000 crowns");
        (await slack.OneReplyAsync()).Text.ShouldContain("differs at word 8: “50,000” is “40,000” in the source");
    }

    [Fact]
    public async Task The_shortcut_checks_a_message_privately()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (ts, _) = slack.Say("C1", "U2", "The river commission meets twice a year in the town of Brenz &amp; elsewhere.");
        await slack.Shortcut("T1", "C1", "U1", "check_quotation", ts);
        var reply = await slack.OneReplyAsync();
        reply.OnlyFor.ShouldBe("U1");
        reply.Text.ShouldContain("the source does not have “elsewhere”");
    }

    [Fact]
    public async Task A_whole_article_is_shown()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "C1", "U1", "/article", "Ardel Treaty | Renewal");
        var reply = await slack.OneReplyAsync();
        reply.Text.ShouldContain("The Ardel Treaty: Renewal");
        string.Join("\n\n", WhatLives.Quotes(reply)).ShouldBe(SlackBotSetup.Treaty);
        slack.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_document_has_its_row_and_hidden_ones_have_none()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            Documents =
            [
                ("treaties", "Harbour Rules", "The fee for boats is ten crowns a night."),
                ("treaties", "River Rules", "The fee for boats is forty crowns a year."),
                ("secrets", "Secret", "The fee for boats is waived for friends."),
            ],
            Audiences = new Dictionary<string, string[]> { ["treaties"] = ["slack:T1"], ["secrets"] = ["slack:T1/C9"] },
        });
        await slack.Command("T1", "C1", "U1", "/compare", "What is the fee for boats?");
        var reply = await slack.OneReplyAsync();
        reply.Text.ShouldContain("2 of 2 documents say something.");
        WhatLives.Quotes(reply).Count.ShouldBe(2);
        reply.Text.ShouldNotContain("friends");
        slack.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_in_a_mention_is_answered_once_however_often_it_is_delivered()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Say("C1", "U1", SlackFixture.Mention("/compare the annual contribution"), copies: 3, secondTs: true).Delivered;
        (await slack.OneReplyAsync()).Text.ShouldContain("40,000 crowns");
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(1);
    }
}
