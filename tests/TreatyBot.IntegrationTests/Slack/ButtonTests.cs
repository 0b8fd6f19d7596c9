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
            slack.Replies()[^1].Text.ShouldStartWith("Thank you, noted.");
        }

        Opinions(setup.Folder, SlackFixture.KeyOf(reply)).ShouldBe(["T1/U1 1  ", "T1/U2 0  "]);
    }

    [Fact]
    public async Task Who_finds_a_reply_of_no_help_may_say_why_once()
    {
        await using var slack = await SlackFixture.StartAsync();
        var setup = new SlackBotSetup();
        await using var bot = await StartAsync(slack, setup);
        var (ts, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        var why = await slack.SaidAfterAsync(() => slack.Press("U2", reply, "NotHelpful"));
        why.Text.ShouldContain("What was wrong?");
        (why.OnlyFor, why.Thread).ShouldBe(("U2", ts));

        (await slack.SaidAfterAsync(() => slack.Press("U2", why, "OutOfDate"))).Text.ShouldBe("Thank you, noted.");
        (await slack.SaidAfterAsync(() => slack.Press("U2", why, "WrongPassage"))).Text.ShouldContain("that reason stands");
        (await slack.SaidAfterAsync(() => slack.Press("U1", why, "WrongPassage"))).Text.ShouldContain("Only who found");
        Opinions(setup.Folder, SlackFixture.KeyOf(reply)).ShouldBe(["T1/U2 0 OutOfDate "]);
        slack.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reason_in_ones_own_words_is_asked_for_in_a_window(bool overHttp)
    {
        await using var slack = await SlackFixture.StartAsync();
        var setup = new SlackBotSetup { IsOverHttp = overHttp };
        await using var bot = await StartAsync(slack, setup);
        var (ts, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        var why = await slack.SaidAfterAsync(() => slack.Press("U2", reply, "NotHelpful"));
        await slack.Press("U2", why, "OtherReason");
        await SlackBot.Until(() => slack.Forms.Count == 1);

        var thanks = await slack.SaidAfterAsync(() => slack.FillIn("U2", "It is <!here>'s *old* text."));

        thanks.Text.ShouldBe("Thank you, noted.");
        (thanks.OnlyFor, thanks.Thread).ShouldBe(("U2", ts));
        Opinions(setup.Folder, SlackFixture.KeyOf(reply)).ShouldBe(["T1/U2 0 Other It is <!here>'s *old* text."]);
        slack.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plain_search_is_shown_to_whoever_presses_for_it_and_claims_no_answer()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (ts, _) = slack.Say("C1", "U1", $"<@UBOTT1> Why did the depositary of the Ardel Treaty resign in Morlund?");
        var reply = await slack.OneReplyAsync();
        reply.Text.ShouldContain("The documents do not say.");

        var found = await slack.SaidAfterAsync(() => slack.Press("U2", reply, "Search"));

        (found.OnlyFor, found.Thread).ShouldBe(("U2", ts));
        found.Text.ShouldStartWith("Passages that hold words of your question");
        found.Text.ShouldNotContain("Not an answer");
        WhatLives.Quotes(found).ShouldNotBeEmpty();
        WhatLives.In(found).ShouldBeEmpty();
        found.Blocks!.ToJsonString().ShouldNotContain("MoreQuotes");
        slack.Violations.ShouldBeEmpty();
    }

    private static List<string> Opinions(string folder, string eventKey)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "treatybot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT asker_id || ' ' || helpful || ' ' || coalesce(reason, '') || ' ' || coalesce(words, '') FROM feedback
            WHERE event_key = $key ORDER BY asker_id
            """;
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
