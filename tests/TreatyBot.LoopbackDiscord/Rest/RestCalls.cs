using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TreatyBot.LoopbackDiscord.Gateway;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>What each call does.</summary>
internal sealed class RestCalls(LoopbackWorld world, LoopbackOptions options, GatewayServer gateway, Func<string> gatewayAddress)
{
    private const int ComponentsV2 = 1 << 15;
    private const int Ephemeral = 1 << 6;
    private const int SuppressEmbeds = 1 << 2;
    private const int SuppressNotifications = 1 << 12;

    /// <returns>The answer; null: none (204).</returns>
    public JsonNode? Call(string route, IReadOnlyDictionary<string, string> values, JsonObject? body, IQueryCollection query)
    {
        lock (world.Gate)
        {
            try
            {
                return route switch
                {
                    "GET /gateway/bot" => Address(),
                    "GET /users/@me" => Payloads.User(LoopbackWorld.BotId),
                    "GET /applications/@me" or "GET /oauth2/applications/@me" => Application(),
                    "GET /applications/{application_id}/commands" => JsonNode.Parse(world.Commands),
                    "PUT /applications/{application_id}/commands" => WriteCommands(body!),
                    "POST /interactions/{interaction_id}/{interaction_token}/callback" => Respond(values, body!, query),
                    "GET /webhooks/{webhook_id}/{webhook_token}/messages/@original" => Payloads.Message(world, ResponseOf(Alive(values["webhook_token"]))),
                    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original" => Finish(values, body!),
                    "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original" => Dismiss(values),
                    "POST /channels/{channel_id}/messages" => Write(values["channel_id"], body!),
                    "GET /channels/{channel_id}/messages" => List(values["channel_id"], query),
                    "GET /channels/{channel_id}" => Payloads.Channel(Channel(values["channel_id"])),
                    "POST /users/@me/channels" => Payloads.Channel(world.DirectMessages((string)body!["recipient_id"]!)),
                    "GET /guilds/{guild_id}" => Payloads.Guild(world, Guild(values["guild_id"])),
                    "GET /guilds/{guild_id}/members/{user_id}" => world.Guilds[Guild(values["guild_id"])].Contains(values["user_id"])
                        ? Payloads.Member(values["user_id"])
                        : throw new RestFailure(404, 10007, "Unknown Member"),
                    _ => throw new RestFailure(404, 0, "404: Not Found"),
                };
            }
            catch (RestFailure failure) when (failure.Body["code"]!.GetValue<int>() is 50035 or 50006)
            {
                if (failure.Body["errors"]?["message_reference"] is null)
                {
                    world.Violate($"{route}: {failure.Body.ToJsonString()}");
                }

                throw;
            }
        }
    }

    private JsonObject Address() => new()
    {
        ["url"] = gatewayAddress(),
        ["shards"] = 1,
        ["session_start_limit"] = new JsonObject { ["total"] = 1000, ["remaining"] = options.SessionsLeft, ["reset_after"] = 14_400_000, ["max_concurrency"] = 1 },
    };

    private static JsonObject Application() => new()
    {
        ["id"] = LoopbackWorld.ApplicationId,
        ["name"] = "loopback",
        ["flags"] = 0,
        ["bot"] = Payloads.User(LoopbackWorld.BotId),
        ["interactions_endpoint_url"] = null,
    };

    private JsonArray WriteCommands(JsonObject body)
    {
        world.CommandWrites++;
        var written = (JsonArray)body["items"]!.DeepClone();
        foreach (var command in written.OfType<JsonObject>())
        {
            command["id"] = world.NextId();
            command["application_id"] = LoopbackWorld.ApplicationId;
            command["version"] = world.NextId();
            command["default_member_permissions"] ??= null;
            command["description"] ??= "";
        }

        world.Commands = written.ToJsonString();
        return written;
    }

    private LoopbackInteraction Alive(string token)
    {
        var interaction = world.Interactions.Values.FirstOrDefault(one => one.Token == token);
        return interaction is null || Stopwatch.GetElapsedTime(interaction.MadeAt) > options.InteractionLife
            ? throw new RestFailure(401, 50027, "Invalid Webhook Token")
            : interaction.Acknowledged is null ? throw new RestFailure(404, 10015, "Unknown Webhook") : interaction;
    }

    private static LoopbackMessage ResponseOf(LoopbackInteraction interaction) =>
        interaction is { Response: { IsDeleted: false } response, IsDismissed: false } ? response : throw new RestFailure(404, 10008, "Unknown Message");

