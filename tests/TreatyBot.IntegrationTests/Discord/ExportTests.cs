using System.Text;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class ExportTests : DiscordFixture
{
    [Fact]
    public async Task A_thread_becomes_a_file_for_whoever_asks()
    {
        await ConnectAsync();
        var thread = World.AddChannel(Guild, 11, General.Id);
        await ReplyToAsync(People.Write(thread, Ada, $"{People.Bot} {Question}"));
        await ReplyToAsync(People.Write(thread, Ada, $"{People.Bot} who is the depositary?"));

        var asked = People.Use(thread, Ben, "export", ("markdown", true));
        var reply = await ResponseToAsync(asked);
        asked.IsEphemeral.ShouldBeTrue();
        var (name, content) = reply.Files.ShouldHaveSingleItem();
        name.ShouldEndWith(".md");
        var text = Encoding.UTF8.GetString(content);
        text.ShouldContain("## When is the treaty renewed?");
        text.ShouldContain("> The depositary is");
        text.ShouldContain("[^2]: Treaty of Sabrel");

        var word = await ResponseToAsync(People.Use(thread, Ben, "export"));
        word.Files.Keys.ShouldHaveSingleItem().ShouldEndWith(".docx");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_was_asked_there_is_no_file()
    {
        await ConnectAsync();
        var reply = await ResponseToAsync(People.Use(General, Ada, "export"));
        reply.Files.ShouldBeEmpty();
        reply.Text.ShouldContain("nothing in this thread");
        World.Violations.ShouldBeEmpty();
    }
}
