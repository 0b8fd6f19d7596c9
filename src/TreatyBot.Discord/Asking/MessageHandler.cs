using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Takes in what people write, edit and delete.</summary>
internal sealed class MessageHandler(IDiscordClient client, QuestionRunner runner, PendingQuestions pending, Places places, TimeProvider clock)
{
    /// <summary>Words added to an older message than this are no question any more.</summary>
    private static readonly TimeSpan EditsCountFor = TimeSpan.FromMinutes(15);

    public async Task WrittenAsync(DiscordMessage message, BotIdentity bot, CancellationToken cancellationToken)
    {
        switch (MessageReader.Read(message, bot))
        {
            case Address.Question:
                await TakeAsync(message, Places.KeyOfMessage(message.Id), bot, cancellationToken);
                break;
            case Address.SilentReply:
                await client.WriteAsync(
                    message.ChannelId, ReplyRenderer.Line(InterfaceTexts.Get("Discord.MentionMe")), "m" + message.Id, message.Id, cancellationToken);
                break;
            default:
                break;
        }
    }

    /// <summary>A question that still waits is asked anew as it reads now; one that got its reply is left alone; a mention that was added later counts.</summary>
    public async Task EditedAsync(DiscordMessage message, BotIdentity bot, CancellationToken cancellationToken)
    {
        if (message.EditedTimestamp is not { } edited || MessageReader.Read(message, bot) != Address.Question)
        {
            return;
        }

        if (pending.Withdraw(message.Id, "The question was edited before its reply; its new wording is answered."))
        {
            await TakeAsync(message, $"{Places.KeyOfMessage(message.Id)}:{edited.ToUnixTimeMilliseconds()}", bot, cancellationToken);
        }
        else if (Snowflake.MadeAt(message.Id) is { } written && edited - written < EditsCountFor)
        {
            await TakeAsync(message, Places.KeyOfMessage(message.Id), bot, cancellationToken);
        }
    }

    public void Deleted(MessagesDeleted deleted)
    {
        foreach (var id in deleted.MessageIds)
        {
            pending.Withdraw(id, "The question was deleted before its reply.");
        }
    }

    private async Task TakeAsync(DiscordMessage message, string key, BotIdentity bot, CancellationToken cancellationToken) =>
        await runner.TakeAsync(
            new AskedQuestion(
                key,
                MessageReader.Question(message, bot),
                new Asker(Places.Platform, message.Author!.Id),
                await places.OfAsync(message, cancellationToken),
                Snowflake.MadeAt(message.Id) ?? clock.GetUtcNow(),
                ReplyTo: new ReplyAddress(false, message.Id, message.ChannelId).ToString()),
            bot,
            cancellationToken);
}
