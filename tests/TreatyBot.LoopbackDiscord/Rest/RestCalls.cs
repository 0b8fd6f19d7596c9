using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TreatyBot.LoopbackDiscord.Gateway;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>What each call does.</summary>
internal sealed class RestCalls(LoopbackWorld world, LoopbackOptions options, GatewayServer gateway, Func<string> gatewayAddress)
{
    private readonly InteractionCalls _interactions = new(world, options);
    private readonly MessageCalls _messages = new(world, options, gateway);

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
                    "POST /interactions/{interaction_id}/{interaction_token}/callback" => _interactions.Respond(values, body!, query),
                    "GET /webhooks/{webhook_id}/{webhook_token}/messages/@original" => _interactions.Find(values),
                    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original" => _interactions.Finish(values, body!),
                    "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original" => _interactions.Dismiss(values),
                    "POST /channels/{channel_id}/messages" => _messages.Write(values["channel_id"], body!),
                    "POST /channels/{channel_id}/messages/{message_id}/threads" =>
                        _messages.OpenThread(values["channel_id"], values["message_id"], body!),
                    "GET /channels/{channel_id}/messages" => _messages.List(values["channel_id"], query),
                    "GET /channels/{channel_id}" => Payloads.Channel(world.FindChannel(values["channel_id"])),
                    "POST /users/@me/channels" => Payloads.Channel(world.DirectMessages((string)body!["recipient_id"]!)),
                    "GET /guilds/{guild_id}" => Payloads.Guild(world, world.FindGuild(values["guild_id"])),
                    "GET /guilds/{guild_id}/members/{user_id}" =>
                        world.Guilds[world.FindGuild(values["guild_id"])].Contains(values["user_id"])
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
        ["shards"] = gateway.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = 1000,
            ["remaining"] = options.SessionsLeft,
            ["reset_after"] = 14_400_000,
            ["max_concurrency"] = options.IdentifiesAtOnce,
        },
    };

    private JsonObject Application() => new()
    {
        ["id"] = LoopbackWorld.ApplicationId,
        ["name"] = "loopback",
        ["flags"] = world.ApplicationFlags,
        ["bot_public"] = world.IsBotPublic,
        ["bot"] = Payloads.User(LoopbackWorld.BotId),
        ["interactions_endpoint_url"] = world.InteractionsEndpoint,
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
}
