using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class ForumTests : DiscordFixture
{
    private const int Forum = 15;

    [Fact]
    public async Task A_post_in_a_forum_that_the_operator_has_named_is_answered_in_it_by_its_title()
    {
        var (named, other) = (World.AddChannel(Guild, Forum), World.AddChannel(Guild, Forum));
        await ConnectAsync(Setup with { Settings = new Dictionary<string, string?> { ["Discord:Forums:0"] = named.Id } });

        var (_, ignored) = People.Post(other, Ada, Question, "I have looked everywhere.");
        var (thread, post) = People.Post(named, Ada, Question, "I have looked everywhere.");
        var reply = await ReplyToAsync(post);
        reply.ChannelId.ShouldBe(post.Id);
        reply.Text.ShouldContain(Answer);

        (await ReplyToAsync(People.Write(thread, Ben, $"{People.Bot} and who is the depositary?"))).Text.ShouldContain("Drovia");
        World.RepliesTo(ignored.Id).ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_that_mentions_the_bot_too_gets_one_reply()
    {
        var forum = World.AddChannel(Guild, Forum);
        await ConnectAsync(Setup with { Settings = new Dictionary<string, string?> { ["Discord:Forums:0"] = forum.Id } });
        var (_, post) = People.Post(forum, Ada, Question, $"{People.Bot} {Question}");
        await ReplyToAsync(post);
        await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        AnswersTo(post).ShouldBe(1);
        World.Violations.ShouldBeEmpty();
    }
}
