using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

public class SubscriptionTests : SlackScenario
{
    [Fact]
    public async Task News_are_told_in_the_channel_once_and_across_a_restart()
    {
        await using var slack = await SlackFixture.StartAsync();
        var setup = new SlackBotSetup();
        await using (var bot = await StartAsync(slack, setup))
        {
            await slack.Command("T1", "C1", "U1", "/subscribe", "boat fees");
            var said = await slack.OneReplyAsync();
            said.Text.ShouldContain("Subscription 1");
            said.OnlyFor.ShouldBeNull();
        }

        await using var later = await StartAsync(slack, setup);
        await SaveAsync(later, "The fee for boats is ten crowns a night.");
        await SlackBot.Until(() => News(slack).Count == 1);
        (News(slack)[0].Channel, News(slack)[0].Thread).ShouldBe(("C1", null));
        WhatLives.Quotes(News(slack)[0]).ShouldBe(["The fee for boats is ten crowns a night."]);

        await SaveAsync(later, "The fee for boats is twelve crowns a night.");
        await SlackBot.Until(() => News(slack).Count == 2);
        (await slack.SaidAfterAsync(() => slack.Command("T1", "C1", "U2", "/unsubscribe", "1"))).Text.ShouldContain("has ended");
        slack.Violations.ShouldBeEmpty();
    }

    private static List<LoopbackMessage> News(SlackServer slack) =>
        [.. slack.Replies().Where(message => message.Text.Contains("New on “boat fees”", StringComparison.Ordinal))];

    private static async Task SaveAsync(SlackBot bot, string text)
    {
        var source = new SourceFingerprint(text.Length, DateTimeOffset.UnixEpoch, Reading.Hash(text));
        await bot.Services.GetRequiredService<IDocumentStore>().SaveAsync(
            new DocumentDraft(
                "treaties", "rules.md", source, "test/1", new DocumentMetadata(Title: "Harbour Rules"), text,
                [new PassageDraft(new TextRange(0, text.Length), [])]),
            CancellationToken.None);
        await bot.Services.GetRequiredService<Corpus>().RefreshAsync(CancellationToken.None);
    }
}
