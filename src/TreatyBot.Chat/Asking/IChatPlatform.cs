using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Asking;

/// <summary>
/// What a platform does for a question on its way from being accepted to its one reply. What is to be done when stands in
/// <see cref="QuestionRunner{TAddress}"/>, once for all platforms.
/// </summary>
public interface IChatPlatform<TAddress>
    where TAddress : class, IReplyAddress
{
    /// <summary>As in <see cref="Place.Platform"/>.</summary>
    string Name { get; }

    /// <summary>The address that was kept with a question; null where it cannot be read.</summary>
    TAddress? ReadAddress(string? replyTo);

    /// <summary>Where news are told to whoever subscribed in a message or command with that address; null: nowhere.</summary>
    /// <param name="subscribed">Its address.</param>
    /// <param name="eventKey">The event of telling.</param>
    TAddress? NewsAddressOf(TAddress subscribed, string eventKey);

    /// <summary>
    /// Why nothing can be posted there now but may be after a restart, such as a token that is taken no more; null: it can.
    /// </summary>
    string? WhyUnreachable(TAddress address);

    /// <summary>
    /// The reply as an earlier attempt may have posted it, or why there is to be none, such as that the question is gone; null where it is
    /// to be posted, or the platform does not let us look.
    /// </summary>
    Task<PostOutcome?> FindPostedAsync(PendingQuestion<TAddress> asked, CancellationToken cancellationToken);

    /// <summary>Shows that the bot is at work. It must not fail for what the platform does.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="isWaiting">Whether it must wait for others before it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Whether the platform shows it.</returns>
    Task<bool> AnnounceAsync(PendingQuestion<TAddress> asked, bool isWaiting, CancellationToken cancellationToken);

    /// <summary>Waits until a message may be posted there: what happens to the question meanwhile still counts.</summary>
    Task WaitForTurnAsync(TAddress address, CancellationToken cancellationToken);

    /// <summary>A question with what is to be looked up about its place before it is answered.</summary>
    Task<AskedQuestion> LocateAsync(PendingQuestion<TAddress> asked, CancellationToken cancellationToken);

    /// <summary>Posts the reply; tried again, it is the same message wherever the platform can tell.</summary>
    Task<PostOutcome> PostAsync(PendingQuestion<TAddress> asked, ChatContent content, CancellationToken cancellationToken);

    /// <summary>After the reply is posted and recorded, what may be lost, such as a title.</summary>
    Task AfterPostedAsync(PendingQuestion<TAddress> asked, CancellationToken cancellationToken);

    /// <summary>Says something to the asker that is no reply, as well as it can be said.</summary>
    Task TellAsync(PendingQuestion<TAddress> asked, string sentence, CancellationToken cancellationToken);
}
