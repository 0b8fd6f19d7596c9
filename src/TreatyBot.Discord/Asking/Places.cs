using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>
/// Says where something was asked. A thread counts as its channel for the audience, and as itself for follow-ups; where there is no thread,
/// a chain of replies is one conversation, named by its first question.
/// </summary>
internal sealed class Places(ChannelDirectory channels, IConversationStore conversations)
{
    public const string Platform = "discord";

    public static string KeyOfMessage(string messageId) => $"{Platform}:m:{messageId}";

    public static string KeyOfInteraction(string interactionId) => $"{Platform}:i:{interactionId}";

    public async Task<Place> OfAsync(DiscordMessage message, CancellationToken cancellationToken)
    {
        if (message.GuildId is not { } guild)
        {
            return DirectMessages(message.ChannelId);
        }

        var channel = await channels.FindAsync(message.ChannelId, cancellationToken);
        return channel is { IsThread: true, ParentId: { } parent }
            ? new Place(Platform, guild, parent, message.ChannelId, PlaceKind.Channel)
            : new Place(Platform, guild, message.ChannelId, await ConversationAsync(message, cancellationToken), PlaceKind.Channel);
    }

    public static Place Of(DiscordInteraction interaction)
    {
        var channel = interaction.ChannelId ?? interaction.Channel?.Id ?? "0";
        return interaction switch
        {
            // Answered to the asker alone; what others asked there is nothing to lean on.
            { IsWhereBotIsNot: true } => new Place(Platform, null, channel, interaction.Id, PlaceKind.DirectMessage),
            { GuildId: null } => DirectMessages(channel),
            { GuildId: { } guild, Channel: { IsThread: true, ParentId: { } parent } } =>
                new Place(Platform, guild, parent, channel, PlaceKind.Channel),
            { GuildId: { } guild } => new Place(Platform, guild, channel, interaction.Id, PlaceKind.Channel),
        };
    }

    public static Asker AskerOf(DiscordInteraction interaction) => new(Platform, interaction.UserId!);

    private static Place DirectMessages(string channelId) => new(Platform, null, channelId, channelId, PlaceKind.DirectMessage);

    private async Task<string> ConversationAsync(DiscordMessage message, CancellationToken cancellationToken)
    {
        var before = message.ReferencedMessage;
        var key = before switch
        {
            { InteractionMetadata.Id: { } interaction } => KeyOfInteraction(interaction),
            { MessageReference.MessageId: { } question } => KeyOfMessage(question),
            _ => null,
        };
        if (key is not null && await conversations.FindQuestionAsync(key, cancellationToken) is { Place.Thread: { } conversation })
        {
            return conversation;
        }

        return message.Id;
    }
}
