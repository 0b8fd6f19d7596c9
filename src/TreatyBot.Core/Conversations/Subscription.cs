namespace TreatyBot.Core.Conversations;

/// <summary>Somebody wants to be told in a place what new and changed documents say on a topic.</summary>
/// <param name="Id">The store's number; 0 for one that is not stored yet.</param>
/// <param name="Topic">A topic or a question.</param>
/// <param name="Asker">Who subscribed: what may be shown there to him is told.</param>
/// <param name="Place">Where it is told; without a thread.</param>
/// <param name="Locale">His language.</param>
/// <param name="ReplyTo">The connector's way back to the message or command that subscribed.</param>
/// <param name="SeenReading">The newest reading that has been looked at for it.</param>
public sealed record Subscription(
    long Id, string Topic, Asker Asker, Place Place, string? Locale, string? ReplyTo, long SeenReading)
{
    private const string News = "news:";

    /// <summary>Names the event of telling what a reading says, the same however often it comes to that.</summary>
    public string KeyOf(long readingId) => $"{News}{Id}:{readingId}";

    /// <summary>Whether an event is one of telling news: nobody has asked for it just now.</summary>
    public static bool IsNews(string eventKey) => eventKey.StartsWith(News, StringComparison.Ordinal);
}
