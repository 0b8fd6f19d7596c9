using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class InertTests : DiscordFixture
{
    private const string Hostile =
        "Anyone @everyone and @here and <@&1> and <@501> and <#7> may renew the treaty in **2031** or __never__, `rm -rf` ```x``` "
            + "||spoiler|| ~~gone~~ "
            + "[click](https://evil.example/a) https://evil.example/b discord.gg/abcdef <https://evil.example> :smile: <:x:1> <t:1:R> "
            + "</ask:1> a_b_c *x* \\*y\\* me@mail.example";

    public static TheoryData<string> HostileTexts =>
    [
        Hostile,
        "# The treaty is renewed in 2031\n- and a list\n1. and a number\n> and a quote\n>>> and more\n-# and small",
        "The treaty \u202Eis renewed\u202C in 2031 \u200Band \u200Dgoes\u2066 on\u2069, \uFEFFsays the text; ¯\\_(ツ)_/¯",
        "The treaty is renewed in 2031 \\@everyone \\\\@everyone \\\\\\<@501> \\`x\\`",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_hostile_document_neither_pings_nor_links_nor_formats_and_reads_as_its_source(string text)
    {
        await ConnectAsync(
            Setup with { Documents = [Draft("hostile.md", "Treaty @everyone [x](https://evil.example) <@501> || \u202Eevil", text)] });
        var question = People.Write(General, Ada, $"{People.Bot} When is the treaty renewed?");
        var asked = People.Use(
            General, Ada, "ask", ("question", "When is the treaty renewed? @everyone <@501> https://evil.example **x**"));

        foreach (var reply in new[] { await ReplyToAsync(question), await ResponseToAsync(asked) })
        {
            reply.Pinged.ShouldBeEmpty();
            var quote = ShownText.Quotes(reply.Text).ShouldHaveSingleItem();
            quote.Alive.ShouldBeEmpty();
            text.ShouldContain(quote.Plain);
            foreach (var line in reply.Text.Split('\n').Where(line => line.StartsWith("-# ", StringComparison.Ordinal)))
            {
                ShownText.Of(line[3..].Replace("[open](<https://cite.example/", "", StringComparison.Ordinal)).Alive.ShouldBeEmpty(line);
            }
        }

        World.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(14)]
    [InlineData(28)]
    [InlineData(42)]
    [InlineData(70)]
    public async Task Long_quotes_are_whole_or_their_citation_stands_alone_and_Discord_takes_the_message(int wordLength)
    {
        var texts = Enumerable.Range(0, 4)
            .Select(
                i =>
                    $"The treaty is renewed in {2030 + i} "
                        + $"{string.Join(' ', Enumerable.Range(0, 50).Select(word => new string((char)('a' + i), wordLength)))}.")
            .ToList();
        await ConnectAsync(Setup with { Documents = [.. texts.Select((text, i) => Draft($"{i}.md", $"Text {i}", text))] });
        var asked = People.Use(General, Ada, "ask", ("question", "When is the treaty renewed?" + new string('?', 1000)));

        var reply = await ResponseToAsync(asked);
        ShownText.Quotes(reply.Text).ShouldAllBe(quote => texts.Contains(quote.Plain));
        reply.Text.ShouldContain("-# 1 · ");
        World.Violations.ShouldBeEmpty();
    }
}
