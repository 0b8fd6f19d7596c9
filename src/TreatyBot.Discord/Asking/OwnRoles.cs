using System.Collections.Concurrent;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>
/// The roles that Discord makes for the bot, one in each guild. They bear its name, so that people mention them for the bot; such a message
/// reaches it without its text.
/// </summary>
internal sealed class OwnRoles
{
    private readonly ConcurrentDictionary<string, string> _guilds = new(StringComparer.Ordinal);

    public bool Contains(string roleId) => _guilds.ContainsKey(roleId);

    public void Learn(GuildKnown guild, BotIdentity bot)
    {
        foreach (var role in (guild.Roles ?? []).Where(role => role.Tags?.BotId == bot.UserId))
        {
            _guilds[role.Id] = guild.GuildId;
        }
    }

    public void ForgetGuild(string guildId)
    {
        foreach (var (role, _) in _guilds.Where(known => known.Value == guildId))
        {
            _guilds.TryRemove(role, out _);
        }
    }
}
