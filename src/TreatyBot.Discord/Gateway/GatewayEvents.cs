using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>Reads the events that the bot looks at.</summary>
internal static class GatewayEvents
{
    /// <summary>The event; null where the bot does not look at such events.</summary>
    /// <exception cref="JsonException">It is not as Discord documents it.</exception>
    public static DiscordEvent? Read(GatewayFrame frame)
    {
        return frame.T switch
        {
            "MESSAGE_CREATE" => new MessageCreated(Of(DiscordJson.Default.DiscordMessage)),
            "MESSAGE_UPDATE" => new MessageEdited(Of(DiscordJson.Default.DiscordMessage)),
            "MESSAGE_DELETE" or "MESSAGE_DELETE_BULK" => Deleted(Of(DiscordJson.Default.GatewayDeletion)),
            "INTERACTION_CREATE" => new InteractionCreated(Of(DiscordJson.Default.DiscordInteraction)),
            "GUILD_CREATE" => Known(Of(DiscordJson.Default.GatewayGuild)),
            "GUILD_DELETE" => Of(DiscordJson.Default.GatewayGuild) is { Unavailable: false } left ? new GuildLeft(left.Id) : null,
            "THREAD_CREATE" when Of(DiscordJson.Default.DiscordChannel) is { NewlyCreated: true } thread => new ThreadOpened(thread),
            "CHANNEL_CREATE" or "CHANNEL_UPDATE" or "THREAD_CREATE" or "THREAD_UPDATE" =>
                new ChannelKnown(Of(DiscordJson.Default.DiscordChannel)),
            "CHANNEL_DELETE" or "THREAD_DELETE" => new ChannelGone(Of(DiscordJson.Default.DiscordChannel).Id),
            _ => null,
        };

        T Of<T>(JsonTypeInfo<T> type) => frame.D.Deserialize(type) ?? throw new JsonException($"{frame.T} without data.");
    }

    private static MessagesDeleted Deleted(GatewayDeletion deletion) =>
        new(deletion.Ids ?? (deletion.Id is { } id ? [id] : []));

    private static GuildKnown Known(GatewayGuild guild) =>
        new(
            guild.Id,
            [.. (guild.Channels ?? []).Concat(guild.Threads ?? []).Select(channel => channel with { GuildId = guild.Id })],
            guild.Roles);
}
