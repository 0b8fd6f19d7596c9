namespace TreatyBot.Core.Conversations;

/// <summary>Knows who belongs where on one platform. A connector brings it.</summary>
public interface IMemberships
{
    /// <summary><c>discord</c> or <c>slack</c>.</summary>
    string Platform { get; }

    /// <summary>
    /// Whether a person is a member of a guild or team, and of a channel in it where one is given. Null where the platform does not answer:
    /// the desk takes that for no, and asks again the next time.
    /// </summary>
    Task<bool?> IsMemberAsync(Asker asker, string space, string? channel, CancellationToken cancellationToken);
}
