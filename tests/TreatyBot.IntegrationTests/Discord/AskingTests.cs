using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class AskingTests : DiscordFixture
{
    [Fact]
    public async Task A_slash_command_is_deferred_and_answered_with_a_quote_and_its_citation()
    {
        await ConnectAsync();
        var asked = People.Use(General, Ada, "ask", ("question", Question));

        var reply = await ResponseToAsync(asked);

        asked.Acknowledged.ShouldBe(5);
        asked.IsEphemeral.ShouldBeFalse();
        reply.Text.ShouldContain("> This Treaty is renewed automatically in");
        reply.Text.ShouldContain("**2031**");
        reply.Text.ShouldContain("Treaty of Sabrel · undated · [open](<https://cite.example/");
        reply.Buttons.Keys.ShouldBe(["Show context", "Search instead", "Helpful", "Not helpful"]);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Asked_for_oneself_the_reply_is_for_oneself_and_can_be_shared()
    {
        await ConnectAsync();
        var asked = People.Use(General, Ada, "ask", ("question", Question), ("only-me", JsonValue.Create(true)));
        var reply = await ResponseToAsync(asked);
        asked.IsEphemeral.ShouldBeTrue();

        var shared = People.Press(reply, Ada, reply.Buttons["Share here"]);
        var post = await ResponseToAsync(shared);

        shared.IsEphemeral.ShouldBeFalse();
        post.Text.ShouldContain("**2031**");
        post.Text.ShouldContain($"<@{Ada}>: {Question}");
        post.Buttons.Keys.ShouldNotContain("Share here");
        post.Pinged.ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_in_a_channel_is_answered_with_a_reply_to_it()
    {
        await ConnectAsync();
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        var reply = await ReplyToAsync(question);
        reply.Text.ShouldContain("**2031**");
        reply.Pinged.ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_in_a_thread_is_answered_in_the_thread_under_the_audience_of_its_channel()
    {
        var thread = World.AddChannel(Guild, type: 11, parentId: General.Id);
        await ConnectAsync(Setup with { Collections = [BotSetup.Collection("treaties", $"discord:{Guild}/{General.Id}")] });
        var reply = await ReplyToAsync(People.Write(thread, Ada, $"{Question} {People.Bot}"));
        reply.ChannelId.ShouldBe(thread.Id);
        reply.Text.ShouldContain("**2031**");
    }

    [Fact]
    public async Task A_direct_message_is_answered_without_a_mention()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(World.DirectMessages(Ada), Ada, Question));
        reply.Text.ShouldContain("**2031**");
    }

    [Fact]
    public async Task A_reply_to_the_bot_is_a_follow_up_in_the_same_conversation()
    {
        var bot = await ConnectAsync();
        var first = People.Write(General, Ada, $"{People.Bot} {Question}");
        var reply = await ReplyToAsync(first);
        var second = People.Write(General, Ada, "And who is the depositary?", replyTo: reply.Id);
        (await ReplyToAsync(second)).Text.ShouldContain("Drovia");

        var asked = await FindAsync(bot, $"discord:m:{second.Id}");
        asked!.Place.Thread.ShouldBe(first.Id);
    }

    [Fact]
    public async Task A_message_command_finds_sources_for_what_somebody_wrote()
    {
        await ConnectAsync();
        var said = People.Write(General, Ben, "I wonder when the treaty is renewed.");
        var asked = People.UseOn(General, Ada, "Find sources for this", said);
        (await ResponseToAsync(asked)).Text.ShouldContain("**2031**");
        asked.IsEphemeral.ShouldBeTrue();
    }

    [Theory]
    [InlineData(People.Bot)]
    [InlineData($"  {People.Bot}  ")]
    public async Task A_mention_without_words_is_told_how_to_ask(string content)
    {
        await ConnectAsync();
        (await ReplyToAsync(People.Write(General, Ada, content))).Text.ShouldStartWith("Ask me a question in a sentence");
    }

    [Fact]
    public async Task A_direct_message_of_an_attachment_alone_is_told_how_to_ask()
    {
        await ConnectAsync();
        (await ReplyToAsync(People.Write(World.DirectMessages(Ada), Ada, ""))).Text.ShouldStartWith("Ask me a question in a sentence");
    }

    [Fact]
    public async Task A_mention_of_the_role_that_bears_the_bots_name_is_told_to_mention_the_bot()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"<@&{World.BotRoleIn(Guild)}> {Question}"));
        reply.Text.ShouldContain("not my role");
        reply.Pinged.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_in_a_direct_message_is_answered()
    {
        await ConnectAsync();
        (await ResponseToAsync(People.Use(World.DirectMessages(Ada), Ada, "ask", ("question", Question)))).Text.ShouldContain("**2031**");
    }

    [Fact]
    public async Task The_askers_language_is_kept_with_his_question()
    {
        var bot = await ConnectAsync();
        var asked = People.Use(General, Ada, "ask", ("question", Question));
        await ResponseToAsync(asked);
        (await FindAsync(bot, $"discord:i:{asked.Id}"))!.Locale.ShouldBe("en-GB");
    }

    [Fact]
    public async Task A_command_that_the_bot_no_longer_has_is_answered_in_private()
    {
        await ConnectAsync();
        var asked = People.Use(General, Ada, "ask-me");
        (await ResponseToAsync(asked)).Text.ShouldContain("Please use /ask");
        asked.IsEphemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task A_reply_with_its_ping_switched_off_is_told_to_mention_the_bot()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        var silent = People.Write(General, Ada, "and who is the depositary?", replyTo: reply.Id, ping: false);
        (await ReplyToAsync(silent)).Text.ShouldContain("ping is switched off");
    }

    [Fact]
    public async Task Nobody_who_does_not_address_the_bot_is_answered()
    {
        await ConnectAsync();
        var chat = People.Write(General, Ben, Question);
        var toBen = People.Write(General, Ada, $"<@{Ben}> {Question}");
        await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        World.RepliesTo(chat.Id).ShouldBeEmpty();
        World.RepliesTo(toBen.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collections_and_sources_are_proposed_while_somebody_types_and_only_those_he_may_see()
    {
        await ConnectAsync(Setup with
        {
            Collections = [BotSetup.Collection("treaties", "everyone"), BotSetup.Collection("trade secrets", "discord:1/2")],
            Documents = [
                Draft("treaty.md", "Treaty of Sabrel", Treaty),
                Draft("secret.md", "Treasure map", "Gold lies under the oak.", "trade secrets"),
            ],
        });
        var collections = People.Type(General, Ada, "ask", "collection", "tr");
        var sources = People.Type(General, Ada, "sources", "source", "trea");
        await World.UntilAsync(() => collections.Proposed is not null && sources.Proposed is not null);
        collections.Proposed.ShouldBe(["treaties"]);
        sources.Proposed.ShouldBe(["Treaty of Sabrel"]);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sources_says_what_is_indexed_and_how_fresh_it_is()
    {
        await ConnectAsync();
        var asked = People.Use(General, Ada, "sources");
        var list = await ResponseToAsync(asked);
        asked.IsEphemeral.ShouldBeTrue();
        list.Text.ShouldContain("**treaties** · 1 document ·");
        list.Text.ShouldContain("- Treaty of Sabrel · <t:");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sources_shows_one_source_by_its_title_but_none_that_is_hidden()
    {
        await ConnectAsync(Setup with
        {
            Collections = [BotSetup.Collection("treaties", "everyone"), BotSetup.Collection("trade secrets", "discord:1/2")],
            Documents = [
                Draft("treaty.md", "Treaty of Sabrel", Treaty),
                Draft("secret.md", "Treasure map", "Gold lies under the oak.", "trade secrets"),
            ],
        });
        (await ResponseToAsync(People.Use(General, Ada, "sources", ("source", "Treaty of Sabrel")))).Text.ShouldStartWith(
            "**Treaty of Sabrel**\nundated\n-# in treaties, indexed <t:");
        (await ResponseToAsync(
            People.Use(General, Ada, "sources", ("source", "Treasure map")))).Text.ShouldContain("There is no such source");
        (await ResponseToAsync(
            People.Use(General, Ada, "sources", ("collection", "trade secrets")))).Text.ShouldContain("There is nothing indexed");
        (await ResponseToAsync(
            People.Use(General, Ada, "ask", ("question", "Where does the gold lie?"), ("collection", "trade secrets")))).Text.ShouldContain(
                "There is no collection called");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_more_is_proposed_than_Discord_takes()
    {
        var many = Enumerable.Range(0, 40).Select(i => Draft($"{i}.md", $"Treaty {i} {new string('x', 150)}", Treaty)).ToList();
        await ConnectAsync(Setup with { Documents = many });
        var sources = People.Type(General, Ada, "sources", "source", "");
        await World.UntilAsync(() => sources.Proposed is not null);
        sources.Proposed!.Count.ShouldBe(25);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_sources_differ_each_side_is_shown_and_each_context_can_be_opened()
    {
        await ConnectAsync(Setup with
        {
            Documents = [
                Draft("one.md", "Old text", "This Treaty is renewed automatically in 2026.\n\nSigned at Sabrel."),
                Draft("two.md", "New text", "This Treaty is renewed automatically in 2031.\n\nSigned at Corvia."),
            ],
        });
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        reply.Text.ShouldContain("⚖️ The sources differ");
        reply.Text.ShouldContain("**2026** ·");
        reply.Text.ShouldContain("**2031** ·");

        var first = await ResponseToAsync(People.Press(reply, Ben, reply.Buttons["Show context"]));
        var second = await ResponseToAsync(People.Press(first, Ben, first.Buttons["Quote 2 in its context"]));
        (first.Text + second.Text).ShouldContain("Signed at Sabrel.");
        (first.Text + second.Text).ShouldContain("Signed at Corvia.");
        second.Buttons.ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_direct_message_the_askers_own_memberships_decide()
    {
        var hidden = World.AddChannel(Guild);
        hidden.VisibleTo = [Ada];
        await ConnectAsync(Setup with { Collections = [BotSetup.Collection("treaties", $"discord:{Guild}/{hidden.Id}")] });

        (await ReplyToAsync(People.Write(World.DirectMessages(Ada), Ada, Question))).Text.ShouldContain("**2031**");
        (await ReplyToAsync(People.Write(World.DirectMessages(Ben), Ben, Question))).Text.ShouldContain(
            "You may not see any of my collections");
        (await ReplyToAsync(People.Write(World.DirectMessages("999"), "999", Question))).Text.ShouldContain(
            "You may not see any of my collections");
    }

    [Fact]
    public async Task Context_and_ratings_are_answered_for_whoever_pressed_the_button()
    {
        var bot = await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        var context = People.Press(reply, Ben, reply.Buttons["Show context"]);
        (await ResponseToAsync(context)).Text.ShouldContain("The depositary is the Government of Drovia.");
        var rating = People.Press(reply, Ben, reply.Buttons["Helpful"]);
        (await ResponseToAsync(rating)).Text.ShouldBe("Thank you, noted.");
        context.IsEphemeral.ShouldBeTrue();
        rating.IsEphemeral.ShouldBeTrue();
        Feedback().ShouldBe([(Ben, true, null, null)]);
        await ResponseToAsync(People.Press(reply, Ben, reply.Buttons["Not helpful"]));
        Feedback().ShouldBe([(Ben, false, null, null)]);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_finds_a_reply_of_no_help_may_say_why_once()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        var asked = People.Press(reply, Ben, reply.Buttons["Not helpful"]);
        var why = await ResponseToAsync(asked);
        asked.IsEphemeral.ShouldBeTrue();
        why.Text.ShouldContain("What was wrong?");
        why.Buttons.Keys.ShouldBe(["Wrong passage", "Out of date", "Not a full answer", "Hard to understand", "In my own words…"]);

        (await ResponseToAsync(People.Press(why, Ben, why.Buttons["Out of date"]))).Text.ShouldBe("Thank you, noted.");
        (await ResponseToAsync(People.Press(why, Ben, why.Buttons["Out of date"]))).Text.ShouldBe("Thank you, noted.");
        (await ResponseToAsync(People.Press(why, Ben, why.Buttons["Wrong passage"]))).Text.ShouldContain("that reason stands");
        (await ResponseToAsync(People.Press(why, Ada, why.Buttons["Wrong passage"]))).Text.ShouldContain("Only who found");
        Feedback().ShouldBe([(Ben, false, "OutOfDate", "")]);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reason_in_ones_own_words_is_asked_for_in_a_window()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        var why = await ResponseToAsync(People.Press(reply, Ben, reply.Buttons["Not helpful"]));
        var opened = People.Press(why, Ben, why.Buttons["In my own words…"]);
        await World.UntilAsync(() => opened.Modal is not null);
        var sent = People.FillIn(opened, "It is @everyone's **old** text.");

        var thanks = await ResponseToAsync(sent);

        sent.IsEphemeral.ShouldBeTrue();
        thanks.Text.ShouldBe("Thank you, noted.");
        thanks.Pinged.ShouldBeEmpty();
        Feedback().ShouldBe([(Ben, false, "Other", "It is @everyone's **old** text.")]);
        (await ResponseToAsync(People.FillIn(opened, "Another."))).Text.ShouldContain("that reason stands");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plain_search_is_shown_to_whoever_presses_for_it_and_claims_no_answer()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} How many pigeons does the depositary feed on Sundays?"));
        reply.Text.ShouldContain("The documents do not say.");
        var asked = People.Press(reply, Ben, reply.Buttons["Search instead"]);

        var found = await ResponseToAsync(asked);

        asked.IsEphemeral.ShouldBeTrue();
        found.Text.ShouldContain("I have not judged whether they answer it");
        found.Text.ShouldContain("> The **depositary** is the Government of Drovia.");
        found.Text.ShouldContain("Treaty of Sabrel · undated · [open](<https://cite.example/");
        found.Text.ShouldNotContain("Not an answer");
        found.Buttons.ShouldBeEmpty();
        found.Pinged.ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plain_search_shows_a_presser_nothing_that_may_not_be_shown_there()
    {
        await ConnectAsync(Setup with { Collections = [BotSetup.Collection("treaties", $"discord:{Guild}/{General.Id}")] });
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        var elsewhere = World.AddChannel(Guild);
        var other = await ReplyToAsync(People.Write(elsewhere, Ada, $"{People.Bot} {Question}"));
        var forged = await ResponseToAsync(People.Press(other, Ben, reply.Buttons["Search instead"]));
        forged.Text.ShouldContain("No passage that I may show you here");
        forged.Text.ShouldNotContain("2031");
    }

    [Fact]
    public async Task A_button_that_nobody_was_given_shows_nothing()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        string[] ids =
        [
            "more:1:discord:m:1", "context:99:x", "more:x:y", "delete:everything", "share:1:discord:m:7", "search:0:discord:m:7",
        ];
        foreach (var forged in ids)
        {
            (await ResponseToAsync(People.Press(reply, Ben, forged))).Text.ShouldContain("no longer kept");
        }
    }

    private List<(string Asker, bool Helpful, string? Reason, string? Words)> Feedback()
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(Folder, "treatybot.db")};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = "SELECT asker_id, helpful, reason, words FROM feedback";
        using var reader = command.ExecuteReader();
        var rows = new List<(string, bool, string?, string?)>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetBoolean(1), reader.GetValue(2) as string, reader.GetValue(3) as string));
        }

        return rows;
    }

    private static Task<Core.Conversations.AskedQuestion?> FindAsync(Bot bot, string key) =>
        ((Core.Conversations.IConversationStore)bot.Services.GetService(
            typeof(Core.Conversations.IConversationStore))!).FindQuestionAsync(key, CancellationToken.None);
}
