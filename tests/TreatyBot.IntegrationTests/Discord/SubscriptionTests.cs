using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Documents;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.IntegrationTests.Discord;

public class SubscriptionTests : DiscordFixture
{
    private IReadOnlyList<LoopbackMessage> News =>
        [.. World.BotMessages.Where(message => message.Text.Contains("New on “boat fees”", StringComparison.Ordinal))];

    [Fact]
    public async Task News_are_told_in_the_channel_once_and_across_a_restart()
    {
        var bot = await ConnectAsync();
        (await ResponseToAsync(People.Use(General, Ada, "subscribe", ("topic", "boat fees")))).Text.ShouldContain("Subscription 1");
        await bot.DisposeAsync();

        bot = await ConnectAsync();
        await SaveAsync(bot, Draft("rules.md", "Harbour Rules", "The fee for boats is ten crowns a night."));
        await World.UntilAsync(() => News.Count > 0);
        News[0].ChannelId.ShouldBe(General.Id);
        News[0].Text.ShouldContain("ten crowns a night");
        await bot.DisposeAsync();

        bot = await ConnectAsync();
        await SaveAsync(bot, Draft("rules.md", "Harbour Rules", "The fee for boats is twelve crowns a night."));
        await World.UntilAsync(() => News.Count > 1);
        News[1].Text.ShouldContain("twelve crowns");

        (await ResponseToAsync(People.Use(General, Ben, "unsubscribe", ("number", "1")))).Text.ShouldContain("has ended");
        World.Violations.ShouldBeEmpty();
    }

    private static async Task SaveAsync(Bot bot, DocumentDraft draft)
    {
        await bot.Services.GetRequiredService<IDocumentStore>().SaveAsync(draft, CancellationToken.None);
        await bot.Corpus.RefreshAsync(CancellationToken.None);
    }
}
