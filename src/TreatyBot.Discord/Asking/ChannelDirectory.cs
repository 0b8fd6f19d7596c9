using System.Collections.Concurrent;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Knows which channel a thread belongs to: from the gateway, else from Discord's API.</summary>
internal sealed class ChannelDirectory(IDiscordClient client)
{
    /// <summary>Bounds the memory to some ten megabytes. What is forgotten is asked for again.</summary>
    private const int MaxKnown = 50_000;

    private readonly ConcurrentDictionary<string, DiscordChannel> _known = new(StringComparer.Ordinal);

    public void Learn(DiscordChannel channel)
    {
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[channel.Id] = channel with { PermissionOverwrites = null };
    }

    public void Forget(string channelId) => _known.TryRemove(channelId, out _);

    public void ForgetGuild(string guildId)
    {
        foreach (var channel in _known.Values.Where(channel => channel.GuildId == guildId))
        {
            Forget(channel.Id);
        }
    }

    /// <summary>Null where Discord does not tell.</summary>
    public async Task<DiscordChannel?> FindAsync(string channelId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(channelId, out var known))
        {
            return known;
        }

        var found = (await client.FindChannelAsync(channelId, cancellationToken)).Value;
        if (found is not null)
        {
            Learn(found);
        }

        return found;
    }
}
