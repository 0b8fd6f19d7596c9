using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class SocialTests : DiscordFixture
{
    /// <summary>What people say that is no question to the documents, and how the reply begins.</summary>
    public static TheoryData<string, string> Messages => new()
    {
        { "hi", "Hello." },
        { "help", "I look questions up" },
        { "thanks", "You are welcome." },
        { "what can you do?", "I look questions up" },
        { "which documents do you have?", "I can search one document for you here" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_social_message_gets_a_short_reply_and_no_search_however_it_is_sent(string message, string beginning)
    {
        await ConnectAsync();
        var mention = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {message}"));
        var direct = await ReplyToAsync(People.Write(World.DirectMessages(Ada), Ada, message));
        var command = await ResponseToAsync(People.Use(General, Ada, "ask", ("question", message)));

        mention.Text.ShouldStartWith($"**{beginning}");
        direct.Text.ShouldStartWith($"**{beginning}");
        command.Text.ShouldContain($"**{beginning}");
        foreach (var reply in new[] { mention, direct, command })
        {
            reply.Text.ShouldNotContain("\n> ");
            reply.Text.Length.ShouldBeLessThan(500);
            reply.Buttons.ShouldBeEmpty();
            reply.Pinged.ShouldBeEmpty();
        }

        World.Violations.ShouldBeEmpty();
    }
}
