using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class SafetyTests : SlackScenario
{
    [Theory]
    [InlineData("<!here> <!channel> the Ardel Treaty renews on 1 July <@U1> and <#C1> with <!subteam^S1>.")]
    [InlineData(
        "The Ardel Treaty renews <http://x.example|on 1 July> and <mailto:a@b.example|write> or https://evil.example/path?q=1&r=2 as "
            + "well.")]
    [InlineData("The *Ardel* _Treaty_ ~renews~ on `1 July` in ```any``` &amp; every :tada: year & @here @everyone > so <be it>.")]
    public async Task A_hostile_document_is_shown_to_the_letter_and_does_nothing(string text)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(
            slack, new SlackBotSetup { Documents = [("treaties", "<!here> *The* <@U1> `Treaty` of <http://x|y>", text)] });
        slack.Say("C1", "U1", SlackFixture.Mention());
        await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question);
        await slack.Command("T1", "C1", "U1", "/sources", "");
        await SlackBot.Until(() => slack.Replies().Count == 3);
        foreach (var reply in slack.Replies())
        {
            WhatLives.In(reply).ShouldBeEmpty();
            foreach (var quote in WhatLives.Quotes(reply))
            {
                text.ShouldContain(quote, Case.Sensitive);
                Unescaped(reply.Text).ShouldContain(quote, Case.Sensitive);
            }
        }

        slack.Replies().Count(reply => WhatLives.Quotes(reply).Count > 0).ShouldBe(2);
    }

    [Fact]
    public async Task A_channel_shared_with_others_sees_only_what_everyone_may()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.Channels["C1"].IsShared = true;
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        WhatLives.Quotes(reply).ShouldBeEmpty();
        reply.Text.ShouldContain("everyone");
    }

    [Fact]
    public async Task A_channel_that_was_shared_a_moment_ago_sees_no_more_than_one_shared_for_long()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say("C1", "U1", SlackFixture.Mention());
        WhatLives.Quotes(await slack.OneReplyAsync()).ShouldNotBeEmpty();
        slack.Channels["C1"].IsShared = true;
        slack.Say("C1", "U1", SlackFixture.Mention());
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies()[1]).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_direct_message_the_askers_memberships_decide()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.AddChannel("T1", "C7", "U1");
        slack.AddChannel("T1", "D2", "U2");
        await using var bot = await StartAsync(
            slack, new SlackBotSetup { Audiences = new Dictionary<string, string[]> { ["treaties"] = ["slack:T1/C7"] } });
        slack.Say("D1", "U1", SlackFixture.Question);
        slack.Say("D2", "U2", SlackFixture.Question);
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies().Single(reply => reply.Channel == "D1")).ShouldNotBeEmpty();
        WhatLives.Quotes(slack.Replies().Single(reply => reply.Channel == "D2")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_does_not_belong_to_the_workspace()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.Users["U1"] = new LoopbackUser("T1", "U1", IsGuest: true);
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say("D1", "U1", SlackFixture.Question);
        WhatLives.Quotes(await slack.OneReplyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_Slack_does_not_say_who_reads_along_only_what_everyone_may_see_is_shown()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.AddChannel("T1", "D5", "U1", "U2").Members.Remove("UBOTT1");
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "D5", "U1", "/ask", SlackFixture.Question);
        WhatLives.Quotes(await slack.OneReplyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_shows_nothing_that_its_presser_may_not_see()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        slack.Channels["C1"].IsShared = true;
        await slack.Happen("T1", new System.Text.Json.Nodes.JsonObject { ["type"] = "channel_shared", ["channel"] = "C1" });
        await slack.Press("U2", reply, "ShowContext");
        await SlackBot.Until(() => slack.Replies().Count == 2);
        WhatLives.Quotes(slack.Replies()[1]).ShouldBeEmpty();
    }

    private static string Unescaped(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
}
