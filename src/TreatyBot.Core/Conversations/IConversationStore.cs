namespace TreatyBot.Core.Conversations;

/// <summary>
/// Accepted events, their replies, the question log, feedback. What a call has returned from survives a kill at any instant; an accepted
/// event, that it is posted or closed, and an opinion survive the loss of power too. A claim, a reply and a line of the log may be lost
/// with the power, until the event is posted: they are made again. An event goes from accepted (and claimed by one run of the worker) over
/// replied to posted or closed, and never back.
/// </summary>
public interface IConversationStore
{
    /// <summary>Takes an event in for good. False, and nothing changed, where one with the same key is there already.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is longer than 200 characters.</exception>
    Task<bool> TryAcceptAsync(AskedQuestion question, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Makes this run of the worker the only one that works on the event. False where this run has claimed it already, another run
    /// holds a claim younger than <paramref name="lease"/>, or the event is posted, closed or unknown.
    /// </summary>
    Task<bool> TryClaimAsync(string eventKey, string run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Keeps the reply before it is posted. A second reply to the same event is not kept: the first stands.</summary>
    /// <returns>The reply that stands.</returns>
    /// <exception cref="InvalidOperationException">The event was never accepted.</exception>
    Task<string> SaveReplyAsync(string eventKey, string reply, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The reply that stands, or null.</summary>
    Task<string?> FindReplyAsync(string eventKey, CancellationToken cancellationToken);

    /// <summary>The question of an event, or null.</summary>
    Task<AskedQuestion?> FindQuestionAsync(string eventKey, CancellationToken cancellationToken);

    /// <summary>The platform has it. <paramref name="messageId"/> is the platform's, where it tells one.</summary>
    Task MarkPostedAsync(string eventKey, string? messageId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The event gets no reply, for the stated reason (question deleted, channel gone, token expired).</summary>
    Task CloseAsync(string eventKey, string reason, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the text of a question, whose asker has edited it, and lets it be claimed again. False, and nothing changed, where it has a
    /// reply already, or is posted, closed or unknown.
    /// </summary>
    Task<bool> TryReviseAsync(string eventKey, string text, CancellationToken cancellationToken);

    /// <summary>The events of a platform that are neither posted nor closed, oldest first.</summary>
    Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken);

    /// <summary>One line in the question log.</summary>
    Task LogAsync(QuestionLogEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// The latest lines of the question log, newest first; of one thread, or of all where it is null. <paramref name="take"/> is 0 or more.
    /// </summary>
    Task<IReadOnlyList<QuestionLogEntry>> ListLogAsync(string? thread, int take, CancellationToken cancellationToken);

    /// <summary>Keeps what somebody thinks of a reply; a later opinion of the same person takes the place of the earlier one.</summary>
    Task SaveFeedbackAsync(string eventKey, Asker asker, bool helpful, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps why somebody found a reply of no help, beside that opinion of his and as long as he holds it. The first reason stands; told
    /// again, the same one is kept already.
    /// </summary>
    /// <param name="eventKey">The event.</param>
    /// <param name="asker">Who says it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">In his own words; empty where he gave none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<FeedbackReasonResult> SaveFeedbackReasonAsync(
        string eventKey, Asker asker, FeedbackReason reason, string words, CancellationToken cancellationToken);
}

/// <summary>An event that still needs its reply, or its posting.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="HasReply">True where a reply is stored, so that it may have been posted.</param>
public sealed record UnfinishedEvent(AskedQuestion Question, bool HasReply);

/// <summary>One line of the question log.</summary>
/// <param name="EventKey">The event.</param>
/// <param name="Asker">Who asked, as <c>platform:id</c>.</param>
/// <param name="Thread">Platform and thread, as the desk builds it; null where there is none.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Outcome"><c>answered</c>, <c>nothing-found</c>, <c>refused:reason</c> or <c>social</c>.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Elapsed">How long the answer took.</param>
/// <param name="At">When it was given.</param>
public sealed record QuestionLogEntry(
    string EventKey,
    string Asker,
    string? Thread,
    string Question,
    string Outcome,
    double Confidence,
    TimeSpan Elapsed,
    DateTimeOffset At);
