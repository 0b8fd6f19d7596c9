using System.Text.Json.Nodes;
using TreatyBot.Core.Documents;

namespace TreatyBot.IntegrationTests.Discord;

public class LookupTests : DiscordFixture
{
    private BotSetup WithArticles => Setup with { Documents = [Articles("treaty.md", "Treaty of Sabrel", "treaties")] };

    [Fact]
    public async Task A_quotation_is_checked_word_for_word()
    {
        await ConnectAsync();
        var same = await ResponseToAsync(People.Use(General, Ada, "verify", ("quote", "“renewed automatically in 2031”")));
        same.Text.ShouldContain(@"Word for word in\: Treaty of Sabrel.");
        same.Text.ShouldContain("> renewed automatically in 2031");
        same.Text.ShouldContain(@"\/verify “renewed automatically in 2031”");

        var other = await ResponseToAsync(People.Use(General, Ada, "verify", ("quote", "This Treaty is renewed never in 2031")));
        other.Text.ShouldContain(@"differs at word 5\: “never” is “automatically” in the source");
        other.Text.ShouldContain("**automatically**");

        (await ResponseToAsync(People.Use(General, Ada, "verify", ("quote", "Cows may graze on the common all year"))))
            .Text.ShouldContain("Not in these documents");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_wrote_is_checked_for_whoever_asks_alone()
    {
        await ConnectAsync();
        var said = People.Write(General, Ben, "> The depositary is the government of Drovia");
        var asked = People.UseOn(General, Ada, "Check this quotation", said);
        (await ResponseToAsync(asked)).Text.ShouldContain(@"The same words, with other capitals or punctuation, in\: Treaty of Sabrel.");
        asked.IsEphemeral.ShouldBeTrue();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_whole_article_is_shown_and_leads_to_those_beside_it()
    {
        await ConnectAsync(WithArticles);
        var proposed = People.Type(General, Ada, "article", "document", "sabrel");
        await World.UntilAsync(() => proposed.Proposed is not null);
        proposed.Proposed.ShouldBe(["Treaty of Sabrel"]);

        var first = await ResponseToAsync(
            People.Use(General, Ada, "article", ("document", "Treaty of Sabrel"), ("place", "Article 1")));
        first.Text.ShouldContain(@"**Treaty of Sabrel\: Article 1**");
        first.Text.ShouldContain("> The fee is ten crowns.");
        first.Text.ShouldContain("> It is paid in May.");
        first.Text.ShouldNotContain("Drovia");

        var turned = People.Press(first, Ben, first.Buttons["Article 2 ›"]);
        var second = await ResponseToAsync(turned);
        turned.IsEphemeral.ShouldBeTrue();
        second.Text.ShouldContain("The depositary is the Government of Drovia.");
        second.Buttons.Keys.ShouldBe(["‹ Article 1"]);
        (await ResponseToAsync(People.Press(second, Ben, second.Buttons["‹ Article 1"]))).Text.ShouldContain("It is paid in May.");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_document_that_may_be_shown_has_its_row()
    {
        await ConnectAsync(Setup with
        {
            Collections = [BotSetup.Collection("treaties", "everyone"), BotSetup.Collection("trade secrets", "discord:1/2")],
            Documents =
            [
                Draft("one.md", "Harbour Rules", "The fee for boats is ten crowns a night."),
                Draft("two.md", "River Rules", "The fee for boats is forty crowns a year."),
                Draft("three.md", "Poem", "The willow weeps and the heron waits."),
                Draft("secret.md", "Secret", "The fee for boats is waived for friends.", "trade secrets"),
            ],
        });
        var rows = await ResponseToAsync(People.Use(General, Ada, "compare", ("topic", "What is the fee for boats?")));
        rows.Text.ShouldContain("2 of 3 documents say something.");
        rows.Text.ShouldContain("ten crowns a night");
        rows.Text.ShouldContain("forty crowns a year");
        rows.Text.ShouldContain(@"Nothing found in\: Poem.");
        rows.Text.ShouldNotContain("friends");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_for_oneself_can_be_shared()
    {
        await ConnectAsync();
        var asked = People.Use(General, Ada, "verify", ("quote", "renewed automatically"), ("only-me", JsonValue.Create(true)));
        var reply = await ResponseToAsync(asked);
        asked.IsEphemeral.ShouldBeTrue();
        var shared = await ResponseToAsync(People.Press(reply, Ada, reply.Buttons["Share here"]));
        shared.Text.ShouldContain(@"Word for word in\: Treaty of Sabrel.");
        shared.Pinged.ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_written_to_the_bot_is_the_same()
    {
        await ConnectAsync();
        (await ReplyToAsync(People.Write(World.DirectMessages(Ada), Ada, "/verify renewed automatically in 2031")))
            .Text.ShouldContain("Word for word in");
    }

    [Fact]
    public async Task What_a_quotation_or_a_title_holds_pings_and_formats_nothing()
    {
        await ConnectAsync(Setup with
        {
            Documents = [Draft("a.md", "@everyone **Rules**", "The @here fee <@501> is `ten` crowns a night.")],
        });
        var reply = await ResponseToAsync(People.Use(General, Ada, "verify", ("quote", "The @here fee <@501> is `nine` crowns a night")));
        reply.Text.ShouldContain("“nine” is “ten” in the source");
        reply.Text.ShouldContain("\\*\\*Rules\\*\\*");
        reply.Pinged.ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    private static DocumentDraft Articles(string path, string title, string collection)
    {
        (string Heading, string Text)[] parts =
        [
            ("Article 1", "The fee is ten crowns."),
            ("Article 1", "It is paid in May."),
            ("Article 2", "The depositary is the Government of Drovia."),
        ];
        var text = string.Join("\n\n", parts.Select(part => part.Text));
        var draft = Draft(path, title, text, collection);
        return draft with { Passages = [.. draft.Passages.Zip(parts, (passage, part) => passage with { HeadingPath = [part.Heading] })] };
    }
}
