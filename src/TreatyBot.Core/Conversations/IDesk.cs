namespace TreatyBot.Core.Conversations;

/// <summary>
/// The one place that every question passes: who may ask, how often, asked already, which collections, thread context, log. A connector
/// accepts, then acknowledges to its platform, then claims and answers, posts, and says that it has posted.
/// </summary>
public interface IDesk
{
    /// <summary>Takes a question in for good, before it is acknowledged. False where the same gesture was taken in before.</summary>
    Task<bool> AcceptAsync(AskedQuestion question, CancellationToken cancellationToken);

    /// <summary>
    /// The reply to an accepted question, stored before it is returned; asked again, the same reply. Null where another run works on it, or
    /// it has been posted or closed. Never throws for what a question, a document or an asker can cause: that is a reply too.
    /// </summary>
    Task<Reply?> AnswerAsync(AskedQuestion question, CancellationToken cancellationToken);

    /// <summary>The platform has the reply.</summary>
    Task PostedAsync(string eventKey, string? messageId, CancellationToken cancellationToken);

    /// <summary>The question gets no reply, for a stated reason.</summary>
    Task CloseAsync(string eventKey, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// The asker has edited an accepted question. False where it is too late: it has its reply already, or is posted or closed.
    /// </summary>
    Task<bool> ReviseAsync(string eventKey, string text, CancellationToken cancellationToken);

    /// <summary>What a platform's connector has to finish after a restart, oldest first.</summary>
    Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a question has been replied to in that place's thread: there a follow-up may be meant for the bot.
    /// </summary>
    /// <param name="place">The place.</param>
    /// <param name="except">The event of a question that is not to be counted; null: all count.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<bool> HasRepliedInAsync(Place place, string? except, CancellationToken cancellationToken);

    /// <summary>The collections that may be shown in a place to an asker, by name.</summary>
    Task<IReadOnlySet<string>> VisibleCollectionsAsync(Asker asker, Place place, CancellationToken cancellationToken);

    /// <summary>
    /// What to say where somebody calls and asks nothing: how to ask, with an example that the documents which he may see do answer.
    /// </summary>
    Task<string> HowToAskAsync(AskedQuestion question, CancellationToken cancellationToken);

    /// <summary>
    /// Questions to begin with, which documents that may be shown in that place to that asker do answer.
    /// </summary>
    Task<IReadOnlyList<string>> ListExamplesAsync(Asker asker, Place place, int count, CancellationToken cancellationToken);

    /// <summary>All quotes of a stored reply that may still be shown in that place; null where there is no such reply.</summary>
    Task<Reply?> MoreAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken);

    /// <summary>
    /// What plain search finds for a stored question, as far as it may be shown in that place, without the claim that it answers; null
    /// where there is no such question.
    /// </summary>
    Task<Reply?> SearchAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken);

    /// <summary>
    /// Another article of the document that a stored <c>/article</c> was about, as far as it may be shown in that place; null where there
    /// is none.
    /// </summary>
    Task<Reply?> TurnToArticleAsync(string eventKey, int passage, Asker asker, Place place, CancellationToken cancellationToken);

    /// <summary>
    /// What was asked in that place's thread, the first question first, each with all quotes of its reply that may still be shown there;
    /// of a longer thread the last <paramref name="most"/>.
    /// </summary>
    Task<IReadOnlyList<ThreadTurn>> ListTurnsAsync(Asker asker, Place place, int most, CancellationToken cancellationToken);

    /// <summary>Keeps what somebody thinks of a reply.</summary>
    Task RateAsync(string eventKey, Asker asker, bool helpful, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps why a reply did not help somebody who has said so; of his own words the first <see cref="MaxReasonLength"/> characters.
    /// </summary>
    Task<FeedbackReasonResult> ExplainRatingAsync(
        string eventKey, Asker asker, FeedbackReason reason, string? words, CancellationToken cancellationToken);

    /// <summary>What is kept of a reason in somebody's own words, in characters: a few sentences.</summary>
    const int MaxReasonLength = 500;
}
