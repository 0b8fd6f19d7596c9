using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class AskingTests : SlackScenario
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_in_a_channel_is_answered_in_its_thread(bool overHttp)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = overHttp });
        var (ts, delivered) = slack.Say("C1", "U1", SlackFixture.Mention());
        (await delivered).ShouldBeTrue();
        var reply = await slack.OneReplyAsync();
        reply.Thread.ShouldBe(ts);
        WhatLives.Quotes(reply).ShouldContain(SlackFixture.Quote);
        reply.Text.ShouldContain(SlackFixture.Quote);
        reply.Text.ShouldContain("The Ardel Treaty · Renewal · Ministry · 4 March 2021");
        reply.Blocks!.ToJsonString().ShouldContain("\"bold\":true");
    }

    [Fact]
    public async Task A_reply_shows_both_sides_links_its_sources_and_says_what_has_gone_by()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            PublicUrl = "https://bot.example.org/quotes/",
            Documents =
            [
                ("treaties", "The Ardel Treaty", "The Ardel Treaty will enter into force on 1 July 2019."),
                ("treaties", "Minutes of the council", "The Ardel Treaty will enter into force on 1 May 2018, says the council."),
            ],
        });
        slack.Say("C1", "U1", SlackFixture.Mention("When will the Ardel Treaty enter into force?"));
        var reply = await slack.OneReplyAsync();
        WhatLives.Quotes(reply).Count.ShouldBe(2);
        reply.Text.ShouldContain("The sources differ.");
        reply.Text.ShouldContain("says: 1 May 2018");
        reply.Text.ShouldContain("says: 1 July 2019");
        reply.Text.ShouldContain("as still to come; that date has passed.");
        WhatLives.In(reply).ShouldBe(["link https://bot.example.org/quotes/1", "link https://bot.example.org/quotes/2"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_mention_in_a_thread_is_answered_in_that_thread()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (root, _) = slack.Say("C1", "U2", "Let us talk about the treaty");
        slack.Say("C1", "U1", SlackFixture.Mention(), thread: root);
        (await slack.OneReplyAsync()).Thread.ShouldBe(root);
    }

    [Fact]
    public async Task A_direct_message_is_answered_without_a_thread()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say("D1", "U1", SlackFixture.Question);
        var reply = await slack.OneReplyAsync();
        reply.Thread.ShouldBeNull();
        WhatLives.Quotes(reply).ShouldContain(SlackFixture.Quote);
    }

    [Fact]
    public async Task A_follow_up_in_a_thread_needs_no_mention_where_the_operator_opted_in()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { SendsChannelMessages = true });
        await using var bot = await StartAsync(slack, new SlackBotSetup { Settings = { ["Slack:FollowUps"] = "true" } });
        var (root, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        await slack.OneReplyAsync();
        slack.Say("C1", "U2", "Thanks, that is good to know", thread: root);
        slack.Say("C1", "U2", "<@U1> what do you think?", thread: root);
        slack.Say("C1", "U2", "What does each party pay?", thread: root);
        await SlackBot.Until(() => slack.Replies().Count > 1);
        slack.Replies().Count.ShouldBe(2);
        slack.Replies()[1].Text.ShouldContain("40,000 crowns");
        slack.Replies()[1].Thread.ShouldBe(root);
    }

    [Fact]
    public async Task What_is_said_beside_the_bot_is_left_alone()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { SendsChannelMessages = true });
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (root, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        await slack.OneReplyAsync();
        slack.Say("C1", "U2", "When does it renew?");
        (await slack.Say("C1", "U2", "What does each party pay?", thread: root).Delivered).ShouldBeTrue();
        await slack.Say("C1", "UBOTT1", SlackFixture.Mention()).Delivered;
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_command_answers_the_channel_where_it_is_so_configured()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { Settings = { ["Slack:CommandReplies"] = "Channel" } });
        await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question);
        (await slack.OneReplyAsync()).OnlyFor.ShouldBeNull();
    }

    [Fact]
    public async Task An_outdated_response_address_loses_no_answer()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.Fault = method =>
        {
            if (method == "response_url")
            {
                slack.ExpireResponseUrls();
            }

            return LoopbackFault.None;
        };
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question);
        (await slack.OneReplyAsync()).OnlyFor.ShouldBe("U1");
    }

    [Fact]
    public async Task The_shortcut_finds_sources_for_a_message_privately()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (ts, _) = slack.Say("C1", "U2", "I wonder when the Ardel Treaty renews");
        await slack.Shortcut("T1", "C1", "U1", "find_sources", ts);
        var reply = await slack.OneReplyAsync();
        reply.OnlyFor.ShouldBe("U1");
        WhatLives.Quotes(reply).ShouldContain(SlackFixture.Quote);
    }

    [Fact]
    public async Task Sources_lists_what_may_be_searched_here_and_nothing_else()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            Documents = [
                ("treaties", "The Ardel Treaty", SlackBotSetup.Treaty),
                ("secrets", "The Hidden Protocol", "Nobody may read this sentence here."),
            ],
            Audiences = new Dictionary<string, string[]> { ["treaties"] = ["slack:T1"], ["secrets"] = ["slack:T1/C9"] },
        });
        await slack.Command("T1", "C1", "U1", "/sources", "");
        var list = await slack.OneReplyAsync();
        list.OnlyFor.ShouldBe("U1");
        list.Text.ShouldContain("The Ardel Treaty");
        list.Blocks!.ToJsonString().ShouldNotContain("Hidden");
    }

    [Theory]
    [InlineData("C1", "<@UBOTT1>")]
    [InlineData("C1", "<@UBOTT1> <@U2>")]
    [InlineData("D1", " ")]
    public async Task Who_says_nothing_but_the_bots_name_is_told_how_to_ask(string channel, string text)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say(channel, "U1", text);
        (await slack.OneReplyAsync()).Text.ShouldStartWith("Ask me a question in a sentence");
    }

    [Fact]
    public async Task A_command_without_a_question_tells_its_asker_how_to_ask()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "C1", "U1", "/ask", "");
        var told = await slack.OneReplyAsync();
        told.Text.ShouldStartWith("Ask me a question in a sentence");
        told.OnlyFor.ShouldBe("U1");
    }

    [Fact]
    public async Task Where_the_store_fails_whoever_asked_hears_of_it()
    {
        await using var slack = await SlackFixture.StartAsync(
            new LoopbackOptions { AckWithin = TimeSpan.FromSeconds(0.5), RetryAfter = [TimeSpan.Zero] });
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        bot.BreakStore();
        (await slack.Say("C1", "U1", SlackFixture.Mention()).Delivered).ShouldBeFalse();
        await SlackBot.Until(() => slack.Replies().Count > 0);
        slack.Replies().ShouldHaveSingleItem().Text.ShouldStartWith("Something broke on my side");
    }

    [Fact]
    public async Task A_wrong_clock_keeps_nobody_from_an_answer_over_Socket_Mode()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { ClockOffset = TimeSpan.FromDays(-3) });
        slack.Say("C1", "U1", SlackFixture.Mention());
        WhatLives.Quotes(await slack.OneReplyAsync()).ShouldContain(SlackFixture.Quote);
    }
}
