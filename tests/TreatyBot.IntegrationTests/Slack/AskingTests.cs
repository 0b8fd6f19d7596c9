using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public sealed class AskingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_in_a_channel_is_answered_in_its_thread(bool overHttp)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { IsOverHttp = overHttp });
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
    public async Task A_mention_in_a_thread_is_answered_in_that_thread()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        var (root, _) = slack.Say("C1", "U2", "Let us talk about the treaty");
        slack.Say("C1", "U1", SlackFixture.Mention(), thread: root);
        (await slack.OneReplyAsync()).Thread.ShouldBe(root);
    }

    [Fact]
    public async Task A_direct_message_is_answered_without_a_thread()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        slack.Say("D1", "U1", SlackFixture.Question);
        var reply = await slack.OneReplyAsync();
        reply.Thread.ShouldBeNull();
        WhatLives.Quotes(reply).ShouldContain(SlackFixture.Quote);
    }

    [Fact]
    public async Task A_follow_up_in_a_thread_needs_no_mention_where_the_operator_opted_in()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { SendsChannelMessages = true });
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { Settings = { ["Slack:FollowUps"] = "true" } });
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
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        var (root, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        await slack.OneReplyAsync();
        slack.Say("C1", "U2", "When does it renew?");
        (await slack.Say("C1", "U2", "What does each party pay?", thread: root).Delivered).ShouldBeTrue();
        await slack.Say("C1", "UBOTT1", SlackFixture.Mention()).Delivered;
        await slack.SettleAsync();
        slack.Replies().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_command_answers_its_asker_alone_who_may_share_it(bool overHttp)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { IsOverHttp = overHttp });
        (await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question)).ShouldBeTrue();
        var reply = await slack.OneReplyAsync();
        reply.OnlyFor.ShouldBe("U1");
        (await slack.Press("U1", reply, "ShareHere")).ShouldBeTrue();
        await SlackBot.Until(() => slack.Replies().Count == 3);
        var shared = slack.Replies().Where(message => message.OnlyFor is null).ShouldHaveSingleItem();
        WhatLives.Quotes(shared).ShouldContain(SlackFixture.Quote);
        await slack.Press("U1", reply, "ShareHere");
        await slack.SettleAsync();
        slack.Replies().Count(message => message is { OnlyFor: null, Thread: null }).ShouldBe(1);
    }

    [Fact]
    public async Task A_private_reply_can_be_kept_private()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question);
        await slack.Press("U1", await slack.OneReplyAsync(), "Keep");
        await SlackBot.Until(() => slack.Replies().Count == 2);
        var kept = slack.Replies()[1];
        kept.OnlyFor.ShouldBe("U1");
        kept.Request!["replace_original"]!.GetValue<bool>().ShouldBeTrue();
        kept.Blocks!.ToJsonString().ShouldNotContain("ShareHere");
    }

    [Fact]
    public async Task The_command_answers_the_channel_where_it_is_so_configured()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { Settings = { ["Slack:CommandReplies"] = "Channel" } });
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
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question);
        (await slack.OneReplyAsync()).OnlyFor.ShouldBe("U1");
    }

    [Fact]
    public async Task The_shortcut_finds_sources_for_a_message_privately()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        var (ts, _) = slack.Say("C1", "U2", "I wonder when the Ardel Treaty renews");
        await slack.Shortcut("T1", "C1", "U1", "find_sources", ts);
        var reply = await slack.OneReplyAsync();
        reply.OnlyFor.ShouldBe("U1");
        WhatLives.Quotes(reply).ShouldContain(SlackFixture.Quote);
    }

    [Fact]
    public async Task The_pane_suggests_prompts_that_the_corpus_answers_and_shows_status_and_title()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup());
        var (thread, _) = slack.OpenPane("D1", "U1");
        await SlackBot.Until(() => slack.Calls.Any(call => call.Method == "assistant.threads.setSuggestedPrompts"));
        var prompt = slack.Calls.First(call => call.Method == "assistant.threads.setSuggestedPrompts").Body["prompts"]![0]!;
        ((string)prompt["message"]!).ShouldBe("What does The Ardel Treaty say about Renewal?");
        slack.Say("D1", "U1", SlackFixture.Question, thread: thread);
        (await slack.OneReplyAsync()).Thread.ShouldBe(thread);
        await SlackBot.Until(() => slack.Calls.Any(call => call.Method == "assistant.threads.setTitle"));
        var methods = slack.Calls.Select(call => call.Method).ToList();
        methods.IndexOf("assistant.threads.setStatus").ShouldBeLessThan(methods.IndexOf("chat.postMessage"));
        ((string)slack.Calls.First(call => call.Method == "assistant.threads.setTitle").Body["title"]!).ShouldBe(SlackFixture.Question);
    }

    [Fact]
    public async Task Sources_lists_what_may_be_searched_here_and_nothing_else()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup
        {
            Documents = [("treaties", "The Ardel Treaty", SlackBotSetup.Treaty), ("secrets", "The Hidden Protocol", "Nobody may read this sentence here.")],
            Audiences = new Dictionary<string, string[]> { ["treaties"] = ["slack:T1"], ["secrets"] = ["slack:T1/C9"] },
        });
        await slack.Command("T1", "C1", "U1", "/sources", "");
        var list = await slack.OneReplyAsync();
        list.OnlyFor.ShouldBe("U1");
        list.Text.ShouldContain("The Ardel Treaty");
        list.Blocks!.ToJsonString().ShouldNotContain("Hidden");
    }

    [Fact]
    public async Task Buttons_show_context_and_more_and_keep_opinions()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await SlackBot.StartAsync(slack, new SlackBotSetup { Settings = { ["Desk:QuotesShown"] = "1" } });
        slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        await slack.Press("U2", reply, "ShowContext");
        await SlackBot.Until(() => slack.Replies().Count == 2);
        slack.Replies()[1].OnlyFor.ShouldBe("U2");
        WhatLives.Quotes(slack.Replies()[1]).ShouldHaveSingleItem().ShouldBe(SlackBotSetup.Treaty);
        await slack.Press("U2", reply, "Helpful");
        await SlackBot.Until(() => slack.Replies().Count == 3);
        slack.Replies()[2].Text.ShouldContain("Thank you");
    }
}
