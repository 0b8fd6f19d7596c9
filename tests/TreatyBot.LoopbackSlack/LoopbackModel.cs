using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>A workspace of the loopback Slack.</summary>
/// <param name="Team">Its id.</param>
/// <param name="Token">The bot token.</param>
/// <param name="BotUser">The bot's user id.</param>
/// <param name="Scopes">What the token may do.</param>
public sealed record LoopbackWorkspace(string Team, string Token, string BotUser, IReadOnlySet<string> Scopes)
{
    /// <summary>The app has <c>agent_view</c> instead of <c>assistant_view</c>.</summary>
    public bool IsAgent { get; set; }

    public bool IsRevoked { get; set; }
}

/// <summary>A channel, group or direct message.</summary>
/// <param name="Team">Where it is.</param>
/// <param name="Id">C…, G… or D….</param>
public sealed record LoopbackChannel(string Team, string Id)
{
    public HashSet<string> Members { get; } = [];

    public bool IsArchived { get; set; }

    /// <summary>Shared with another organisation.</summary>
    public bool IsShared { get; set; }

    public bool IsPrivate => Id[0] == 'G';

    public bool IsDirect => Id[0] == 'D';
}

/// <summary>A person.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Id">U….</param>
/// <param name="IsGuest">Sees some channels only.</param>
public sealed record LoopbackUser(string Team, string Id, bool IsGuest = false);

/// <summary>A message as the loopback Slack keeps it.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Ts">Its name and time.</param>
/// <param name="User">Who.</param>
/// <param name="Text">As it was sent.</param>
/// <param name="Thread">The thread; null: none.</param>
/// <param name="Blocks">As they were sent; null: none.</param>
/// <param name="Metadata">As it was sent; null: none.</param>
/// <param name="OnlyFor">The one person who sees it; null: all.</param>
/// <param name="ClientMessageId">For what people wrote.</param>
/// <param name="Request">The whole request that made it; null for what people wrote.</param>
public sealed record LoopbackMessage(
    string Channel,
    string Ts,
    string User,
    string Text,
    string? Thread = null,
    JsonArray? Blocks = null,
    JsonNode? Metadata = null,
    string? OnlyFor = null,
    string? ClientMessageId = null,
    JsonObject? Request = null);

/// <summary>A form that stands open before a person.</summary>
/// <param name="Id">V….</param>
/// <param name="Team">The workspace.</param>
/// <param name="User">The person.</param>
/// <param name="View">As it was sent.</param>
public sealed record LoopbackForm(string Id, string Team, string User, JsonObject View);

/// <summary>A file that the app has put into a channel.</summary>
public sealed record LoopbackFile(string Name, byte[] Content, string? Channel, string? Thread);

/// <summary>What goes wrong with a call.</summary>
public enum LoopbackFault
{
    None,

    /// <summary>429 with <c>Retry-After</c>; nothing is done.</summary>
    RateLimited,

    /// <summary>429 without <c>Retry-After</c>; nothing is done.</summary>
    RateLimitedSilently,

    /// <summary>500; nothing is done.</summary>
    BrokenBefore,

    /// <summary>Nothing is done, and no answer comes for a long time.</summary>
    HangsBefore,

    /// <summary>500, but it is done.</summary>
    BrokenAfter,

    /// <summary>The connection ends without an answer, but it is done.</summary>
    LostAfter,

    /// <summary>It is done, and the answer does not come for a long time.</summary>
    HangsAfter,
}

/// <summary>How a connection falls silent.</summary>
public enum LoopbackSilence
{
    None,

    /// <summary>It is open, and pings are answered, but Slack never says hello.</summary>
    BeforeHello,

    /// <summary>It is greeted, and then neither read nor answered.</summary>
    AfterHello,
}

/// <summary>How the loopback Slack behaves.</summary>
public sealed record LoopbackOptions
{
    /// <summary>How long an acknowledgement may take. Slack: 3 s.</summary>
    public TimeSpan AckWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After how long an event is sent again. Slack: at once, after 1 min, after 5 min.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    /// <summary>Between two messages in one channel. Slack: 1 s; a little is forgiven for the way.</summary>
    public TimeSpan BetweenMessages { get; init; } = TimeSpan.FromMilliseconds(950);

    /// <summary>
    /// So many messages in a row are taken in one channel without a pause. Slack allows "short bursts" and names no number.
    /// </summary>
    public int Burst { get; init; } = 3;

    /// <summary>Each connection is closed after so many envelopes; null: never.</summary>
    public int? DisconnectEvery { get; init; }

    /// <summary>True: what happens in channels is sent as <c>message</c> too, where the scopes allow it.</summary>
    public bool SendsChannelMessages { get; init; }

    /// <summary>The window in which calls of a method are counted against its tier. Slack: a minute. Null: they are not counted.</summary>
    public TimeSpan? TierWindow { get; init; }

    /// <summary>Calls that come so soon after a refusal were on their way when it was given.</summary>
    public TimeSpan OnTheWay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>False: messages and calls are not kept, as in a long measurement.</summary>
    public bool RemembersAll { get; init; } = true;

    /// <summary>How long a hanging answer takes.</summary>
    public TimeSpan Hang { get; init; } = TimeSpan.FromSeconds(15);
}
