using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Chat;

public sealed class QuestionRunnerTests : IAsyncLifetime, IDisposable
{
    private const string Renewal = "When is the treaty renewed?";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private readonly TestCorpus _corpus = new();
    private readonly InMemoryConversationStore _conversations = new();
    private readonly IntakeGate _gate = new(TimeProvider.System);
    private readonly FakePlatform _platform = new();
    private readonly List<QuestionRunner<FakeAddress>> _runners = [];

    public async Task InitializeAsync() => await _corpus.AddAsync(
        "treaty.md",
        "Treaty of Sabrel",
        "This Treaty is renewed automatically in 2031 for ten years.\n\nThe depositary is the Government of Drovia.");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _runners.ForEach(runner => runner.Dispose());
        _corpus.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task A_question_gets_one_reply_however_often_it_is_told_of()
    {
        var runner = NewRunner();
        (await runner.TakeAsync(Ask("1", Renewal), default)).ShouldBeTrue();
        (await runner.TakeAsync(Ask("1", Renewal), default)).ShouldBeFalse();
        await FinishAsync(runner);
        _platform.Posts.ShouldHaveSingleItem().Content.ShouldBeOfType<ReplyContent>().Reply.Outcome.ShouldBe(ReplyOutcome.Answered);
        (await _conversations.ListUnfinishedAsync("discord", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_command_has_its_question_restated()
    {
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await runner.TakeAsync(Ask("2", Renewal, message: null), default);
        await FinishAsync(runner);
        _platform.Posts.ToDictionary(post => post.EventKey, post => ((ReplyContent)post.Content).View.Question)
            .ShouldBe(new Dictionary<string, string?> { ["1"] = null, ["2"] = Renewal }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_question_edited_while_it_waits_is_answered_once_as_it_reads_then()
    {
        var turn = new TaskCompletionSource();
        _platform.Turn = turn.Task;
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await runner.ReviseAsync(runner.Find("m1")!, "Who is the depositary?", default);
        turn.SetResult();
        await FinishAsync(runner);
        TextOf(_platform.Posts.ShouldHaveSingleItem().Content).ShouldContain("Drovia");
    }

    [Fact]
    public async Task A_question_that_is_withdrawn_gets_no_reply_after_a_restart_either()
    {
        _platform.Turn = new TaskCompletionSource().Task;
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await runner.WithdrawAsync(runner.Find("m1")!, "deleted", default);
        await FinishAsync(runner);
        _platform.Turn = Task.CompletedTask;
        await FinishAsync(await RecoveredAsync());
        _platform.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_questions_of_a_space_are_withdrawn_together()
    {
        _platform.Turn = new TaskCompletionSource().Task;
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await runner.TakeAsync(Ask("2", Renewal), default);
        await runner.WithdrawAllAsync("9", "elsewhere", default);
        runner.Running.ShouldBe(2);
        await runner.WithdrawAllAsync("1", "removed", default);
        await FinishAsync(runner);
        _platform.Posts.ShouldBeEmpty();
        (await _conversations.ListUnfinishedAsync("discord", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_that_did_not_arrive_is_posted_again_and_the_same_one()
    {
        _platform.Outcomes.Enqueue(new TryLater("busy", MayBeThere: false, TimeSpan.Zero));
        _platform.Outcomes.Enqueue(new TryLater("busy", MayBeThere: false, TimeSpan.Zero));
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await FinishAsync(runner);
        _platform.Posts.Count.ShouldBe(3);
        _platform.Posts.Select(post => post.Content).Distinct().Count().ShouldBe(1);
        _platform.Looks.ShouldBe(0);
    }

    [Fact]
    public async Task A_reply_that_may_have_arrived_is_looked_for_before_it_is_repeated()
    {
        _platform.Outcomes.Enqueue(new TryLater("no answer", MayBeThere: true, TimeSpan.Zero));
        _platform.Found = new Posted("there");
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await FinishAsync(runner);
        _platform.Posts.Count.ShouldBe(1);
        (await _conversations.ListUnfinishedAsync("discord", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_can_never_be_posted_is_closed_with_its_reason()
    {
        _platform.Outcomes.Enqueue(new NotPosted("the channel is gone"));
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await FinishAsync(runner);
        await FinishAsync(await RecoveredAsync());
        _platform.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_posted_in_this_run_the_next_one_posts()
    {
        _platform.Unreachable = "the token is taken no more";
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal), default);
        await FinishAsync(runner);
        _platform.Posts.ShouldBeEmpty();
        _platform.Unreachable = null;
        await FinishAsync(await RecoveredAsync());
        _platform.Posts.ShouldHaveSingleItem().EventKey.ShouldBe("1");
    }

    [Fact]
    public async Task After_a_restart_what_was_posted_and_not_recorded_is_not_posted_again()
    {
        await _conversations.TryAcceptAsync(Ask("1", Renewal).Question, Now, default);
        _platform.Found = new Posted("there");
        await FinishAsync(await RecoveredAsync());
        _platform.Posts.ShouldBeEmpty();
        (await _conversations.ListUnfinishedAsync("discord", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_asked_more_than_a_day_ago_is_closed()
    {
        var old = Ask("1", Renewal).Question with { AskedAt = Now - TimeSpan.FromHours(25) };
        await _conversations.TryAcceptAsync(old, Now, default);
        await FinishAsync(await RecoveredAsync());
        _platform.Posts.ShouldBeEmpty();
        (await _conversations.ListUnfinishedAsync("discord", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_to_wait_for_others_in_the_channel_sees_at_once_that_he_was_heard()
    {
        var turn = new TaskCompletionSource();
        _platform.Turn = turn.Task;
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal, queue: "channel"), default);
        await runner.TakeAsync(Ask("2", Renewal, queue: "channel"), default);
        _platform.Announced.ShouldContain(("2", true));
        turn.SetResult();
        await FinishAsync(runner);
        _platform.Posts.Select(post => post.EventKey).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task What_the_platform_keeps_back_is_told_as_such()
    {
        var runner = NewRunner();
        var asked = new PendingQuestion<FakeAddress>(Ask("1", "").Question, new FakeAddress("m1", Unreadable: "Discord.MentionMe"));
        await runner.TakeAsync(asked, default);
        await FinishAsync(runner);
        _platform.Posts.ShouldHaveSingleItem().Content.ShouldBe(ChatContent.Sentence("Discord.MentionMe", null));
    }

    [Fact]
    public async Task Where_something_breaks_the_asker_hears_of_it_and_others_of_the_queue_are_answered()
    {
        _platform.Turn = Task.FromException(new InvalidOperationException("broken"));
        var runner = NewRunner();
        await runner.TakeAsync(Ask("1", Renewal, queue: "channel"), default);
        await runner.TakeAsync(Ask("2", Renewal, queue: "channel"), default);
        await FinishAsync(runner);
        _platform.Told.Count.ShouldBe(2);
        (await _conversations.ListUnfinishedAsync("discord", default)).Count.ShouldBe(2);
    }

    private static string TextOf(ChatContent content) => string.Concat(
        ((ReplyContent)content).Reply.Blocks.OfType<QuoteBlock>().Select(block => block.Citation.Quote.Text));

    private static PendingQuestion<FakeAddress> Ask(string key, string text, string? message = "", string? queue = null)
    {
        var address = new FakeAddress(message is null ? null : $"m{key}", queue);
        return new PendingQuestion<FakeAddress>(
            new AskedQuestion(
                key,
                text,
                new Asker("discord", "7"),
                new Place("discord", "1", "2", key, PlaceKind.Channel),
                Now,
                ReplyTo: $"m{key}"),
            address);
    }

    private static Task FinishAsync(QuestionRunner<FakeAddress> runner) => runner.DrainAsync(TimeSpan.FromSeconds(20), default);

    private QuestionRunner<FakeAddress> NewRunner()
    {
        _runners.Add(new QuestionRunner<FakeAddress>(
            _platform,
            TestDesk.Over(_corpus, _conversations, _gate),
            _corpus.Corpus,
            TimeProvider.System,
            NullLogger<QuestionRunner<FakeAddress>>.Instance));
        return _runners[^1];
    }

    private async Task<QuestionRunner<FakeAddress>> RecoveredAsync()
    {
        var runner = NewRunner();
        await runner.RecoverAsync(default);
        return runner;
    }
}
