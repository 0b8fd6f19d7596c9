using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Conversations;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class ChangesUnderWayTests : DiscordFixture
{
    private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An interaction's token lives for a quarter of an hour.</summary>
    private static readonly TimeSpan LongerThanTokensLive = TimeSpan.FromMinutes(16);

    [Fact]
    public async Task An_answer_slower_than_the_first_deadline_still_arrives()
    {
        await ConnectAsync(Setup with { SlowAnswer = _answers.Task });
        var asked = People.Use(General, Ada, "ask", ("question", Question));
        await World.UntilAsync(() => asked.Acknowledged == 5);
        World.AgeInteractions(TimeSpan.FromSeconds(10));
        _answers.SetResult();
        (await ResponseToAsync(asked)).Text.ShouldContain("**2031**");
    }

    [Fact]
    public async Task An_event_older_than_its_token_is_answered_in_the_channel_and_names_the_asker_without_a_ping()
    {
        await ConnectAsync(Setup with { SlowAnswer = _answers.Task });
        var asked = People.Use(General, Ada, "ask", ("question", Question));
        await World.UntilAsync(() => asked.Acknowledged == 5);
        World.AgeInteractions(LongerThanTokensLive);
        _answers.SetResult();
        await World.UntilAsync(() => World.BotMessages.Any(message => message.Nonce == "i" + asked.Id));

        var reply = World.BotMessages.Single(message => message.Nonce == "i" + asked.Id);
        reply.Text.ShouldContain($"<@{Ada}>: {Question}");
        reply.Text.ShouldContain("**2031**");
        reply.Pinged.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_private_question_whose_token_is_over_is_told_so_in_private()
    {
        await ConnectAsync(Setup with { SlowAnswer = _answers.Task });
        var asked = People.Use(General, Ada, "ask", ("question", Question), ("only-me", true));
        await World.UntilAsync(() => asked.Acknowledged == 5);
        World.AgeInteractions(LongerThanTokensLive);
        _answers.SetResult();
        await World.UntilAsync(() => World.BotMessages.Any(message => message.ChannelId == World.DirectMessages(Ada).Id));
        World.BotMessages.ShouldNotContain(message => message.ChannelId == General.Id && message.Nonce != null);
        World.BotMessages.Single(message => message.ChannelId == World.DirectMessages(Ada).Id).Text.ShouldContain("Please ask again");
    }

    [Fact]
    public async Task A_question_deleted_before_its_answer_gets_none()
    {
        var bot = await ConnectAsync(Setup with { SlowAnswer = _answers.Task });
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => bot.Runner.Running == 1, poll: true);
        People.Delete(question);
        await World.UntilAsync(() => bot.Runner.Running == 0, poll: true);
        _answers.SetResult();
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"))).ShouldNotBeNull();
        World.RepliesTo(question.Id).ShouldBeEmpty();
        bot.Log.All.ShouldContain(line => line.Contains("deleted before its reply", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_edited_before_its_answer_is_answered_as_it_reads_now()
    {
        var bot = await ConnectAsync(Setup with { SlowAnswer = _answers.Task });
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => bot.Runner.Running == 1, poll: true);
        People.Edit(question, $"{People.Bot} Who is the depositary?");
        await World.UntilAsync(
            () => bot.Log.All.Any(line => line.Contains("edited before its reply", StringComparison.Ordinal)), poll: true);
        _answers.SetResult();
        (await ReplyToAsync(question)).Text.ShouldContain("Drovia");
    }

    [Fact]
    public async Task An_edited_question_stays_so_over_a_restart()
    {
        var bot = await ConnectAsync(Setup with { SlowAnswer = _answers.Task, DrainSeconds = 0 });
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => bot.Runner.Running == 1, poll: true);
        People.Edit(question, $"{People.Bot} Who is the depositary?");
        await bot.SaysAsync("edited before its reply");
        await bot.DisposeAsync();
        await ConnectAsync(Setup with { Documents = [] });
        (await ReplyToAsync(question)).Text.ShouldContain("Drovia");
    }

    [Fact]
    public async Task A_stop_answers_what_is_under_way_and_takes_nothing_new_in()
    {
        var bot = await ConnectAsync(Setup with { SlowAnswer = _answers.Task, DrainSeconds = 30 });
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => bot.Runner.Running == 1, poll: true);
        var stopping = bot.DisposeAsync().AsTask();
        await World.UntilAsync(() => Discord.Gateway.OpenSockets == 0);
        var late = People.Write(General, Ada, $"{People.Bot} {Question}");
        stopping.IsCompleted.ShouldBeFalse();
        _answers.SetResult();
        await stopping;
        (await ReplyToAsync(question)).Text.ShouldContain(Answer);
        World.RepliesTo(late.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_waits_no_longer_than_it_may_and_says_how_much_is_left()
    {
        var bot = await ConnectAsync(Setup with { SlowAnswer = _answers.Task, DrainSeconds = 1 });
        People.Write(General, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => bot.Runner.Running == 1, poll: true);
        await bot.DisposeAsync();
        bot.Log.All.ShouldContain(line => line.Contains("stopping with 1 questions unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answered_question_that_is_edited_is_left_alone_but_a_mention_added_later_counts()
    {
        await ConnectAsync();
        var answered = People.Write(General, Ada, $"{People.Bot} {Question}");
        await ReplyToAsync(answered);
        People.Edit(answered, $"{People.Bot} Who is the depositary?");
        var late = People.Write(General, Ada, Question);
        People.Edit(late, $"{People.Bot} {Question}");
        (await ReplyToAsync(late)).Text.ShouldContain("**2031**");
        World.RepliesTo(answered.Id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_bot_may_not_write_the_asker_is_told_in_private()
    {
        var closed = World.AddChannel(Guild);
        closed.BotMayWrite = false;
        await ConnectAsync();
        People.Write(closed, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => World.BotMessages.Count > 0);
        var told = World.BotMessages.ShouldHaveSingleItem();
        told.ChannelId.ShouldBe(World.DirectMessages(Ada).Id);
        told.Text.ShouldContain($"<#{closed.Id}>");
        told.Text.ShouldContain("may not write there");
    }

    [Fact]
    public async Task In_a_locked_thread_the_asker_is_told_in_private()
    {
        var thread = World.AddChannel(Guild, type: 11, parentId: General.Id);
        await ConnectAsync();
        thread.IsLocked = true;
        People.Write(thread, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => World.BotMessages.Count > 0);
        World.BotMessages.ShouldHaveSingleItem().ChannelId.ShouldBe(World.DirectMessages(Ada).Id);
    }

    [Fact]
    public async Task An_archived_thread_is_opened_by_its_answer()
    {
        var thread = World.AddChannel(Guild, type: 11, parentId: General.Id);
        await ConnectAsync();
        thread.IsArchived = true;
        (await ReplyToAsync(People.Write(thread, Ada, $"{People.Bot} {Question}"))).ChannelId.ShouldBe(thread.Id);
    }

    [Fact]
    public async Task A_reply_that_cannot_be_read_where_the_bot_may_not_write_is_told_so_in_private()
    {
        await ConnectAsync();
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"));
        General.BotMayWrite = false;
        People.Write(General, Ada, "and who is the depositary?", replyTo: reply.Id, ping: false);
        await World.UntilAsync(() => World.BotMessages.Any(message => message.ChannelId == World.DirectMessages(Ada).Id));
    }

    [Fact]
    public async Task Where_the_asker_takes_no_direct_messages_either_the_question_is_closed_with_that_reason()
    {
        General.BotMayWrite = false;
        World.CloseDirectMessages(Ada);
        var bot = await ConnectAsync();
        People.Write(General, Ada, $"{People.Bot} {Question}");
        await bot.SaysAsync("and the asker takes no direct messages");
        (await UnfinishedAsync(bot)).ShouldBe(0);
    }

    [Fact]
    public async Task A_question_whose_channel_is_gone_is_closed_with_that_reason()
    {
        var bot = await ConnectAsync(Setup with { SlowAnswer = _answers.Task });
        People.Write(General, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => bot.Runner.Running == 1, poll: true);
        General.IsGone = true;
        _answers.SetResult();
        await bot.SaysAsync("The channel of the question is gone");
        (await UnfinishedAsync(bot)).ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_question_asked_and_deleted_while_the_bot_was_away_gets_no_answer()
    {
        NeedsSessionsThatOutliveTheWorker();
        await (await ConnectAsync()).DisposeAsync();
        var deleted = People.Write(General, Ada, $"{People.Bot} {Question}");
        People.Delete(deleted);
        var kept = People.Write(General, Ada, $"{People.Bot} {Question}");
        var bot = await ConnectAsync(Setup with { Documents = [] });
        await ReplyToAsync(kept);
        await bot.SaysAsync("The question was deleted before its reply");
        World.RepliesTo(deleted.Id).ShouldBeEmpty();
        (await UnfinishedAsync(bot)).ShouldBe(0);
    }

    [Fact]
    public async Task Without_permission_to_read_history_the_answer_comes_without_being_a_reply()
    {
        General.BotMayReadHistory = false;
        await ConnectAsync();
        var question = People.Write(General, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => World.BotMessages.Count > 0);
        var answer = World.BotMessages.ShouldHaveSingleItem();
        answer.ReplyTo.ShouldBeNull();
        answer.Nonce.ShouldBe("m" + question.Id);
    }

    [Fact]
    public async Task Removed_from_a_guild_the_bot_closes_its_questions_and_goes_on()
    {
        var other = World.AddGuild(Ada);
        var channel = World.AddChannel(other);
        var bot = await ConnectAsync(Setup with { SlowAnswer = _answers.Task });
        People.Write(channel, Ada, $"{People.Bot} {Question}");
        await World.UntilAsync(() => bot.Runner.Running == 1, poll: true);
        People.RemoveBot(other);
        await World.UntilAsync(() => bot.Runner.Running == 0, poll: true);
        _answers.SetResult();
        bot.Log.All.ShouldContain(line => line.Contains("removed from the server", StringComparison.Ordinal));
        (await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} {Question}"))).ShouldNotBeNull();
    }

    /// <summary>How many questions have neither a reply nor a stated reason, once nothing is under way.</summary>
    private async Task<int> UnfinishedAsync(Bot bot)
    {
        await World.UntilAsync(() => bot.Runner.Running == 0, poll: true);
        return (await bot.Services.GetRequiredService<IConversationStore>().ListUnfinishedAsync("discord", CancellationToken.None)).Count;
    }
}

public class SkewedClockTests : DiscordFixture
{
    protected override LoopbackOptions Options => new()
    {
        BetweenIdentifies = TimeSpan.FromMilliseconds(20),
        ClockAhead = TimeSpan.FromHours(-7),
        MessagesAWindow = 1,
        LimitWindow = TimeSpan.FromSeconds(1),
    };

    [Fact]
    public async Task A_clock_that_is_hours_off_changes_nothing()
    {
        await ConnectAsync();
        var asked = People.Use(General, Ada, "ask", ("question", Question));
        var first = People.Write(General, Ada, $"{People.Bot} {Question}");
        var second = People.Write(General, Ada, $"{People.Bot} {Question}");
        await ResponseToAsync(asked);
        await ReplyToAsync(first);
        await ReplyToAsync(second);
        World.Violations.ShouldBeEmpty();
    }
}
