using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conformance;

/// <summary>What every conversation store keeps to.</summary>
[ConformanceSuite(typeof(IConversationStore))]
public abstract class ConversationStoreConformance
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Empty at the start of each test.</summary>
    protected abstract IConversationStore Store { get; }

    [Fact]
    public async Task An_event_is_accepted_once()
    {
        (await Store.TryAcceptAsync(Ask("k"), Now, None)).ShouldBeTrue();
        (await Store.TryAcceptAsync(Ask("k") with { Text = "Another text?" }, Now, None)).ShouldBeFalse();

        (await Store.FindQuestionAsync("k", None)).ShouldBe(Ask("k"));
    }

    [Fact]
    public async Task Of_many_redeliveries_at_once_one_is_accepted()
    {
        var accepted = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store.TryAcceptAsync(Ask("k"), Now, None))));

        accepted.Count(isAccepted => isAccepted).ShouldBe(1);
    }

    [Fact]
    public async Task A_question_comes_back_as_it_was_asked()
    {
        var full = new AskedQuestion(
            "slack:T1:C1:17.02",
            "Wie lange gilt er?\u0000\u202E🤝" + new string('?', 2_000),
            new Asker("slack", "U1"),
            new Place("slack", "T1", "C1", "17.01", PlaceKind.SharedChannel),
            Now,
            "de-DE",
            "treaties",
            OnlyMe: true,
            "https://hooks.example.org/1");

        await Store.TryAcceptAsync(full, Now, None);

        (await Store.FindQuestionAsync(full.EventKey, None)).ShouldBe(full);
        (await Store.FindQuestionAsync("unknown", None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_reason_of_whoever_found_a_reply_of_no_help_stands()
    {
        var (ann, bo) = (new Asker("slack", "U1"), new Asker("slack", "U2"));
        await Store.SaveFeedbackAsync("k", ann, helpful: false, Now, None);
        await Store.SaveFeedbackAsync("k", bo, helpful: true, Now, None);

        for (var time = 0; time < 2; time++)
        {
            (await Store.SaveFeedbackReasonAsync("k", ann, FeedbackReason.Other, "Old\u0000 news 🤝", None))
                .ShouldBe(FeedbackReasonResult.Kept);
        }

        (await Store.SaveFeedbackReasonAsync("k", ann, FeedbackReason.Other, "Other", None)).ShouldBe(FeedbackReasonResult.GivenBefore);
        (await Store.SaveFeedbackReasonAsync("k", ann, FeedbackReason.OutOfDate, "", None)).ShouldBe(FeedbackReasonResult.GivenBefore);
        (await Store.SaveFeedbackReasonAsync("k", bo, FeedbackReason.OutOfDate, "", None)).ShouldBe(FeedbackReasonResult.NotAsked);
        (await Store.SaveFeedbackReasonAsync("other", ann, FeedbackReason.OutOfDate, "", None)).ShouldBe(FeedbackReasonResult.NotAsked);
    }

    [Fact]
    public async Task A_reason_goes_with_the_opinion_that_it_belongs_to()
    {
        var ann = new Asker("slack", "U1");
        await Store.SaveFeedbackAsync("k", ann, helpful: false, Now, None);
        await Store.SaveFeedbackReasonAsync("k", ann, FeedbackReason.OutOfDate, "", None);
        await Store.SaveFeedbackAsync("k", ann, helpful: false, Now, None);
        (await Store.SaveFeedbackReasonAsync("k", ann, FeedbackReason.WrongPassage, "", None)).ShouldBe(FeedbackReasonResult.GivenBefore);

        await Store.SaveFeedbackAsync("k", ann, helpful: true, Now, None);
        (await Store.SaveFeedbackReasonAsync("k", ann, FeedbackReason.OutOfDate, "", None)).ShouldBe(FeedbackReasonResult.NotAsked);
        await Store.SaveFeedbackAsync("k", ann, helpful: false, Now, None);
        (await Store.SaveFeedbackReasonAsync("k", ann, FeedbackReason.WrongPassage, "", None)).ShouldBe(FeedbackReasonResult.Kept);
    }

    [Fact]
    public async Task An_event_key_longer_than_its_limit_is_refused()
    {
        (await Store.TryAcceptAsync(Ask(new string('k', 200)), Now, None)).ShouldBeTrue();
        await Should.ThrowAsync<ArgumentException>(async () => await Store.TryAcceptAsync(Ask(new string('k', 201)), Now, None));
    }

    [Fact]
    public async Task A_run_claims_an_event_once()
    {
        await Store.TryAcceptAsync(Ask("k"), Now, None);

        (await Store.TryClaimAsync("k", "run 1", Now, Lease, None)).ShouldBeTrue();
        (await Store.TryClaimAsync("k", "run 1", Now, Lease, None)).ShouldBeFalse();
        (await Store.TryClaimAsync("k", "run 1", Now.AddDays(1), Lease, None)).ShouldBeFalse("a run does not take over from itself");
    }

    [Fact]
    public async Task Another_run_takes_over_when_the_lease_has_run_out()
    {
        await Store.TryAcceptAsync(Ask("k"), Now, None);
        await Store.TryClaimAsync("k", "run 1", Now, Lease, None);

        (await Store.TryClaimAsync("k", "run 2", Now + Lease - TimeSpan.FromTicks(1), Lease, None)).ShouldBeFalse();
        (await Store.TryClaimAsync("k", "run 2", Now + Lease, Lease, None)).ShouldBeTrue();
        (await Store.TryClaimAsync("k", "run 3", Now + Lease, Lease, None)).ShouldBeFalse("the lease began anew");
    }

    [Fact]
    public async Task Nobody_claims_what_is_finished_or_unknown()
    {
        await Store.TryAcceptAsync(Ask("posted"), Now, None);
        await Store.SaveReplyAsync("posted", "Reply.", Now, None);
        await Store.MarkPostedAsync("posted", "m1", Now, None);
        await Store.TryAcceptAsync(Ask("closed"), Now, None);
        await Store.CloseAsync("closed", "The channel is gone.", Now, None);

        foreach (var key in new[] { "posted", "closed", "unknown" })
        {
            (await Store.TryClaimAsync(key, "run 1", Now, Lease, None)).ShouldBeFalse(key);
        }
    }

    [Fact]
    public async Task The_first_reply_stands()
    {
        await Store.TryAcceptAsync(Ask("k"), Now, None);
        (await Store.FindReplyAsync("k", None)).ShouldBeNull();

        (await Store.SaveReplyAsync("k", "First.", Now, None)).ShouldBe("First.");
        (await Store.SaveReplyAsync("k", "Second.", Now, None)).ShouldBe("First.");

        (await Store.FindReplyAsync("k", None)).ShouldBe("First.");
    }

    [Fact]
    public async Task A_reply_to_an_event_that_was_never_accepted_is_misuse()
    {
        await Should.ThrowAsync<InvalidOperationException>(async () => await Store.SaveReplyAsync("unknown", "Reply.", Now, None));
        (await Store.FindReplyAsync("unknown", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Unfinished_events_are_those_of_a_platform_oldest_first_and_tell_which_have_a_reply()
    {
        foreach (var key in new[] { "b", "a", "c", "d" })
        {
            await Store.TryAcceptAsync(Ask(key), Now, None);
        }

        await Store.TryAcceptAsync(Ask("elsewhere", "slack"), Now, None);
        await Store.SaveReplyAsync("a", "Reply.", Now, None);
        await Store.MarkPostedAsync("c", messageId: null, Now, None);
        await Store.CloseAsync("d", "The question was deleted.", Now, None);

        (await Store.ListUnfinishedAsync("discord", None))
            .ShouldBe([new UnfinishedEvent(Ask("b"), false), new UnfinishedEvent(Ask("a"), true)]);
        (await Store.ListUnfinishedAsync("web", None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finished_event_never_goes_back()
    {
        await Store.TryAcceptAsync(Ask("k"), Now, None);
        await Store.SaveReplyAsync("k", "Reply.", Now, None);
        await Store.MarkPostedAsync("k", "m1", Now, None);

        await Store.CloseAsync("k", "The channel is gone.", Now, None);
        await Store.MarkPostedAsync("k", "m2", Now, None);
        (await Store.TryAcceptAsync(Ask("k"), Now, None)).ShouldBeFalse();

        (await Store.ListUnfinishedAsync("discord", None)).ShouldBeEmpty();
        (await Store.FindReplyAsync("k", None)).ShouldBe("Reply.");
    }

    [Fact]
    public async Task Finishing_what_is_unknown_changes_nothing()
    {
        await Store.MarkPostedAsync("unknown", "m1", Now, None);
        await Store.CloseAsync("unknown", "The channel is gone.", Now, None);

        (await Store.TryAcceptAsync(Ask("unknown"), Now, None)).ShouldBeTrue();
        (await Store.ListUnfinishedAsync("discord", None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_question_can_be_revised_and_claimed_again_until_it_has_a_reply()
    {
        await Store.TryAcceptAsync(Ask("k"), Now, None);
        await Store.TryClaimAsync("k", "run", Now, TimeSpan.FromMinutes(1), None);

        (await Store.TryReviseAsync("k", "Who signed it?", None)).ShouldBeTrue();
        (await Store.FindQuestionAsync("k", None)).ShouldBe(Ask("k") with { Text = "Who signed it?" });
        (await Store.TryClaimAsync("k", "run", Now, TimeSpan.FromMinutes(1), None)).ShouldBeTrue();

        await Store.SaveReplyAsync("k", "{}", Now, None);
        (await Store.TryReviseAsync("k", "Who keeps it?", None)).ShouldBeFalse();
        (await Store.FindQuestionAsync("k", None)).ShouldBe(Ask("k") with { Text = "Who signed it?" });
    }

    [Fact]
    public async Task What_is_closed_or_unknown_is_not_revised()
    {
        await Store.TryAcceptAsync(Ask("k"), Now, None);
        await Store.CloseAsync("k", "The question was deleted.", Now, None);

        (await Store.TryReviseAsync("k", "Who signed it?", None)).ShouldBeFalse();
        (await Store.TryReviseAsync("unknown", "Who signed it?", None)).ShouldBeFalse();
        (await Store.FindQuestionAsync("unknown", None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_log_tells_the_latest_lines_first_of_a_thread_or_of_all()
    {
        QuestionLogEntry[] lines = [Line(1, "t1"), Line(2, null), Line(3, "t2"), Line(4, "t1"), Line(5, "t1")];
        foreach (var line in lines)
        {
            await Store.LogAsync(line, None);
        }

        (await Store.ListLogAsync(null, 3, None)).ShouldBe([lines[4], lines[3], lines[2]]);
        (await Store.ListLogAsync("t1", 10, None)).ShouldBe([lines[4], lines[3], lines[0]]);
        (await Store.ListLogAsync("t3", 10, None)).ShouldBeEmpty();
        (await Store.ListLogAsync(null, 0, None)).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Store.ListLogAsync(null, -1, None));
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.TryAcceptAsync(Ask("k"), Now, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.FindQuestionAsync("k", cancelled));

        (await Store.FindQuestionAsync("k", None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_long_reply_and_a_long_line_do_not_end_at_their_first_nul()
    {
        var text = "Before.\0" + new string('x', 5_000);
        await Store.TryAcceptAsync(Ask("k"), Now, None);

        (await Store.SaveReplyAsync("k", text, Now, None)).ShouldBe(text);
        await Store.LogAsync(Line(1, null) with { Question = text }, None);

        (await Store.ListUnfinishedAsync("discord", None)).ShouldHaveSingleItem().HasReply.ShouldBeTrue();
        (await Store.FindReplyAsync("k", None)).ShouldBe(text);
        (await Store.ListLogAsync(null, 1, None)).ShouldHaveSingleItem().Question.ShouldBe(text);
    }

    protected static AskedQuestion Ask(string key, string platform = "discord") => new(
        key,
        "How long does it last?",
        new Asker(platform, "1"),
        new Place(platform, "2", "3", null, PlaceKind.Channel),
        Now);

    private static QuestionLogEntry Line(int number, string? thread) => new(
        $"k{number}", "discord:1", thread, "How long?", "answered", 0.1 * number,
        TimeSpan.FromTicks(12_345 + number), Now.AddMinutes(number));
}
