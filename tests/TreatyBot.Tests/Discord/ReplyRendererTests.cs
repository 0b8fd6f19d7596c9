using TreatyBot.Chat.Content;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Discord.Asking;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Tests.Discord;

public sealed class ReplyRendererTests
{
    [Fact]
    public void Quotes_that_do_not_fit_are_dropped_whole_with_a_note_and_a_button()
    {
        var message = ReplyRenderer.Render(ReplyOf(1500, 1500, 1500), new ReplyView());
        var text = TextOf(message);
        text.Count(c => c == 'Ж').ShouldBe(3000);
        text.ShouldContain("1 more did not fit");
        Buttons(message).ShouldContain(button => button.Label == "More quotes" && button.CustomId == "more:3:discord:m:1");
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(3700)]
    [InlineData(3800)]
    [InlineData(3900)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public void At_the_edge_a_quote_is_whole_or_its_citation_stands_alone(int length)
    {
        var message = ReplyRenderer.Render(ReplyOf(length), new ReplyView("en", "Question?", "1"));
        var text = TextOf(message);
        text.Length.ShouldBeLessThanOrEqualTo(4000);
        text.Count(c => c == 'Ж').ShouldBeOneOf(0, length);
        text.ShouldContain("Title · undated");
    }

    [Fact]
    public void A_quote_that_just_fits_is_shown() =>
        TextOf(ReplyRenderer.Render(ReplyOf(3900), new ReplyView())).Count(c => c == 'Ж').ShouldBe(3900);

    [Fact]
    public void Backslashes_count()
    {
        var message = ReplyRenderer.Render(ReplyWith(new string('*', 2500)), new ReplyView());
        TextOf(message).ShouldContain("2500 characters");
    }

    [Fact]
    public void Many_short_quotes_keep_to_forty_components()
    {
        var message = ReplyRenderer.Render(ReplyOf([.. Enumerable.Repeat(5, 40)]), new ReplyView());
        Parts(message.Components).Count().ShouldBeLessThanOrEqualTo(40);
        TextOf(message).ShouldContain("more did not fit");
    }

    [Fact]
    public void More_quotes_go_on_where_the_message_ended_until_all_were_shown()
    {
        var reply = ReplyOf(1500, 1500, 1500, 1500, 1500);
        var seen = 0;
        for (var from = 1; from <= 5;)
        {
            var message = ReplyRenderer.Render(reply, new ReplyView(FirstQuote: from));
            seen += TextOf(message).Count(c => c == 'Ж');
            from = Buttons(message).FirstOrDefault(button => button.CustomId.StartsWith("more:", StringComparison.Ordinal)) is { } more
                ? ButtonId.Parse(more.CustomId)!.Number
                : 6;
        }

        seen.ShouldBe(7500);
    }

    [Fact]
    public void Buttons_keep_to_their_limits_and_carry_what_they_are_for()
    {
        foreach (var button in Buttons(ReplyRenderer.Render(ReplyOf(10), new ReplyView())))
        {
            button.CustomId.Length.ShouldBeLessThanOrEqualTo(100);
            ButtonId.Parse(button.CustomId)!.EventKey.ShouldBe("discord:m:1");
        }
    }

    [Fact]
    public void Ids_of_buttons_stay_within_their_limit_for_the_longest_key_that_there_is()
    {
        var edited = Places.KeyOfMessage(ulong.MaxValue.ToString()) + ":" + DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        foreach (var action in Enum.GetValues<ReplyAction>())
        {
            new ButtonId(action, int.MaxValue, edited).ToString().Length.ShouldBeLessThanOrEqualTo(100);
        }
    }

    [Fact]
    public void What_must_be_known_stands_where_it_is_read()
    {
        var quotes = ReplyOf(5, 5).Blocks.OfType<QuoteBlock>().ToList();
        var reply = ReplyOf(5) with
        {
            Blocks =
            [
                new NoteBlock(NoteKind.SourcesDiffer, "They differ."),
                quotes[0] with { Citation = quotes[0].Citation with { Side = "2026", Speaker = "Mr *Bold*" } },
                quotes[1] with { Citation = quotes[1].Citation with { Side = "2031" } },
                new NoteBlock(NoteKind.SaidElsewhere, "Said elsewhere."),
                new NoteBlock(NoteKind.DatePassed, "It has gone by."),
            ],
        };
        Lines(TextsOf(ReplyRenderer.Render(reply, new ReplyView()))).ShouldBe(
        [
            "⚖️ They differ.",
            "> ЖЖЖЖЖ",
            "-# 1 · **2026** · Title · undated · in the words of Mr \\*Bold\\* · [open](<https://cite.example/1>)",
            "> ЖЖЖЖЖ",
            "-# 2 · **2031** · Title · undated · [open](<https://cite.example/1>)",
            "-# ⏳ It has gone by.",
            "-# Said elsewhere.",
        ]);
    }

    [Fact]
    public void What_is_good_to_know_takes_no_room_from_a_quote()
    {
        var reply = ReplyOf(3700);
        var message = ReplyRenderer.Render(
            reply with { Blocks = [.. reply.Blocks, new NoteBlock(NoteKind.SaidElsewhere, new string('x', 900))] }, new ReplyView());
        TextOf(message).Count(c => c == 'Ж').ShouldBe(3700);
        TextOf(message).ShouldNotContain("xxx");
    }

    [Fact]
    public void A_context_leads_to_the_next_one_even_where_its_quote_is_too_long()
    {
        foreach (var length in new[] { 10, 5000 })
        {
            var quote = ReplyOf(length).Blocks.OfType<QuoteBlock>().Single();
            var message = ContextRenderer.Render(quote, new ButtonId(ReplyAction.ShowContext, 2, "discord:m:1"), null);
            Buttons(message).ShouldHaveSingleItem().Label.ShouldBe("Quote 2 in its context");
            TextOf(message).ShouldContain("Title · undated");
            Buttons(ContextRenderer.Render(quote, null, null)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_context_of_a_quote_that_is_too_long_is_its_part_around_the_words_that_answer()
    {
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"word{i} "));
        var mark = new TextRange(text.IndexOf("word1000", StringComparison.Ordinal), text.IndexOf("word1001", StringComparison.Ordinal));
        var quote = ReplyWith(text).Blocks.OfType<QuoteBlock>().Single();
        var shown = TextOf(ContextRenderer.Render(quote with { Citation = quote.Citation with { Marks = [mark] } }, null, null));
        shown.ShouldContain("word1000");
        shown.ShouldContain(InterfaceTexts.Get("QuotePart"));
        shown.ShouldNotContain("too many for a message");
    }

    [Fact]
    public void A_quote_that_is_too_long_and_has_no_link_says_how_to_read_it()
    {
        var reply = ReplyOf(5000);
        var quote = reply.Blocks.OfType<QuoteBlock>().Single();
        TextOf(ReplyRenderer.Render(reply, new ReplyView())).ShouldContain("It stands here:");
        var text = TextOf(ReplyRenderer.Render(reply with { Blocks = [quote with { Permalink = null }] }, new ReplyView()));
        text.ShouldNotContain("It stands here");
        text.ShouldContain("\"Show context\"");
    }

    [Fact]
    public void The_box_is_green_only_where_the_bot_is_sure()
    {
        var sure = ReplyOf(10);
        var unsure = sure with { Blocks = [new NoteBlock(NoteKind.Unsure, "I am not sure."), .. sure.Blocks] };
        ColorOf(sure).ShouldBe(0x2E7D32);
        ColorOf(unsure).ShouldBe(0xF9A825);
        ColorOf(sure with { Outcome = ReplyOutcome.NothingFound }).ShouldBe(0x757575);
    }

    [Fact]
    public void Six_buttons_stand_in_two_rows()
    {
        var reply = ReplyWith("One.", "Two.") with
        {
            Buttons = [.. Enum.GetValues<ReplyAction>().Take(6).Select(action => new ReplyButton(action, action.ToString()))],
        };
        var rows = ReplyRenderer.Render(reply, new ReplyView(LastQuote: 1)).Components.OfType<ActionRow>().ToList();
        rows.Select(row => row.Components.Count).ShouldBe([5, 1]);
    }

    [Fact]
    public void Passages_that_do_not_fit_are_left_out_without_a_button_to_quotes()
    {
        var reply = ReplyOf(1500, 1500, 1500) with { Outcome = ReplyOutcome.Passages, Buttons = [] };
        var message = ReplyRenderer.Render(reply, new ReplyView());
        message.Components.OfType<ActionRow>().ShouldBeEmpty();
        TextOf(message).ShouldNotContain("More quotes");
        TextOf(message).Count(c => c == 'Ж').ShouldBe(3000);
    }

    private static int? ColorOf(Reply reply) =>
        ReplyRenderer.Render(reply, new ReplyView()).Components.OfType<Container>().Single().AccentColor;

    private static Reply ReplyOf(params int[] lengths) => ReplyWith([.. lengths.Select(length => new string('Ж', length))]);

    private static Reply ReplyWith(params string[] texts) => new(
        "discord:m:1",
        ReplyOutcome.Answered,
        [.. texts.Select((text, i) => new QuoteBlock(i + 1, new Citation(QuoteOf(text), [], []), new Uri("https://cite.example/1")))],
        [
            new ReplyButton(ReplyAction.ShowContext, "Show context"),
            new ReplyButton(ReplyAction.Helpful, "Helpful"),
            new ReplyButton(ReplyAction.NotHelpful, "Not helpful"),
        ],
        0.9);

    private static Quote QuoteOf(string text) =>
        new Reading(1, new Document(
            1, "c", "p", new DocumentMetadata(Title: "Title")), Reading.Hash(text), text, []).Quote(new TextRange(0, text.Length));

    private static string TextOf(OutgoingMessage message) => string.Concat(TextsOf(message));

    private static IEnumerable<string> TextsOf(OutgoingMessage message) =>
        Parts(message.Components).OfType<TextDisplay>().Select(text => text.Content);

    private static IEnumerable<string> Lines(IEnumerable<string> texts) => texts.SelectMany(text => text.Split('\n'));

    private static IEnumerable<Button> Buttons(OutgoingMessage message) => Parts(message.Components).OfType<Button>();

    private static IEnumerable<MessageComponent> Parts(IEnumerable<MessageComponent> components) =>
        components.SelectMany(component => component switch
        {
            Container container => Parts(container.Components).Prepend(container),
            ActionRow row => Parts(row.Components).Prepend(row),
            _ => [component],
        });
}
