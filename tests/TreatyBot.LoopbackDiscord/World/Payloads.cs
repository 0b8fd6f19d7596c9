using System.Globalization;
using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackDiscord.World;

/// <summary>Objects as Discord sends them.</summary>
internal static class Payloads
{
    public static JsonObject User(string id) => new()
    {
        ["id"] = id,
        ["username"] = "user" + id,
        ["discriminator"] = "0",
        ["global_name"] = null,
        ["avatar"] = null,
        ["bot"] = id == LoopbackWorld.BotId,
    };

    public static JsonObject Member(string id) => new()
    {
        ["user"] = User(id),
        ["roles"] = new JsonArray(),
        ["joined_at"] = "2024-01-01T00:00:00+00:00",
        ["deaf"] = false,
        ["mute"] = false,
        ["flags"] = 0,
        ["permissions"] = "1024",
    };

    public static JsonObject Channel(LoopbackChannel channel)
    {
        var overwrites = new JsonArray();
        if (channel.VisibleTo is { } some)
        {
            overwrites.Add(new JsonObject { ["id"] = channel.GuildId, ["type"] = 0, ["allow"] = "0", ["deny"] = "1024" });
            foreach (var user in some)
            {
                overwrites.Add(new JsonObject { ["id"] = user, ["type"] = 1, ["allow"] = "1024", ["deny"] = "0" });
            }
        }

        var written = new JsonObject
        {
            ["id"] = channel.Id,
            ["type"] = channel.Type,
            ["guild_id"] = channel.GuildId,
            ["parent_id"] = channel.ParentId,
            ["name"] = channel.Name ?? "channel-" + channel.Id,
            ["position"] = 0,
            ["flags"] = 0,
            ["permission_overwrites"] = overwrites,
        };
        if (channel.Type is 10 or 11 or 12)
        {
            written["owner_id"] = LoopbackWorld.BotId;
            written["thread_metadata"] = new JsonObject
            {
                ["archived"] = channel.IsLocked || channel.IsArchived,
                ["locked"] = channel.IsLocked,
                ["auto_archive_duration"] = 60,
                ["archive_timestamp"] = "2024-01-01T00:00:00+00:00",
            };
        }

        if (channel.Recipient is { } recipient)
        {
            written["recipients"] = new JsonArray(User(recipient));
        }

        return written;
    }

    private static JsonArray Roles(LoopbackWorld world, string guildId) =>
    [
        Role(guildId, "@everyone", "274877975552"),
        Role(world.BotRoles[guildId], "loopback", "0", new JsonObject { ["bot_id"] = LoopbackWorld.BotId }),
    ];

    private static JsonObject Role(string id, string name, string permissions, JsonObject? tags = null)
    {
        var role = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["permissions"] = permissions,
            ["position"] = 0,
            ["color"] = 0,
            ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
            ["hoist"] = false,
            ["managed"] = tags is not null,
            ["mentionable"] = false,
            ["flags"] = 0,
        };
        if (tags is not null)
        {
            role["tags"] = tags;
        }

        return role;
    }

    /// <summary>Ask under the world's lock.</summary>
    public static JsonObject Guild(LoopbackWorld world, string guildId)
    {
        var channels = world.Channels.Values.Where(channel => channel.GuildId == guildId && !channel.IsGone).ToList();
        return new JsonObject
        {
            ["id"] = guildId,
            ["name"] = "guild-" + guildId,
            ["owner_id"] = "1",
            ["roles"] = Roles(world, guildId),
            ["channels"] = new JsonArray([.. channels.Where(channel => channel.Type is not (10 or 11 or 12)).Select(Channel)]),
            ["threads"] = new JsonArray(
                [.. channels.Where(channel => channel.Type is 10 or 11 or 12 && !channel.IsLocked && !channel.IsArchived).Select(Channel)]),
            ["members"] = new JsonArray(Member(LoopbackWorld.BotId)),
            ["member_count"] = world.Guilds[guildId].Count,
            ["joined_at"] = "2024-01-01T00:00:00+00:00",
            ["large"] = false,
            ["unavailable"] = false,
            ["emojis"] = new JsonArray(),
            ["stickers"] = new JsonArray(),
            ["features"] = new JsonArray(),
            ["voice_states"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["stage_instances"] = new JsonArray(),
            ["guild_scheduled_events"] = new JsonArray(),
            ["soundboard_sounds"] = new JsonArray(),
            ["preferred_locale"] = "en-US",
        };
    }

    /// <summary>Ask under the world's lock.</summary>
    /// <param name="world">Where it was written.</param>
    /// <param name="message">What was written.</param>
    /// <param name="withReference">Whether the message that it replies to is sent along.</param>
    public static JsonObject Message(LoopbackWorld world, LoopbackMessage message, bool withReference = true)
    {
        var written = new JsonObject
        {
            ["id"] = message.Id,
            ["channel_id"] = message.ChannelId,
            ["author"] = User(message.AuthorId),
            ["content"] = message.Content,
            ["timestamp"] = "2024-01-01T00:00:00+00:00",
            ["edited_timestamp"] = message.EditedAt?.ToString("O", CultureInfo.InvariantCulture),
            ["tts"] = false,
            ["mention_everyone"] = message.Pinged.Contains("everyone"),
            ["mentions"] = new JsonArray([.. message.Mentions.Select(User)]),
            ["mention_roles"] = new JsonArray([.. message.MentionedRoles.Select(role => JsonValue.Create(role))]),
            ["attachments"] = new JsonArray(),
            ["embeds"] = new JsonArray(),
            ["pinned"] = false,
            ["type"] = message.Type,
            ["flags"] = message.Flags,
            ["components"] = message.Components.DeepClone(),
        };
        if (world.Channels[message.ChannelId].GuildId is { } guild)
        {
            written["guild_id"] = guild;
        }

        if (message.InteractionId is { } interaction && world.Interactions.TryGetValue(interaction, out var asked))
        {
            written["interaction_metadata"] = new JsonObject
            {
                ["id"] = interaction,
                ["type"] = 2,
                ["user"] = User(asked.UserId),
                ["authorizing_integration_owners"] = new JsonObject(),
            };
        }

        if (message.ReplyTo is { } before)
        {
            written["message_reference"] = new JsonObject { ["type"] = 0, ["message_id"] = before, ["channel_id"] = message.ChannelId };
            written["referenced_message"] = withReference
                && world.MessagesById.TryGetValue(before, out var referenced)
                && !referenced.IsDeleted
                ? Message(world, referenced, withReference: false)
                : null;
        }

        return written;
    }
}
