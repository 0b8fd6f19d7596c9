using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Fakes;

/// <summary>Conversations that end with the test.</summary>
public sealed class InMemoryConversationStore : IConversationStore
{
    private readonly Lock _lock = new();
    private readonly List<Event> _events = [];
    private readonly List<QuestionLogEntry> _log = [];

    /// <summary>Of those who found a reply of no help: why, once they have said it.</summary>
    private readonly Dictionary<(string EventKey, Asker Asker), (FeedbackReason? Reason, string Words)?> _reasons = [];

    public Task<bool> TryAcceptAsync(AskedQuestion question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.EventKey.Length, 200, nameof(question));
        return Do(
            () =>
            {
                var isNew = Find(question.EventKey) is null;
                if (isNew)
                {
                    _events.Add(new Event(question));
                }

                return isNew;
            },
            cancellationToken);
    }

    public Task<bool> TryClaimAsync(
        string eventKey, string run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) => Do(
        () =>
        {
            if (Find(eventKey) is not { IsFinished: false } found
                || (found.ClaimedBy is not null && (found.ClaimedBy == run || found.ClaimedAt > now - lease)))
            {
                return false;
            }

            (found.ClaimedBy, found.ClaimedAt) = (run, now);
            return true;
        },
        cancellationToken);

    public Task<string> SaveReplyAsync(string eventKey, string reply, DateTimeOffset now, CancellationToken cancellationToken) => Do(
        () => Find(eventKey) is { } found
            ? found.Reply ??= reply
            : throw new InvalidOperationException("A reply can only be kept for an event that was accepted."),
        cancellationToken);

    public Task<string?> FindReplyAsync(string eventKey, CancellationToken cancellationToken) =>
        Do(() => Find(eventKey)?.Reply, cancellationToken);

    public Task<AskedQuestion?> FindQuestionAsync(string eventKey, CancellationToken cancellationToken) =>
        Do(() => Find(eventKey)?.Question, cancellationToken);

    public Task MarkPostedAsync(string eventKey, string? messageId, DateTimeOffset now, CancellationToken cancellationToken) =>
        Finish(eventKey, cancellationToken);

    public Task CloseAsync(string eventKey, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        Finish(eventKey, cancellationToken);

    public Task<bool> TryReviseAsync(string eventKey, string text, CancellationToken cancellationToken) => Do(
        () =>
        {
            if (Find(eventKey) is not { IsFinished: false, Reply: null } found)
            {
                return false;
            }

            (found.Question, found.ClaimedBy) = (found.Question with { Text = text }, null);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken) => Do(
        IReadOnlyList<UnfinishedEvent> () =>
            [.. _events
                .Where(known => !known.IsFinished && known.Question.Place.Platform == platform)
                .Select(known => new UnfinishedEvent(known.Question, known.Reply is not null))],
        cancellationToken);

    public Task LogAsync(QuestionLogEntry entry, CancellationToken cancellationToken) => Do(
        () =>
        {
            _log.Add(entry);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<QuestionLogEntry>> ListLogAsync(string? thread, int take, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        return Do(
            IReadOnlyList<QuestionLogEntry> () =>
                [.. _log.Where(line => thread is null || line.Thread == thread).Reverse().Take(take)],
            cancellationToken);
    }

    public Task SaveFeedbackAsync(string eventKey, Asker asker, bool helpful, DateTimeOffset now, CancellationToken cancellationToken) =>
        Do(
            () => _reasons[(eventKey, asker)] = helpful ? null : _reasons.GetValueOrDefault((eventKey, asker)) ?? (null, ""),
            cancellationToken);

    public Task<FeedbackReasonResult> SaveFeedbackReasonAsync(
        string eventKey, Asker asker, FeedbackReason reason, string words, CancellationToken cancellationToken) => Do(
        () =>
        {
            if (_reasons.GetValueOrDefault((eventKey, asker)) is not { } known)
            {
                return FeedbackReasonResult.NotAsked;
            }

            if (known.Reason is null)
            {
                _reasons[(eventKey, asker)] = (reason, words);
                return FeedbackReasonResult.Kept;
            }

            return known == (reason, words) ? FeedbackReasonResult.Kept : FeedbackReasonResult.GivenBefore;
        },
        cancellationToken);

    private Task<bool> Finish(string eventKey, CancellationToken cancellationToken) => Do(
        () => Find(eventKey) is { } found && (found.IsFinished = true),
        cancellationToken);

    private Event? Find(string eventKey) => _events.Find(known => known.Question.EventKey == eventKey);

    private Task<T> Do<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_lock)
        {
            return Task.FromResult(work());
        }
    }

    private sealed class Event(AskedQuestion question)
    {
        public AskedQuestion Question { get; set; } = question;

        public string? Reply { get; set; }

        public string? ClaimedBy { get; set; }

        public DateTimeOffset ClaimedAt { get; set; }

        public bool IsFinished { get; set; }
    }
}
