using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>What the bot may see of the world; what it may not, it is told as Discord tells it. Ask under the world's lock.</summary>
internal static class Lookups
{
    public static LoopbackChannel FindChannel(this LoopbackWorld world, string id) =>
        world.Channels.TryGetValue(id, out var channel) && !channel.IsGone ? channel : throw new RestFailure(404, 10003, "Unknown Channel");

    /// <returns>The id, of a guild that the bot is in.</returns>
    public static string FindGuild(this LoopbackWorld world, string id) =>
        world.Guilds.TryGetValue(id, out var members) && members.Contains(LoopbackWorld.BotId)
            ? id
            : throw new RestFailure(403, 50001, "Missing Access");
}
