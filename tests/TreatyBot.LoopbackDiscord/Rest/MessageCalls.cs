using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TreatyBot.LoopbackDiscord.Gateway;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>Messages in channels. Ask under the world's lock.</summary>
internal sealed class MessageCalls(LoopbackWorld world, LoopbackOptions options, GatewayServer gateway)
{
    private const int ComponentsV2 = 1 << 15;
    private const int SuppressEmbeds = 1 << 2;
    private const int SuppressNotifications = 1 << 12;

    public JsonObject Write(string channelId, JsonObject body)
    {
        var channel = world.FindChannel(channelId);
        if (channel.GuildId is { } guild && !world.Guilds[world.FindGuild(guild)].Contains(LoopbackWorld.BotId))
        {
            throw new RestFailure(403, 50001, "Missing Access");
        }

        if (!channel.BotMayWrite)
        {
            throw new RestFailure(403, 50013, "Missing Permissions");
        }

        if (channel.IsLocked)
        {
            throw new RestFailure(400, 160005, "Thread is locked");
        }

        if (channel.Recipient is { } recipient && world.ClosedToMessages.Contains(recipient))
        {
            throw new RestFailure(403, 50007, "Cannot send messages to this user");
        }

        MessageRules.Check(body, ComponentsV2 | SuppressEmbeds | SuppressNotifications);
        var nonce = body["nonce"]?.ToString();
        var isEnforced = nonce is not null && (bool?)body["enforce_nonce"] == true;
        if (isEnforced
            && world.Nonces.TryGetValue((channelId, nonce!), out var before)
            && Stopwatch.GetElapsedTime(before.At) < options.NonceLife)
        {
            return Payloads.Message(world, world.MessagesById[before.Message]);
        }

        channel.IsArchived = false;
        var message = new LoopbackMessage(world.NextId(), channelId, LoopbackWorld.BotId) { Nonce = nonce };
        Refer(message, channel, body["message_reference"] as JsonObject);
        MessageRules.Apply(body, message);
        world.MessagesById[message.Id] = message;
        if (isEnforced)
        {
            world.Nonces[(channelId, nonce!)] = (message.Id, Stopwatch.GetTimestamp());
        }

        var written = Payloads.Message(world, message);
        gateway.Dispatch("MESSAGE_CREATE", channel.GuildId, channel.GuildId is null ? 1 << 12 : 1 << 9, _ => written.DeepClone());
        written["nonce"] = body["nonce"]?.DeepClone();
        return written;
    }

    public JsonObject OpenThread(string channelId, string messageId, JsonObject body)
    {
        var channel = world.FindChannel(channelId);
        if (channel.GuildId is not { } guild || channel.Type != 0)
        {
            throw new RestFailure(400, 50024, "Cannot execute action on this channel type");
        }

        if (!channel.BotMayOpenThreads)
        {
            throw new RestFailure(403, 50013, "Missing Permissions");
        }

        if (!world.MessagesById.TryGetValue(messageId, out var message) || message.IsDeleted || message.ChannelId != channelId)
        {
            throw new RestFailure(404, 10008, "Unknown Message");
        }

        if (world.Channels.ContainsKey(messageId))
        {
            throw new RestFailure(400, 160004, "A thread has already been created for this message");
        }

        var thread = new LoopbackChannel(messageId, 11, guild, channelId) { Name = (string)body["name"]! };
        world.Channels[messageId] = thread;
        return Payloads.Channel(thread);
    }

    private void Refer(LoopbackMessage message, LoopbackChannel channel, JsonObject? reference)
    {
        if (reference is null)
        {
            return;
        }

        if (!channel.BotMayReadHistory)
        {
            throw new RestFailure(400, 160002, "Cannot reply without permission to read message history");
        }

        var id = (string)reference["message_id"]!;
        if (world.MessagesById.TryGetValue(id, out var before) && !before.IsDeleted)
        {
            (message.ReplyTo, message.Type) = (id, 19);
            before.Answered.Happen();
        }
        else if ((bool?)reference["fail_if_not_exists"] != false)
        {
            throw new RestFailure(
                400,
                50035,
                "Invalid Form Body",
                new JsonObject
                {
                    ["message_reference"] = new JsonObject
                    {
                        ["_errors"] = new JsonArray(
                            new JsonObject { ["code"] = "REPLIES_UNKNOWN_MESSAGE", ["message"] = "Unknown message" }),
                    },
                });
        }
    }

    public JsonArray List(string channelId, IQueryCollection query)
    {
        if (!world.FindChannel(channelId).BotMayReadHistory)
        {
            return [];
        }

        var after = long.TryParse(query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 50;
        return
        [
            .. world.MessagesById.Values
                .Where(message => message.ChannelId == channelId
                    && !message.IsDeleted
                    && !message.IsEphemeral
                    && long.Parse(message.Id, CultureInfo.InvariantCulture) > after)
                .OrderBy(message => long.Parse(message.Id, CultureInfo.InvariantCulture))
                .Take(limit)
                .Reverse()
                .Select(message => Payloads.Message(world, message)),
        ];
    }
}
