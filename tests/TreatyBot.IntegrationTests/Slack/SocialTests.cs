using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class SocialTests : SlackScenario
{
    /// <summary>What people say that is no question to the documents, and how the reply begins.</summary>
    public static TheoryData<string, string> Messages => new()
    {
        { "hi", "Hello." },
        { "help", "I look questions up" },
        { "thanks", "You are welcome." },
        { "what can you do?", "I look questions up" },
        { "which documents do you have?", "I can search one document for you here: The Ardel Treaty." },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_social_message_gets_a_short_reply_and_no_search_however_it_is_sent(string message, string beginning)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var mention = await slack.SaidAfterAsync(() => slack.Say("C1", "U1", $"<@UBOTT1> {message}").Delivered);
        var direct = await slack.SaidAfterAsync(() => slack.Say("D1", "U1", message).Delivered);
        var command = await slack.SaidAfterAsync(() => slack.Command("T1", "C1", "U1", "/ask", message));

        mention.Text.ShouldStartWith(beginning);
        direct.Text.ShouldStartWith(beginning);
        command.Text.ShouldStartWith($"{message}\n\n{beginning}");
        foreach (var reply in new[] { mention, direct, command })
        {
            WhatLives.Quotes(reply).ShouldBeEmpty();
            WhatLives.In(reply).ShouldBeEmpty();
            reply.Text.Length.ShouldBeLessThan(500);
            reply.Blocks!.ToJsonString().ShouldNotContain("\"actions\"");
        }

        slack.Violations.ShouldBeEmpty();
    }
}
