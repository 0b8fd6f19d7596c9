using Microsoft.Extensions.Options;
using TreatyBot.Chat.Asking;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Takes in what people write, edit and delete.</summary>
internal sealed class MessageHandler(
    QuestionRunner<ReplyAddress> runner,
    Places places,
    ChannelDirectory channels,
    OwnRoles roles,
    IOptions<DiscordOptions> options,
    TimeProvider clock)
{
    /// <summary>Words added to an older message than this are no question any more.</summary>
    private static readonly TimeSpan EditsCountFor = TimeSpan.FromMinutes(15);

    public async Task WrittenAsync(DiscordMessage message, BotIdentity bot, CancellationToken cancellationToken)
    {
        if (MessageReader.Read(message, bot, roles.Contains) is { } by)
        {
            await TakeAsync(message, by, bot, cancellationToken);
        }
    }

    /// <summary>
    /// A post of a forum that the operator has named asks what its title says: its text Discord keeps back from bots without a privileged
    /// intent. Where that mentions the bot too, it is the same question.
    /// </summary>
    public async Task OpenedAsync(DiscordChannel thread, BotIdentity bot, CancellationToken cancellationToken)
    {
        channels.Learn(thread);
        if (thread is not { GuildId: { } guild, ParentId: { } forum, Name: { Length: > 0 } title, OwnerId: { } owner }
            || owner == bot.UserId
            || !options.Value.Forums.Contains(forum, StringComparer.Ordinal))
        {
            return;
        }

        var address = new ReplyAddress(AddressedBy.Message, thread.Id, thread.Id);
        var question = new AskedQuestion(
            Places.KeyOfMessage(thread.Id),
            title.Trim(),
            new Asker(Places.Platform, owner),
            new Place(Places.Platform, guild, forum, thread.Id, PlaceKind.Channel),
            Snowflake.MadeAt(thread.Id) ?? clock.GetUtcNow(),
            ReplyTo: address.ToString());
        await runner.TakeAsync(new PendingQuestion<ReplyAddress>(question, address), cancellationToken);
    }

    /// <summary>
    /// A question that still waits is asked anew as it reads now; one that got its reply is left alone; a mention that was added later
    /// counts.
    /// </summary>
    public async Task EditedAsync(DiscordMessage message, BotIdentity bot, CancellationToken cancellationToken)
    {
        if (message.EditedTimestamp is not { } edited || MessageReader.Read(message, bot, roles.Contains) != AddressedBy.Message)
        {
            return;
        }

        if (runner.Find(message.Id) is { } asked)
        {
            await runner.ReviseAsync(asked, MessageReader.Question(message, bot), cancellationToken);
        }
        else if (Snowflake.MadeAt(message.Id) is { } written && edited - written < EditsCountFor)
        {
            await TakeAsync(message, AddressedBy.Message, bot, cancellationToken);
        }
    }

    public async Task DeletedAsync(MessagesDeleted deleted, CancellationToken cancellationToken)
    {
        foreach (var id in deleted.MessageIds)
        {
            if (runner.Find(id) is { } asked)
            {
                await runner.WithdrawAsync(asked, "The question was deleted before its reply.", cancellationToken);
            }
        }
    }

    private async Task TakeAsync(DiscordMessage message, AddressedBy by, BotIdentity bot, CancellationToken cancellationToken)
    {
        var address = new ReplyAddress(by, message.Id, message.ChannelId);
        var question = new AskedQuestion(
            Places.KeyOfMessage(message.Id),
            by == AddressedBy.UnreadableMessage ? "" : MessageReader.Question(message, bot),
            new Asker(Places.Platform, message.Author!.Id),
            await places.OfAsync(message, cancellationToken),
            Snowflake.MadeAt(message.Id) ?? clock.GetUtcNow(),
            ReplyTo: address.ToString());
        await runner.TakeAsync(new PendingQuestion<ReplyAddress>(question, address), cancellationToken);
    }
}
