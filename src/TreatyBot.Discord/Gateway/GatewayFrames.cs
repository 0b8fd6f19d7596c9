using System.Text.Json;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>One message from the gateway.</summary>
/// <param name="Op">What it is; see <see cref="Opcode"/>.</param>
/// <param name="D">Its data.</param>
/// <param name="S">The event's number.</param>
/// <param name="T">The event's name.</param>
internal sealed record GatewayFrame(int Op, JsonElement D = default, long? S = null, string? T = null);

/// <summary>Discord's numbers (discord.com/developers/docs/topics/opcodes-and-status-codes).</summary>
internal static class Opcode
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAcknowledged = 11;
}

/// <summary>What Discord says of its gateway.</summary>
/// <param name="Url">Where it lies.</param>
/// <param name="SessionStartLimit">How many new sessions may be begun.</param>
/// <param name="Shards">How many connections it recommends for this bot's guilds.</param>
internal sealed record GatewayAddress(string Url, GatewayStartLimit? SessionStartLimit = null, int Shards = 1);

/// <summary>How many new sessions may be begun.</summary>
/// <param name="Total">In a day.</param>
/// <param name="Remaining">Of these.</param>
/// <param name="ResetAfter">In how many milliseconds there are more.</param>
/// <param name="MaxConcurrency">How many shards in a row may begin theirs at once.</param>
internal sealed record GatewayStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency = 1);

internal sealed record GatewayHello(int HeartbeatInterval);

internal sealed record GatewayReady(string SessionId, string ResumeGatewayUrl);

internal sealed record GatewayGuild(
    string Id,
    IReadOnlyList<DiscordChannel>? Channels = null,
    IReadOnlyList<DiscordChannel>? Threads = null,
    IReadOnlyList<DiscordRole>? Roles = null,
    bool Unavailable = false);

internal sealed record GatewayDeletion(string? Id = null, IReadOnlyList<string>? Ids = null);

internal sealed record GatewayCommand<T>(int Op, T D);

internal sealed record GatewayHeartbeat(long? D)
{
    // Null is a value here: "nothing received yet".
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)]
    public long? D { get; init; } = D;

    public int Op { get; } = Opcode.Heartbeat;
}

internal sealed record GatewayIdentify(string Token, int Intents, IReadOnlyList<int> Shard)
{
    public GatewayIdentity Properties { get; } = new(
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux", "treatybot", "treatybot");
}

internal sealed record GatewayIdentity(string Os, string Browser, string Device);

internal sealed record GatewayResume(string Token, string SessionId, long Seq);

/// <summary>A session that can be taken up again.</summary>
/// <param name="Id">Discord's name for it.</param>
/// <param name="ResumeUrl">Where to take it up.</param>
/// <param name="Sequence">The last event that need not be sent again.</param>
internal sealed record GatewaySession(string Id, string ResumeUrl, long Sequence);

/// <summary>The sessions of all shards, as they are kept over a restart.</summary>
/// <param name="Shards">In the order of their numbers; null for one that has none.</param>
internal sealed record GatewaySessions(IReadOnlyList<GatewaySession?> Shards);
