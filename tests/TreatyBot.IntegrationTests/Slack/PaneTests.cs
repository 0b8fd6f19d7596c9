using System.Text.Json.Nodes;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class PaneTests : SlackScenario
{
    [Fact]
    public async Task A_question_in_the_pane_gets_a_status_while_it_is_worked_on_and_a_title_after_it()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (thread, _) = slack.OpenPane("D1", "U1");
        slack.Say("D1", "U1", SlackFixture.Question, thread: thread);
        (await slack.OneReplyAsync()).Thread.ShouldBe(thread);
        ((string)(await CallAsync(slack, "setTitle"))["title"]!).ShouldBe(SlackFixture.Question);
        var methods = slack.Calls.Select(call => call.Method).ToList();
        methods.IndexOf("assistant.threads.setStatus").ShouldBeLessThan(methods.IndexOf("chat.postMessage"));
    }

    [Fact]
    public async Task The_pane_suggests_what_the_documents_answer_that_its_owner_may_see()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            Documents =
            [
                ("treaties", "The Ardel Treaty", SlackBotSetup.Treaty),
                ("secrets", "The Hidden Protocol", "The protocol on renewal was never shown to anybody outside the ministry."),
            ],
            Audiences = new Dictionary<string, string[]> { ["treaties"] = ["slack:T1"], ["secrets"] = ["slack:T1/C9"] },
        });
        slack.OpenPane("D1", "U1");
        var prompts = (await CallAsync(slack, "setSuggestedPrompts"))["prompts"]!.AsArray()
            .Select(prompt => (string)prompt!["message"]!)
            .ToList();
        prompts.ShouldBe(["What does The Ardel Treaty say about Renewal?"]);
        slack.Say("D1", "U1", prompts[0]);
        WhatLives.Quotes(await slack.OneReplyAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_agent_offers_prompts_without_a_thread_and_answers_each_question_in_its_own()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.Workspaces["T1"].IsAgent = true;
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        (await slack.OpenAgent("D1", "U1")).ShouldBeTrue();
        (await CallAsync(slack, "setSuggestedPrompts")).ContainsKey("thread_ts").ShouldBeFalse();
        var (asked, _) = slack.Say("D1", "U1", SlackFixture.Question);
        (await slack.OneReplyAsync()).Thread.ShouldBe(asked);
        ((string)(await CallAsync(slack, "setTitle"))["title"]!).ShouldBe(SlackFixture.Question);
        ((string)(await CallAsync(slack, "setStatus"))["thread_ts"]!).ShouldBe(asked);
        var (_, followed) = slack.Say("D1", "U1", "Where does the river commission meet?", thread: asked);
        await followed;
        await SlackBot.Until(() => slack.Replies().Count == 2);
        slack.Replies()[1].Thread.ShouldBe(asked);
    }

    [Fact]
    public async Task What_the_documents_do_not_answer_is_not_suggested()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { Settings = { ["Answering:MinConfidence"] = "1" } });
        (await slack.OpenPane("D1", "U1").Delivered).ShouldBeTrue();
        await slack.SettleAsync("D1");
        slack.Calls.ShouldNotContain(call => call.Method == "assistant.threads.setSuggestedPrompts");
    }

    private static async Task<JsonObject> CallAsync(SlackServer slack, string method)
    {
        await SlackBot.Until(() => slack.Calls.Any(call => call.Method == $"assistant.threads.{method}"));
        return slack.Calls.First(call => call.Method == $"assistant.threads.{method}").Body;
    }
}
