using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.IntegrationTests.Discord;

public class ThreadTests : DiscordFixture
{
    [Fact]
    public async Task A_question_in_a_channel_gets_a_thread_that_is_called_after_it()
    {
        await ConnectAsync(Threaded);
        var question = People.Write(General, Ada, $"{People.Bot} **When** is the @everyone <#{General.Id}> treaty renewed?");

        var reply = await ReplyInThreadAsync(question);

        reply.Text.ShouldContain(Answer);
        reply.Pinged.ShouldBeEmpty();
        World.Thread(question.Id).Name.ShouldBe("When is the everyone treaty renewed?");
        World.RepliesTo(question.Id).ShouldBeEmpty();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_question_names_its_thread_as_far_as_Discord_allows()
    {
        await ConnectAsync(Threaded);
        var question = People.Write(General, Ada, $"{People.Bot} {Question} {string.Concat(Enumerable.Repeat("please ", 40))}");
        await ReplyInThreadAsync(question);
        var name = World.Thread(question.Id).Name!;
        name.Length.ShouldBeLessThanOrEqualTo(100);
        name.ShouldEndWith("please…");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_follow_up_in_the_thread_leans_on_the_question_that_opened_it()
    {
        await ConnectAsync(Threaded);
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        await ReplyInThreadAsync(question);
        var second = People.Write(World.Thread(question.Id), Ada, $"{People.Bot} And who is the depositary?");

        var reply = await ReplyToAsync(second);

        reply.ChannelId.ShouldBe(question.Id);
        reply.Text.ShouldContain("Drovia");
    }

    [Fact]
    public async Task Where_the_bot_may_open_no_thread_the_channel_gets_the_reply()
    {
        General.BotMayOpenThreads = false;
        await ConnectAsync(Threaded);
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"))).Text.ShouldContain(Answer);
    }

    [Fact]
    public async Task Thanks_and_direct_messages_open_no_thread()
    {
        await ConnectAsync(Threaded);
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} thanks!"))).Text.ShouldContain("You are welcome");
        (await ReplyToAsync(People.Write(World.DirectMessages(Ada), Ada, Question))).Text.ShouldContain(Answer);
    }

    [Fact]
    public async Task Whatever_becomes_of_the_calls_each_question_has_one_thread_with_one_reply()
    {
        await ConnectAsync(Threaded);
        Discord.Faults.ServerError = 0.4;
        Discord.Faults.Silence = 0.1;
        var questions = Enumerable.Range(0, 8)
            .Select(_ => People.Write(World.AddChannel(Guild), Ada, $"{People.Bot} {Question}"))
            .ToList();
        foreach (var question in questions)
        {
            await ReplyInThreadAsync(question);
        }

        await World.UntilAsync(() => LastBot.Runner.Running == 0, poll: true);
        World.BotMessages.Count(message => message.Text.Contains(Answer, StringComparison.Ordinal)).ShouldBe(questions.Count);
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_worker_has_posted_in_a_thread_without_learning_of_it_is_not_posted_again()
    {
        var first = await ConnectAsync(Threaded);
        LoopbackMessage question;
        using (Discord.HoldAfter("POST /channels/", passing: 1))
        {
            // The first call opens the thread; Discord has the reply, and the worker never learns of it.
            question = People.Write(General, Ada, $"{People.Bot} {Question}");
            await World.UntilAsync(() => World.BotMessages.Count > 0);
            await first.DisposeAsync();
        }

        World.ForgetNonces();
        var second = await ConnectAsync(Threaded);
        await World.UntilAsync(() => second.Runner.Running == 0, poll: true);
        World.BotMessages.Where(message => message.Text.Contains(Answer, StringComparison.Ordinal))
            .ShouldHaveSingleItem().ChannelId.ShouldBe(question.Id);
    }

    private BotSetup Threaded => Setup with { Threads = true };

    private async Task<LoopbackMessage> ReplyInThreadAsync(LoopbackMessage question)
    {
        await World.UntilAsync(() => InThread().Any());
        return InThread().ShouldHaveSingleItem();

        IEnumerable<LoopbackMessage> InThread() => World.BotMessages.Where(message => message.ChannelId == question.Id);
    }
}
