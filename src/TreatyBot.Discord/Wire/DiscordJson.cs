using System.Text.Json.Serialization;
using TreatyBot.Discord.Gateway;
using TreatyBot.Discord.Rest;

namespace TreatyBot.Discord.Wire;

/// <summary>All that goes over the wire as JSON, in Discord's spelling.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(IReadOnlyList<DiscordMessage>))]
[JsonSerializable(typeof(DiscordInteraction))]
[JsonSerializable(typeof(DiscordChannel))]
[JsonSerializable(typeof(DiscordGuild))]
[JsonSerializable(typeof(DiscordMember))]
[JsonSerializable(typeof(DiscordApplication))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(GatewayAddress))]
[JsonSerializable(typeof(GatewayHello))]
[JsonSerializable(typeof(GatewayReady))]
[JsonSerializable(typeof(GatewayGuild))]
[JsonSerializable(typeof(GatewayDeletion))]
[JsonSerializable(typeof(GatewayCommand<GatewayIdentify>))]
[JsonSerializable(typeof(GatewayCommand<GatewayResume>))]
[JsonSerializable(typeof(GatewayHeartbeat))]
[JsonSerializable(typeof(GatewaySessions))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(CallbackBody))]
[JsonSerializable(typeof(AutocompleteBody))]
[JsonSerializable(typeof(ModalBody))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(OpenDirectMessagesBody))]
[JsonSerializable(typeof(CreatedMessage))]
internal sealed partial class DiscordJson : JsonSerializerContext;
