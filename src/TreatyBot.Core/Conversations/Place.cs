namespace TreatyBot.Core.Conversations;

/// <summary>Where a question was asked, and so who can read the reply.</summary>
/// <param name="Platform"><c>console</c>, <c>web</c>, <c>discord</c> or <c>slack</c>.</param>
/// <param name="Space">The guild, team or workspace; null in a direct message and on the console.</param>
/// <param name="Channel">The channel inside the space; null where the platform has none.</param>
/// <param name="Thread">The thread or conversation that follow-ups lean on; null where there is none.</param>
/// <param name="Kind">Who can read along.</param>
public sealed record Place(string Platform, string? Space, string? Channel, string? Thread, PlaceKind Kind);

/// <summary>Who can read what is said in a place.</summary>
public enum PlaceKind
{
    /// <summary>The operator at the machine itself: the console, the loopback page.</summary>
    Local,

    /// <summary>All members of a channel.</summary>
    Channel,

    /// <summary>One person.</summary>
    DirectMessage,

    /// <summary>A channel that people from other organisations can read too.</summary>
    SharedChannel,
}

/// <summary>Who asks.</summary>
/// <param name="Platform">As in <see cref="Place.Platform"/>.</param>
/// <param name="UserId">The platform's id of the person.</param>
public sealed record Asker(string Platform, string UserId)
{
    public override string ToString() => $"{Platform}:{UserId}";
}
