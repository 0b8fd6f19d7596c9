using System.Text.Json.Nodes;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.LoopbackSlack;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.IntegrationTests.Slack;

[Trait("Category", "Slow")]
public class LimitTests : SlackScenario
{
    [Fact]
    public async Task More_channels_at_once_than_Slack_lets_be_looked_up_get_their_answers_all_the_same()
    {
        // How soon after a refusal a call comes tells on a busy machine what is busy. That others wait with the one that was refused,
        // SlackRetryPolicyTests hold by a clock of their own; here the calls are counted.
        const int channels = 120;
        var options = new LoopbackOptions { TierWindow = TimeSpan.FromSeconds(2), OnTheWay = TimeSpan.FromMinutes(1) };
        await using var slack = await SlackFixture.StartAsync(options);
        var places = Enumerable.Range(0, channels).Select(i => slack.AddChannel("T1", $"C9{i}", "U1").Id).ToList();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        places.ForEach(place => slack.Say(place, "U1", SlackFixture.Mention()));
        await SlackBot.Until(() => slack.Replies().Count == channels);
        slack.Replies().ShouldAllBe(reply => WhatLives.Quotes(reply).Contains(SlackFixture.Quote));
        slack.Violations.ShouldBeEmpty();

        // 50 a window: all ask at once, those refused again, and the last of them once more.
        slack.Calls.Count(call => call.Method == "conversations.info").ShouldBeInRange(channels, 3 * channels);
    }

    [Fact]
    public async Task A_burst_in_one_channel_looks_the_channel_up_once()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => slack.Command("T1", "C1", "U1", "/ask", SlackFixture.Question)));
        await SlackBot.Until(() => slack.Replies().Count == 200);
        slack.Calls.Count(call => call.Method == "conversations.info").ShouldBe(1);
    }

    [Fact]
    public async Task Questions_in_one_channel_are_answered_a_second_apart()
    {
        // Half a second is forgiven for the way, which is long on a busy machine; ChannelRateTests hold the second itself.
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { BetweenMessages = TimeSpan.FromMilliseconds(500) });
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        for (var i = 0; i < 4; i++)
        {
            slack.Say("C1", "U1", SlackFixture.Mention());
        }

        await SlackBot.Until(() => slack.Replies().Count == 4);
        slack.Violations.ShouldBeEmpty();
        slack.Calls.Count(call => call.Method == "chat.postMessage").ShouldBe(4);
    }

    [Fact]
    public async Task Whoever_waits_for_others_in_a_channel_sees_at_once_that_the_bot_is_at_work()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        await slack.UseUpBurstAsync("C1");
        var asked = Enumerable.Range(0, 3).Select(_ => slack.Say("C1", "U1", SlackFixture.Mention())).ToList();
        var last = asked[^1].Ts;
        await SlackBot.Until(
            () => slack.Calls.Any(call => call.Method == "assistant.threads.setStatus" && (string?)call.Body["thread_ts"] == last));
        slack.Replies().ShouldNotContain(reply => reply.Thread == last);
        await SlackBot.Until(() => slack.Replies().Count == 3);
    }

    [Fact]
    public async Task A_button_waits_for_no_channel()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();
        await slack.UseUpBurstAsync("C1");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => slack.Say("C1", "U1", SlackFixture.Mention()).Delivered));
        await slack.Press("U2", reply, "ShowContext");
        await SlackBot.Until(() => slack.Replies().Any(shown => shown.OnlyFor == "U2"));
        slack.Replies().Count(shown => shown.OnlyFor is null).ShouldBeLessThan(6);
    }

    /// <summary>What Slack measures are characters as they are sent: those of some texts take six times their length.</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("\u0001")]
    [InlineData("<&>")]
    [InlineData("🤝")]
    [InlineData("é\n")]
    public void No_reply_breaks_the_limits_of_blocks(string letter)
    {
        foreach (var quotes in (int[])[0, 1, 2, 7, 49])
        {
            foreach (var length in (int[])[1, 100, 1_700, 5_000, 11_400, 11_600, 11_800, 12_000, 20_000])
            {
                var blocks = new List<ReplyBlock>
                {
                    new StatementBlock(Text(letter, length)),
                    new NoteBlock(NoteKind.DatePassed, Text(letter, length)),
                };
                blocks.AddRange(Enumerable.Range(1, quotes).Select(number => Quote(letter, number, length)));
                ShouldBeTaken(
                    ReplyRenderer.Render(
                        new Reply("slack:T1:C1:U1:1.1", ReplyOutcome.Answered, blocks, Buttons, 1), new ReplyView(null)),
                    $"{quotes} quotes of {length}");
            }
        }
    }

    [Fact]
    public async Task A_list_of_sources_stays_within_the_limits_of_blocks()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            Documents = [.. Enumerable.Range(0, 60).Select(i => ("treaties", $"{i} {new string('"', 300)}", "The treaty is renewed."))],
        });
        await slack.Command("T1", "C1", "U1", "/sources", "");
        var list = await slack.OneReplyAsync();
        list.Text.ShouldContain("60");
        list.Blocks!.ToJsonString().ShouldContain("more; name a part of a title");
    }

    private static readonly ReplyButton[] Buttons =
    [
        new(ReplyAction.MoreQuotes, "More quotes (9)"),
        new(ReplyAction.ShowContext, "Show context"),
        new(ReplyAction.Helpful, "👍"),
        new(ReplyAction.NotHelpful, "👎"),
        new(ReplyAction.ShareHere, "Share here"),
    ];

    private static void ShouldBeTaken(SlackContent content, string what)
    {
        var message = JsonNode.Parse(
            SlackMessageWriter.Write(
                writer => SlackMessageWriter.WriteMessage(writer, new SlackMessage("C1", content.Text, content.Blocks))))!;
        BlockRules.Check(message["blocks"]!.AsArray()).ShouldBeNull(what);
        ((string)message["text"]!).Length.ShouldBeInRange(1, 40_000, what);
    }

    private static string Text(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length))[..length];

    private static QuoteBlock Quote(string letter, int number, int length)
    {
        var text = Text(letter, length);
        var document = new Document(1, "c", "a.md", new DocumentMetadata(Title: Text(letter, Math.Min(length, 500))));
        var quote = new Reading(1, document, Reading.Hash(text), text, []).Quote(new TextRange(0, text.Length));
        return new QuoteBlock(number, new Citation(quote, [], [new TextRange(0, 1)]), new Uri($"https://bot.example/c/{number}"));
    }
}
