using Microsoft.Data.Sqlite;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class ButtonTests : SlackScenario
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_private_reply_can_be_shared_with_the_channel_once(bool overHttp)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { IsOverHttp = overHttp });
        (await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question)).ShouldBeTrue();
        var reply = await slack.OneReplyAsync();
        reply.OnlyFor.ShouldBe("U1");
        (await slack.Press("U1", reply, "ShareHere")).ShouldBeTrue();
        await SlackBot.Until(() => slack.Replies().Count == 3);
        var shared = slack.Replies().Where(message => message.OnlyFor is null).ShouldHaveSingleItem();
        WhatLives.Quotes(shared).ShouldContain(SlackFixture.Quote);
        reply.Text.ShouldStartWith(SlackFixture.Question);
        shared.Text.ShouldStartWith($"Shared by Person U1: {SlackFixture.Question}");
        WhatLives.In(shared).ShouldBeEmpty();
        await slack.Press("U1", reply, "ShareHere");
        await slack.SettleAsync();
        slack.Replies().Count(message => message is { OnlyFor: null, Thread: null }).ShouldBe(1);
    }

    [Fact]
    public async Task A_private_reply_can_be_kept_private()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question);
        await slack.Press("U1", await slack.OneReplyAsync(), "Keep");
        await SlackBot.Until(() => slack.Replies().Count == 2);
        var kept = slack.Replies()[1];
        kept.OnlyFor.ShouldBe("U1");
        kept.Request!["replace_original"]!.GetValue<bool>().ShouldBeTrue();
        kept.Blocks!.ToJsonString().ShouldNotContain("ShareHere");
    }

    [Fact]
    public async Task What_a_button_below_a_reply_in_a_thread_shows_stands_in_that_thread_for_its_presser_alone()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            Settings = { ["Desk:QuotesShown"] = "1" },
            Documents =
            [
                ("treaties", "The Ardel Treaty", SlackBotSetup.Treaty),
                ("treaties", "Report on the Ardel Treaty", "By its article 9 the Ardel Treaty renews on 1 July 2031 for ten more years."),
                ("treaties", "Minutes", "On 1 July 2031, as the river commission recalls, the Ardel Treaty renews."),
            ],
        });
        var (ts, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        WhatLives.Quotes(reply).Count.ShouldBe(1);
        await slack.Press("U2", reply, "ShowContext");
        await slack.Press("U2", reply, "MoreQuotes");
        await SlackBot.Until(() => slack.Replies().Count == 3);
        slack.Replies().Skip(1).ShouldAllBe(shown => shown.OnlyFor == "U2" && shown.Thread == ts);
        var more = slack.Replies().Where(shown => WhatLives.Quotes(shown).Count > 1).ShouldHaveSingleItem();
        WhatLives.Quotes(more).ShouldNotContain(WhatLives.Quotes(reply)[0]);
        var context = slack.Replies()
            .Where(shown => shown.Text.StartsWith("The quote in its context", StringComparison.Ordinal))
            .ShouldHaveSingleItem();
        WhatLives.Quotes(context).ShouldHaveSingleItem().ShouldContain(WhatLives.Quotes(reply)[0]);
        context.Blocks!.ToJsonString().ShouldContain("ShowContext:2");
        await slack.Press("U2", context, "ShowContext:2");
        await SlackBot.Until(() => slack.Replies().Count == 4);
        WhatLives.Quotes(slack.Replies()[3]).ShouldHaveSingleItem().ShouldContain(WhatLives.Quotes(more)[0]);
    }

    [Fact]
    public async Task Where_the_bot_may_not_post_to_the_presser_alone_the_response_address_carries_it()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        slack.Channels["C1"].Members.Remove("UBOTT1");
        await slack.Press("U2", reply, "ShowContext");
        await SlackBot.Until(() => slack.Replies().Count == 2);
        slack.Replies()[1].OnlyFor.ShouldBe("U2");
    }

    [Fact]
    public async Task Opinions_are_stored_the_latest_of_each_person()
    {
        await using var slack = await SlackFixture.StartAsync();
        var setup = new SlackBotSetup();
        await using var bot = await StartAsync(slack, setup);
        slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        foreach (var (user, opinion) in new[] { ("U1", "Helpful"), ("U2", "Helpful"), ("U2", "NotHelpful") })
        {
            var said = slack.Replies().Count;
            await slack.Press(user, reply, opinion);
            await SlackBot.Until(() => slack.Replies().Count > said);
            slack.Replies()[^1].Text.ShouldBe("Thank you, noted.");
        }

        Opinions(setup.Folder, SlackFixture.KeyOf(reply)).ShouldBe(["T1/U1 1", "T1/U2 0"]);
    }

    private static List<string> Opinions(string folder, string eventKey)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "treatybot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT asker_id || ' ' || helpful FROM feedback WHERE event_key = $key ORDER BY asker_id";
        command.Parameters.AddWithValue("$key", eventKey);
        using var reader = command.ExecuteReader();
        var opinions = new List<string>();
        while (reader.Read())
        {
            opinions.Add(reader.GetString(0));
        }

        return opinions;
    }
}