    private JsonObject? Respond(IReadOnlyDictionary<string, string> values, JsonObject body, IQueryCollection query)
    {
        if (!world.Interactions.TryGetValue(values["interaction_id"], out var interaction) || interaction.Token != values["interaction_token"])
        {
            throw new RestFailure(404, 10062, "Unknown interaction");
        }

        if (interaction.Acknowledged is not null)
        {
            throw new RestFailure(400, 40060, "Interaction has already been acknowledged.");
        }

        if (Stopwatch.GetElapsedTime(interaction.MadeAt) > options.FirstResponse)
        {
            throw new RestFailure(404, 10062, "Unknown interaction");
        }

        var type = (int)body["type"]!;
        var data = body["data"] as JsonObject;
        switch (type)
        {
            case 4 when interaction.Type != 4:
                MessageRules.Check(data ?? [], ComponentsV2 | Ephemeral | SuppressEmbeds | SuppressNotifications);
                interaction.IsEphemeral = (((int?)data?["flags"] ?? 0) & Ephemeral) != 0;
                interaction.Response = NewResponse(interaction);
                MessageRules.Apply(data!, interaction.Response);
                interaction.Finishes++;
                break;
            case 5 when interaction.Type != 4:
                if ((((int?)data?["flags"] ?? 0) & ~Ephemeral) != 0 || data?["components"] is not null || data?["content"] is not null)
                {
                    throw RestFailure.InvalidBody("flags", "a deferral may only be ephemeral");
                }

                interaction.IsEphemeral = (((int?)data?["flags"] ?? 0) & Ephemeral) != 0;
                interaction.Response = NewResponse(interaction);
                break;
            case 8 when interaction.Type == 4:
                interaction.Proposed = [.. ((JsonArray)data!["choices"]!).Select(choice => (string)choice!["name"]!)];
                break;
            default:
                throw RestFailure.InvalidBody("type", $"a response of type {type} to an interaction of type {interaction.Type}");
        }

        interaction.Acknowledged = type;
        return query["with_response"] == "true"
            ? new JsonObject
            {
                ["interaction"] = new JsonObject { ["id"] = interaction.Id, ["type"] = interaction.Type },
                ["resource"] = interaction.Response is { } made ? new JsonObject { ["type"] = type, ["message"] = Payloads.Message(world, made) } : null,
            }
            : null;
    }

    private LoopbackMessage NewResponse(LoopbackInteraction interaction)
    {
        var message = new LoopbackMessage(world.NextId(), interaction.Channel.Id, LoopbackWorld.BotId)
        {
            InteractionId = interaction.Id,
            Flags = interaction.IsEphemeral ? Ephemeral : 0,
            Type = 20,
        };
        world.MessagesById[message.Id] = message;
        return message;
    }

    private JsonObject Finish(IReadOnlyDictionary<string, string> values, JsonObject body)
    {
        var interaction = Alive(values["webhook_token"]);
        var response = ResponseOf(interaction);
        MessageRules.Check(body, ComponentsV2 | SuppressEmbeds);
        MessageRules.Apply(body, response);
        interaction.Finishes++;
        return Payloads.Message(world, response);
    }

    private JsonNode? Dismiss(IReadOnlyDictionary<string, string> values)
    {
        Alive(values["webhook_token"]).IsDismissed = true;
        return null;
    }

    private JsonObject Write(string channelId, JsonObject body)
    {
        var channel = Channel(channelId);
        if (channel.GuildId is { } guild && !world.Guilds[Guild(guild)].Contains(LoopbackWorld.BotId))
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
        if (isEnforced && world.Nonces.TryGetValue((channelId, nonce!), out var before) && Stopwatch.GetElapsedTime(before.At) < options.NonceLife)
        {
            return Payloads.Message(world, world.MessagesById[before.Message]);
        }

        var message = new LoopbackMessage(world.NextId(), channelId, LoopbackWorld.BotId) { Nonce = nonce };
        Refer(message, channel, body["message_reference"] as JsonObject);
        MessageRules.Apply(body, message);
        world.MessagesById[message.Id] = message;
        if (isEnforced)
        {
            world.Nonces[(channelId, nonce!)] = (message.Id, Stopwatch.GetTimestamp());
        }

        var written = Payloads.Message(world, message);
        gateway.Dispatch("MESSAGE_CREATE", channel.GuildId is null ? 1 << 12 : 1 << 9, _ => written.DeepClone());
        written["nonce"] = body["nonce"]?.DeepClone();
        return written;
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
        }
        else if ((bool?)reference["fail_if_not_exists"] != false)
        {
            throw new RestFailure(
                400,
                50035,
                "Invalid Form Body",
                new JsonObject { ["message_reference"] = new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["code"] = "REPLIES_UNKNOWN_MESSAGE", ["message"] = "Unknown message" }) } });
        }
    }

    private JsonArray List(string channelId, IQueryCollection query)
    {
        if (!Channel(channelId).BotMayReadHistory)
        {
            return [];
        }

        var after = long.TryParse(query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 50;
        return
        [
            .. world.MessagesById.Values
                .Where(message => message.ChannelId == channelId && !message.IsDeleted && !message.IsEphemeral && long.Parse(message.Id, CultureInfo.InvariantCulture) > after)
                .OrderBy(message => long.Parse(message.Id, CultureInfo.InvariantCulture))
                .Take(limit)
                .Reverse()
                .Select(message => Payloads.Message(world, message)),
        ];
    }

    private LoopbackChannel Channel(string id) =>
        world.Channels.TryGetValue(id, out var channel) && !channel.IsGone ? channel : throw new RestFailure(404, 10003, "Unknown Channel");

    private string Guild(string id) =>
        world.Guilds.TryGetValue(id, out var members) && members.Contains(LoopbackWorld.BotId) ? id : throw new RestFailure(403, 50001, "Missing Access");
}
