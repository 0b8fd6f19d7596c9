using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TreatyBot.Discord.Gateway;
using TreatyBot.Discord.Rest;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord;

/// <summary>The built-in client: gateway v10 over a web socket, REST over HTTP.</summary>
internal sealed class DiscordClient(
    RestSender rest, GatewayListener gateway, DiscordConnectionHealth health, DiscordTiming timing) : IDiscordClient
{
    public DiscordConnectionHealth Health => health;

    public IAsyncEnumerable<DiscordEvent> ListenAsync(CancellationToken cancellationToken) => gateway.ListenAsync(cancellationToken);

    public void TakenIn(DiscordEvent taken) => gateway.TakenIn(taken);

    public Task<DiscordResult<DiscordApplication>> FindApplicationAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            Get("applications/@me", "", "applications/@me") with { Timeout = timing.SetUp },
            DiscordJson.Default.DiscordApplication,
            cancellationToken);

    public Task<DiscordResult<IReadOnlyList<ApplicationCommand>>> ListCommandsAsync(
        string applicationId, CancellationToken cancellationToken) => ReadAsync(
        Get(
            "applications/{application}/commands",
            "",
            $"applications/{applicationId}/commands"), DiscordJson.Default.IReadOnlyListApplicationCommand, cancellationToken);

    public Task<DiscordResult<Done>> ReplaceCommandsAsync(
        string applicationId, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        DoAsync(
            new RestCall(
                HttpMethod.Put, "PUT applications/{application}/commands", "", $"applications/{applicationId}/commands", Json(
                    commands, DiscordJson.Default.IReadOnlyListApplicationCommand)),
            cancellationToken);

    public Task<DiscordResult<Done>> DeferAsync(DiscordCallback to, bool onlyForAsker, CancellationToken cancellationToken)
    {
        var data = onlyForAsker ? new MessageBody(null, MessageBody.OnlyForAsker) : null;
        return CallBackAsync(to, Json(new CallbackBody(5, data), DiscordJson.Default.CallbackBody), cancellationToken);
    }

    public Task<DiscordResult<Done>> RespondAsync(
        DiscordCallback to, OutgoingMessage message, bool onlyForAsker, CancellationToken cancellationToken)
    {
        var flags = MessageBody.HasComponents | (onlyForAsker ? MessageBody.OnlyForAsker : 0);
        return CallBackAsync(
            to, Json(new CallbackBody(4, new MessageBody(message.Components, flags)), DiscordJson.Default.CallbackBody), cancellationToken);
    }

    public Task<DiscordResult<Done>> OpenModalAsync(DiscordCallback to, DiscordModal modal, CancellationToken cancellationToken) =>
        CallBackAsync(to, Json(new ModalBody(modal), DiscordJson.Default.ModalBody), cancellationToken);

    public Task<DiscordResult<Done>> AutocompleteAsync(
        DiscordCallback to, IReadOnlyList<OptionChoice> choices, CancellationToken cancellationToken) =>
        CallBackAsync(
            to, Json(new AutocompleteBody(new AutocompleteChoices(choices)), DiscordJson.Default.AutocompleteBody), cancellationToken);

    public Task<DiscordResult<string>> FinishAsync(
        string applicationId, DiscordCallback to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = Json(new MessageBody(message.Components, MessageBody.HasComponents), DiscordJson.Default.MessageBody);
        return MessageIdAsync(
            new RestCall(
                HttpMethod.Patch,
                "PATCH webhooks/{application}/{token}/messages/@original",
                to.Id,
                $"webhooks/{applicationId}/{Uri.EscapeDataString(to.Token)}/messages/@original",
                body)
            {
                IsBots = false,
                File = message.File,
            },
            cancellationToken);
    }

    public Task<DiscordResult<string>> WriteAsync(
        string channelId, OutgoingMessage message, string nonce, string? repliesTo, CancellationToken cancellationToken)
    {
        var body = new MessageBody(message.Components, MessageBody.HasComponents)
        {
            Nonce = nonce,
            EnforceNonce = true,
            MessageReference = repliesTo is null ? null : new MessageReferenceBody(repliesTo),
        };
        return MessageIdAsync(
            new RestCall(
                HttpMethod.Post,
                "POST channels/{channel}/messages",
                channelId,
                $"channels/{channelId}/messages",
                Json(body, DiscordJson.Default.MessageBody))
            {
                File = message.File,
            },
            cancellationToken);
    }

    public async Task<DiscordResult<Done>> OpenThreadAsync(
        string channelId, string messageId, string name, CancellationToken cancellationToken)
    {
        var opened = await DoAsync(
            new RestCall(
                HttpMethod.Post,
                "POST channels/{channel}/messages/{message}/threads",
                channelId,
                $"channels/{channelId}/messages/{messageId}/threads",
                Json(new ThreadBody(name), DiscordJson.Default.ThreadBody)),
            cancellationToken);
        return opened.Failure is { Code: DiscordCode.ThreadStandsAlready } ? new(default(Done)) : opened;
    }

    public Task<DiscordResult<IReadOnlyList<DiscordMessage>>> ListMessagesAsync(
        string channelId, string after, CancellationToken cancellationToken) => ReadAsync(
        Get(
            "channels/{channel}/messages",
            channelId,
            $"channels/{channelId}/messages?after={after}&limit=100"), DiscordJson.Default.IReadOnlyListDiscordMessage, cancellationToken);

    public Task<DiscordResult<DiscordChannel>> OpenDirectMessagesAsync(string userId, CancellationToken cancellationToken) => ReadAsync(
        new RestCall(
            HttpMethod.Post, "POST users/@me/channels", "", "users/@me/channels", Json(
                new OpenDirectMessagesBody(userId), DiscordJson.Default.OpenDirectMessagesBody)),
        DiscordJson.Default.DiscordChannel,
        cancellationToken);

    public Task<DiscordResult<DiscordChannel>> FindChannelAsync(string channelId, CancellationToken cancellationToken) =>
        ReadAsync(Get("channels/{channel}", channelId, $"channels/{channelId}"), DiscordJson.Default.DiscordChannel, cancellationToken);

    public Task<DiscordResult<DiscordGuild>> FindGuildAsync(string guildId, CancellationToken cancellationToken) =>
        ReadAsync(Get("guilds/{guild}", guildId, $"guilds/{guildId}"), DiscordJson.Default.DiscordGuild, cancellationToken);

    public Task<DiscordResult<DiscordMember>> FindMemberAsync(string guildId, string userId, CancellationToken cancellationToken) =>
        ReadAsync(
        Get(
            "guilds/{guild}/members/{user}",
            guildId,
            $"guilds/{guildId}/members/{userId}"), DiscordJson.Default.DiscordMember, cancellationToken);

    private Task<DiscordResult<Done>> CallBackAsync(DiscordCallback to, byte[] body, CancellationToken cancellationToken) => DoAsync(
        new RestCall(
            HttpMethod.Post,
            "POST interactions/{interaction}/{token}/callback",
            to.Id,
            $"interactions/{to.Id}/{Uri.EscapeDataString(to.Token)}/callback",
            body)
        {
            IsBots = false,
            Attempt = timing.FirstResponseAttempt,
            Timeout = timing.FirstResponse,
        },
        cancellationToken);

    private static RestCall Get(string route, string major, string path) => new(HttpMethod.Get, "GET " + route, major, path);

    private static byte[] Json<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    private async Task<DiscordResult<Done>> DoAsync(RestCall call, CancellationToken cancellationToken)
    {
        var result = await rest.SendAsync(call, cancellationToken);
        return result.Failure is { } failure ? new(failure) : new(default(Done));
    }

    private async Task<DiscordResult<string>> MessageIdAsync(RestCall call, CancellationToken cancellationToken)
    {
        var result = await ReadAsync(call, DiscordJson.Default.CreatedMessage, cancellationToken);
        return result.Failure is { } failure ? new(failure) : new(result.Value!.Id);
    }

    private async Task<DiscordResult<T>> ReadAsync<T>(RestCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var result = await rest.SendAsync(call, cancellationToken);
        if (result.Failure is { } failure)
        {
            return new(failure);
        }

        try
        {
            return JsonSerializer.Deserialize(result.Value!.Body, type) is { } value
                ? new(value)
                : new(new DiscordFailure(DiscordFailureKind.Unreachable, 0, $"{call.Route}: Discord answered null."));
        }
        catch (JsonException e)
        {
            return new(
                new DiscordFailure(
                    DiscordFailureKind.Unreachable, 0, $"{call.Route}: what Discord answered is not what it documents: {e.Message}"));
        }
    }
}
