using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Tests.Slack;

public sealed class SlackRendererTests
{
    private static readonly ReplyView View = new(null);

    [Fact]
    public void A_quote_is_the_slice_whatever_stands_in_it_and_wherever_the_marks_are() =>
        Prop.ForAll<NonEmptyString, int, int>((text, a, b) =>
        {
            var quote = QuoteOf(text.Get);
            var length = text.Get.Length;
            var marks = new[] { new TextRange(0, Math.Abs(a % length)), new TextRange(Math.Abs(a % length), length) };
            var content = ReplyRenderer.Render(ReplyOf(Block(quote, 1, marks)), View);
            return ShownQuotes(content).SequenceEqual([text.Get])
                && SlackMarkup.Unescape(content.Text).Contains(text.Get, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Escaped_text_unescapes_to_itself_and_holds_nothing_that_Slack_reads() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var escaped = SlackMarkup.Escape(text.Get);
            return SlackMarkup.Unescape(escaped) == text.Get
                && !escaped.Contains('<', StringComparison.Ordinal)
                && !escaped.Contains('>', StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("<@U1> when does it renew?", "when does it renew?")]
    [InlineData("see <http://x.example|the page> in <#C1|general>", "see the page in #general")]
    [InlineData("<http://x.example> &amp; &lt;b&gt;", "http://x.example & <b>")]
    [InlineData("<!here> <!subteam^S1|@team> a < b", "a < b")]
    [InlineData("&amp;lt;", "&lt;")]
    public void What_a_person_wrote_is_read_as_he_reads_it(string text, string plain) => SlackMarkup.ToPlain(text).ShouldBe(plain);

    [Theory]
    [InlineData(1, 11_000, 1, 0)]
    [InlineData(2, 5_300, 2, 0)]
    [InlineData(2, 6_000, 1, 1)]
    [InlineData(60, 10, 23, 0)]
    [InlineData(1, 13_000, 0, 1)]
    [InlineData(100, 6_000, 1, 13)]
    public void Quotes_are_shown_whole_or_by_their_citations_alone_or_counted(int quotes, int length, int shown, int alone)
    {
        var blocks = Enumerable.Range(1, quotes).Select(number => Block(QuoteOf(new string('x', length)), number)).ToArray();
        var content = ReplyRenderer.Render(ReplyOf(blocks), View);
        ShownQuotes(content).Count().ShouldBe(shown);
        ShownQuotes(content).ShouldAllBe(quote => quote.Length == length);
        SlackMessageWriter.Measure(content.Blocks).ShouldBeLessThanOrEqualTo(ReplyRenderer.MaxCharacters);
        content.Blocks.Count.ShouldBeLessThanOrEqualTo(50);
        content.Text.Length.ShouldBeLessThanOrEqualTo(FallbackText.MaxCharacters);
        Runs(content).Count(run => run == ReplyRenderer.TooLong(blocks[0], null)).ShouldBe(alone);
        Runs(content).Contains(ReplyRenderer.LeftOut(quotes - shown - alone, null)).ShouldBe(shown + alone < quotes);
    }

    [Fact]
    public void A_note_on_the_answer_is_never_left_out_for_a_quote()
    {
        var note = new NoteBlock(NoteKind.SourcesDiffer, "The sources differ.");
        var content = ReplyRenderer.Render(ReplyOf(Block(QuoteOf(new string('x', 12_000)), 1), note), View);
        content.Text.ShouldContain("The sources differ.");
        ShownQuotes(content).ShouldBeEmpty();
    }

    [Fact]
    public void A_quote_that_has_no_room_keeps_its_citation_and_its_link()
    {
        var block = Block(QuoteOf(new string('x', 13_000)), 1) with
        {
            Permalink = new Uri("https://bot.example/c/1"),
            Role = QuoteRole.Nearest,
        };
        var content = ReplyRenderer.Render(ReplyOf(block), View);
        Links(content).ShouldBe([block.Permalink]);
        Runs(content).ShouldContain(InterfaceTexts.Get("SlackNotAnAnswer"));
        Citations(content).ShouldBe(["1. A · undated"]);
        content.Text.ShouldContain("1. A · undated");
        content.Text.ShouldContain("13000 characters");
    }

    [Fact]
    public void The_text_for_screen_readers_keeps_the_citation_of_a_quote_that_only_the_blocks_have_room_for()
    {
        var content = ReplyRenderer.Render(ReplyOf(Block(QuoteOf(new string('x', 5_000)), 1)), View);
        ShownQuotes(content).Count().ShouldBe(1);
        content.Text.ShouldStartWith("1. A · undated");
        content.Text.ShouldContain("5000 characters");
    }

    [Fact]
    public void A_citation_stands_below_its_quote_in_plain_text_whatever_its_title_holds()
    {
        var block = Block(QuoteOf("text", "<!here> *A* & `B` :tada:"), 1) with
        {
            Permalink = new Uri("https://bot.example/c/1?a=b&c=d|e>f"),
        };
        var blocks = ReplyRenderer.Render(ReplyOf(block), View).Blocks;
        var at = blocks.ToList().FindIndex(line => line is SlackContext);
        ShownQuotes(new SlackContent("", [blocks[at - 1]])).ShouldBe(["text"]);
        using var json = JsonDocument.Parse(SlackMessageWriter.Write(writer => SlackMessageWriter.WriteMessage(
            writer, new SlackMessage("C1", "text", [blocks[at]]))));
        var elements = json.RootElement.GetProperty("blocks")[0].GetProperty("elements");
        elements[0].GetProperty("type").GetString().ShouldBe("plain_text");
        elements[0].GetProperty("text").GetString().ShouldBe("1. <!here> *A* & `B` :tada: · undated");
        elements[0].GetProperty("emoji").GetBoolean().ShouldBeFalse();
        elements[1].GetProperty("text").GetString().ShouldBe(
            $"<https://bot.example/c/1?a=b&amp;c=d%7Ce%3Ef|{InterfaceTexts.Get("SlackOpen")}>");
    }

    [Fact]
    public void Too_long_a_link_is_no_link()
    {
        var good = Block(QuoteOf("text"), 1) with { Permalink = new Uri("https://bot.example/" + new string('a', 2_900)) };
        var bad = good with { Permalink = new Uri("https://bot.example/" + new string('a', 2_950)) };
        Links(ReplyRenderer.Render(ReplyOf(good), View)).ShouldHaveSingleItem();
        Links(ReplyRenderer.Render(ReplyOf(bad), View)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_a_button_shows_next_was_shown_before_and_nothing_is_passed_over() =>
        Prop.ForAll(Gen.Choose(1, 6_000).ListOf().Select(lengths => lengths.Prepend(1).Take(30).ToArray()).ToArbitrary(), lengths =>
        {
            var reply = ReplyOf([.. lengths.Select((length, i) => Block(QuoteOf(new string('x', length)), i + 1))]);
            var (next, pages) = (1, 0);
            while (next <= lengths.Length && ++pages <= lengths.Length)
            {
                var content = ReplyRenderer.Render(reply, View with { FirstQuote = next });
                var numbers = Citations(content).Select(line => int.Parse(line[..line.IndexOf('.', StringComparison.Ordinal)])).ToList();
                if (!numbers.SequenceEqual(Enumerable.Range(next, numbers.Count)) || numbers.Count == 0)
                {
                    return false;
                }

                next = content.Blocks
                    .OfType<SlackButtons>()
                    .SelectMany(row => row.Buttons)
                    .Select(button => ButtonId.Read(button.ActionId))
                        .FirstOrDefault(action => action?.Action == ReplyAction.MoreQuotes)?.Number ?? lengths.Length + 1;
                if (next != numbers[^1] + 1)
                {
                    return false;
                }
            }

            return pages <= lengths.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reply_to_a_command_restates_its_question_and_a_shared_one_names_who_shares_it()
    {
        var reply = ReplyOf(Block(QuoteOf("text"), 1));
        Runs(ReplyRenderer.Render(reply, View with { Question = "Why <here>?" })).First().ShouldBe("Why <here>?");
        var shared = ReplyRenderer.Render(reply, View with { Question = "Why?", Person = "Ada", IsShared = true });
        Runs(shared).First().ShouldBe("Shared by Ada: Why?");
        shared.Text.ShouldStartWith("Shared by Ada: Why?");
    }

    [Fact]
    public void The_context_of_a_quote_that_has_no_room_is_its_part_around_the_words_that_answer()
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"word{i} "));
        var mark = new TextRange(text.IndexOf("word2500", StringComparison.Ordinal), text.IndexOf("word2501", StringComparison.Ordinal));
        var content = ContextRenderer.Render("slack:T1:C1:U1:1.1", Block(QuoteOf(text), 1, mark), hasNext: true, null);
        var shown = ShownQuotes(content).ShouldHaveSingleItem();
        shown.ShouldContain("word2500 word2501");
        text.ShouldContain(shown);
        Runs(content).ShouldContain(InterfaceTexts.Get("QuotePart"));
        content.Blocks.OfType<SlackButtons>().Single().Buttons.Single().ActionId.ShouldBe("ShowContext:2");
    }

    [Fact]
    public void Every_button_comes_back_as_what_it_is()
    {
        foreach (var action in Enum.GetValues<ReplyAction>())
        {
            ButtonId.Read(ButtonId.Id(action, 7)).ShouldBe((action, 7));
            ButtonId.Read(ButtonId.Id(action)).ShouldBe((action, 1));
        }

        ButtonId.Read("Other").ShouldBeNull();
        ButtonId.Read("99").ShouldBeNull();
    }

    private static IEnumerable<string> ShownQuotes(SlackContent content) => content.Blocks.OfType<SlackText>()
        .SelectMany(text => text.Paragraphs)
        .Where(paragraph => paragraph.IsQuote)
        .Select(paragraph => string.Concat(paragraph.Runs.Select(run => run.Text)));

    private static IEnumerable<string> Runs(SlackContent content) => content.Blocks.OfType<SlackText>()
        .SelectMany(text => text.Paragraphs)
        .SelectMany(paragraph => paragraph.Runs)
        .Select(run => run.Text);

    private static IEnumerable<string> Citations(SlackContent content) => content.Blocks.OfType<SlackContext>().Select(line => line.Text);

    private static IEnumerable<Uri> Links(SlackContent content) =>
        content.Blocks.OfType<SlackContext>().Select(line => line.Link).OfType<Uri>();

    private static Reply ReplyOf(params ReplyBlock[] blocks) =>
        new("slack:T1:C1:U1:1.1", ReplyOutcome.Answered, blocks, [new ReplyButton(ReplyAction.Search, "Look")], 0.9);

    private static QuoteBlock Block(Quote quote, int number, params TextRange[] marks) => new(number, new Citation(quote, [], marks), null);

    private static Quote QuoteOf(string text, string title = "A")
    {
        var document = new Document(1, "c", "a.md", new DocumentMetadata(Title: title));
        return new Reading(1, document, Reading.Hash(text), text, []).Quote(new TextRange(0, text.Length));
    }
}
