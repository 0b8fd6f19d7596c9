using System.Net;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rest;

/// <summary>One call to Discord's API.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Route">The path with names for ids: calls with the same route share a rate limit.</param>
/// <param name="Major">The id that divides that limit: the channel, guild or interaction; empty where there is none.</param>
/// <param name="Path">The path itself, below the base address.</param>
/// <param name="Body">JSON in UTF-8; null where there is none.</param>
internal sealed record RestCall(HttpMethod Method, string Route, string Major, string Path, byte[]? Body = null)
{
    /// <summary>
    /// False for responses to interactions: their own token is in the path, and the bot's global limit does not count them.
    /// </summary>
    public bool IsBots { get; init; } = true;

    /// <summary>Sent along with the body; null: none.</summary>
    public OutgoingFile? File { get; init; }

    public TimeSpan? Attempt { get; init; }

    public TimeSpan? Timeout { get; init; }
}

/// <summary>What Discord answered.</summary>
internal sealed record RestAnswer(HttpStatusCode Status, byte[] Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
