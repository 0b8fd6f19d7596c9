using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>Responses to interactions. Ask under the world's lock.</summary>
internal sealed class InteractionCalls(LoopbackWorld world, LoopbackOptions options)
{
    private const int ComponentsV2 = 1 << 15;
    private const int Ephemeral = 1 << 6;
    private const int SuppressEmbeds = 1 << 2;
    private const int SuppressNotifications = 1 << 12;

    public JsonObject Find(IReadOnlyDictionary<string, string> values) =>
        Payloads.Message(world, ResponseOf(Alive(values["webhook_token"])));

    private LoopbackInteraction Alive(string token)
    {
        var interaction = world.InteractionsByToken.GetValueOrDefault(token);
        return interaction is null || Stopwatch.GetElapsedTime(interaction.MadeAt) > options.InteractionLife
            ? throw new RestFailure(401, 50027, "Invalid Webhook Token")
            : interaction.Acknowledged is null ? throw new RestFailure(404, 10015, "Unknown Webhook") : interaction;
    }

    private static LoopbackMessage ResponseOf(LoopbackInteraction interaction) =>
        interaction is { Response: { IsDeleted: false } response, IsDismissed: false }
            ? response
            : throw new RestFailure(404, 10008, "Unknown Message");

    public JsonObject? Respond(IReadOnlyDictionary<string, string> values, JsonObject body, IQueryCollection query)
    {
        if (!world.Interactions.TryGetValue(values["interaction_id"], out var interaction)
            || interaction.Token != values["interaction_token"])
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
                interaction.Finished();
                break;
            case 5 when interaction.Type != 4:
                if ((((int?)data?["flags"] ?? 0) & ~Ephemeral) != 0 || data?["components"] is not null || data?["content"] is not null)
                {
                    throw RestFailure.InvalidBody("flags", "a deferral may only be ephemeral");
                }

                interaction.IsEphemeral = (((int?)data?["flags"] ?? 0) & Ephemeral) != 0;
                interaction.Response = NewResponse(interaction);
                break;
            case 9 when interaction.Type is 2 or 3:
                interaction.Modal = (JsonObject)data!.DeepClone();
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
                ["resource"] = interaction.Response is { } made
                    ? new JsonObject { ["type"] = type, ["message"] = Payloads.Message(world, made) }
                    : null,
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

    public JsonObject Finish(IReadOnlyDictionary<string, string> values, JsonObject body)
    {
        var interaction = Alive(values["webhook_token"]);
        var response = ResponseOf(interaction);
        MessageRules.Check(body, ComponentsV2 | SuppressEmbeds);
        MessageRules.Apply(body, response);
        interaction.Finished();
        return Payloads.Message(world, response);
    }

    public JsonNode? Dismiss(IReadOnlyDictionary<string, string> values)
    {
        Alive(values["webhook_token"]).IsDismissed = true;
        return null;
    }
}
