using System.Globalization;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Setup;

/// <summary>Looks memberships up at Discord: of a guild, and of those who may see a channel in it.</summary>
internal sealed class DiscordMemberships(IDiscordClient client) : IMemberships
{
    /// <summary>Discord's bit; likewise the next (discord.com/developers/docs/topics/permissions).</summary>
    private const long Administrator = 1 << 3;
    private const long ViewChannel = 1 << 10;

    public string Platform => "discord";

    public async Task<bool?> IsMemberAsync(Asker asker, string space, string? channel, CancellationToken cancellationToken)
    {
        var member = await client.FindMemberAsync(space, asker.UserId, cancellationToken);
        if (member.Failure is { } failure)
        {
            return failure.Code == DiscordCode.UnknownMember ? false : null;
        }

        if (channel is null)
        {
            return true;
        }

        var guild = await client.FindGuildAsync(space, cancellationToken);
        var place = await client.FindChannelAsync(channel, cancellationToken);
        return guild.Value is { } known && place.Value is { } found && found.GuildId == space
            ? MaySee(asker.UserId, member.Value!.Roles ?? [], known, found)
            : null;
    }

    /// <summary>
    /// As Discord computes permissions: the guild's roles, then what the channel takes away and gives to everyone, to roles, to the member.
    /// </summary>
    internal static bool MaySee(string userId, IReadOnlyList<string> roles, DiscordGuild guild, DiscordChannel channel)
    {
        if (guild.OwnerId == userId)
        {
            return true;
        }

        // The role that everyone has bears the guild's id.
        var permissions = guild.Roles.Where(role => role.Id == guild.Id || roles.Contains(role.Id))
            .Aggregate(0L, (all, role) => all | Bits(role.Permissions));
        if ((permissions & Administrator) != 0)
        {
            return true;
        }

        var overwrites = channel.PermissionOverwrites ?? [];
        permissions = Apply(permissions, overwrites.Where(overwrite => overwrite.Id == guild.Id));
        permissions = Apply(
            permissions, overwrites.Where(overwrite => overwrite.Type == 0 && overwrite.Id != guild.Id && roles.Contains(overwrite.Id)));
        permissions = Apply(permissions, overwrites.Where(overwrite => overwrite.Type == 1 && overwrite.Id == userId));
        return (permissions & ViewChannel) != 0;
    }

    private static long Apply(long permissions, IEnumerable<DiscordOverwrite> overwrites)
    {
        var (allow, deny) = overwrites.Aggregate(
            (Allow: 0L, Deny: 0L), (all, overwrite) => (all.Allow | Bits(overwrite.Allow), all.Deny | Bits(overwrite.Deny)));
        return (permissions & ~deny) | allow;
    }

    private static long Bits(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0;
}
