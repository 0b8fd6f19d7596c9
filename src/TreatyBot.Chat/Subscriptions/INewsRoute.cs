using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Subscriptions;

/// <summary>How what nobody has just asked for comes to a platform.</summary>
public interface INewsRoute
{
    /// <summary>As in <see cref="Place.Platform"/>.</summary>
    string Platform { get; }

    /// <summary>
    /// Accepts the telling of news for good, as a question is accepted; then it happens by itself, once. Accepted before, or without a way
    /// to that place, nothing happens.
    /// </summary>
    /// <param name="news">Its event; <see cref="AskedQuestion.ReplyTo"/> is that of the command that subscribed.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task TakeAsync(AskedQuestion news, CancellationToken cancellationToken);
}
