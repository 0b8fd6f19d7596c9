using System.Text;

namespace TreatyBot.IntegrationTests.Slack;

public class ExportTests : SlackScenario
{
    [Fact]
    public async Task A_thread_becomes_a_file_in_it()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (ts, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        await slack.OneReplyAsync();

        var said = await slack.SaidAfterAsync(() => slack.Say("C1", "U2", "<@UBOTT1> /export markdown", thread: ts).Delivered);
        said.Text.ShouldContain("The questions of this thread");
        var file = slack.Files.ShouldHaveSingleItem();
        (file.Channel, file.Thread).ShouldBe(("C1", ts));
        var text = Encoding.UTF8.GetString(file.Content);
        text.ShouldContain("## When does the Ardel Treaty renew?");
        text.ShouldContain("[^1]: The Ardel Treaty");

        await slack.SaidAfterAsync(() => slack.Shortcut("T1", "C1", "U2", "export_thread", ts));
        slack.Files[^1].Name.ShouldEndWith(".docx");
        (await slack.SaidAfterAsync(() => slack.Say("C1", "U2", SlackFixture.Mention("/export")).Delivered))
            .Text.ShouldContain("nothing in this thread");
        slack.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_bot_may_not_send_files_it_says_so()
    {
        await using var slack = await SlackFixture.StartAsync(scopes: [.. SlackBot.LeastScopes.Except(["files:write"])]);
        await using var bot = await StartAsync(slack, new SlackBotSetup());
        var (ts, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        await slack.OneReplyAsync();
        (await slack.SaidAfterAsync(() => slack.Say("C1", "U2", "<@UBOTT1> /export", thread: ts).Delivered))
            .Text.ShouldContain("missing_scope");
    }
}
