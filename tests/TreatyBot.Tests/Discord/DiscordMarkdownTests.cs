using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Core.Documents;
using TreatyBot.Discord.Rendering;

namespace TreatyBot.Tests.Discord;

public sealed class DiscordMarkdownTests
{
    private static readonly Gen<string> Text = Gen
        .Elements("*_~`|<>[]#@:/\\-+.0 1.\n\u200B\u202Eaé😀".EnumerateRunes().Select(rune => rune.ToString()).ToArray())
            .ListOf().Select(parts => string.Concat(parts));

    [Fact]
    public void A_block_quote_shown_is_the_text_quoted_whatever_it_holds_and_whatever_is_marked() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(
            (from text in Text
             from a in Gen.Choose(0, text.Length)
             from b in Gen.Choose(0, text.Length)
             select (text, marks: new[] { new TextRange(Math.Min(a, b), Math.Max(a, b)) })).ToArbitrary(),
            sample => Shown(DiscordMarkdown.BlockQuote(sample.text, sample.marks)) == sample.text));

    [Fact]
    public void An_escaped_label_keeps_to_its_line_and_direction() =>
        DiscordMarkdown.EscapeLabel("a\nb\u2028c\u202Ed\u2066").ShouldBe("a b cd");

    [Theory]
    [InlineData("@everyone", "\\@everyone")]
    [InlineData("https://x.example", "https\\:\\/\\/x.example")]
    [InlineData("1. one", "1\\. one")]
    [InlineData("- one", "\\- one")]
    [InlineData("well-known 3.5", "well-known 3.5")]
    public void Only_what_could_come_alive_is_escaped(string text, string escaped) => DiscordMarkdown.Escape(text).ShouldBe(escaped);

    [Fact]
    public void A_link_cannot_be_left_by_its_address() =>
        DiscordMarkdown.Link("open", new Uri("https://x.example/a)b(c>d")).ShouldBe("[open](<https://x.example/a%29b%28c%3Ed>)");

    private static string Shown(string written) => string.Join('\n', written.Split('\n').Select(line =>
    {
        line.ShouldStartWith("> ");
        var shown = new StringBuilder();
        for (var i = 2; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                shown.Append(line[++i]);
            }
            else if (line[i] == '*')
            {
                line[++i].ShouldBe('*');
            }
            else
            {
                shown.Append(line[i]);
            }
        }

        return shown.ToString();
    }));
}
