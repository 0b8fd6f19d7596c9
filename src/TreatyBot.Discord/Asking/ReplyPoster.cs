using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>
/// Brings a reply to where it belongs, once however often it is called: edits of a deferral replace each other, messages carry a nonce, and
/// where the nonce may be too old the channel itself is looked at.
/// </summary>
internal sealed class ReplyPoster(IDiscordClient client)
{
    /// <param name="question">What was asked.</param>
    /// <param name="address">Where the reply goes.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="isDeferred">Whether Discord is known to hold a deferral.</param>
    /// <param name="mayBeThere">Whether an attempt was made so long ago that its nonce may be forgotten.</param>
    /// <param name="bot">Who the bot is.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<PostOutcome> PostAsync(
        AskedQuestion question,
        ReplyAddress address,
        RenderedReply reply,
        bool isDeferred,
        bool mayBeThere,
        BotIdentity bot,
        CancellationToken cancellationToken)
    {
        if (!address.IsInteraction)
        {
            return reply.ThreadName is { } name
                ? await WriteInThreadAsync(question, address, reply.Write(false), name, mayBeThere, bot, cancellationToken)
                : await WriteAsync(question, address, reply.Write(false), address.Id, mayBeThere, bot, cancellationToken);
        }

        var finished = await client.FinishAsync(
            address.ApplicationId, new DiscordCallback(address.Id, address.Token), reply.Write(false), cancellationToken);
        switch (finished.Failure)
        {
            case null:
                return new Posted(finished.Value!);
            case { Kind: not DiscordFailureKind.Refused } failure:
                return new TryLater(failure.Message);
            case { Code: DiscordCode.UnknownMessage } when isDeferred:
                return new NotPosted("The waiting reply was deleted.");
            case { Code: DiscordCode.UnknownMessage or DiscordCode.UnknownWebhook or DiscordCode.InvalidWebhookToken
                or DiscordCode.UnknownInteraction }:
                // The interaction's time is over. Whoever asked in public is answered in public, else told in private to ask again.
                return question.OnlyMe
                    ? await TellInPrivateAsync(question, address, "Discord.TooLate", "The interaction's time was over", cancellationToken)
                    : await WriteAsync(question, address, reply.Write(true), null, mayBeThere, bot, cancellationToken);
            case { Code: DiscordCode.InvalidBody } failure:
                return await SayCouldNotShowAsync(question, address, failure, cancellationToken);
            case { } failure:
                return new NotPosted(failure.Message);
        }
    }

    /// <summary>
    /// Writes the first message of a thread on the question, whose id is the question's, so that it is found however often it is opened.
    /// Where the bot may open none, the channel gets the reply.
    /// </summary>
    private async Task<PostOutcome> WriteInThreadAsync(
        AskedQuestion question,
        ReplyAddress address,
        OutgoingMessage message,
        string name,
        bool mayBeThere,
        BotIdentity bot,
        CancellationToken cancellationToken)
    {
        if (mayBeThere && await FindOwnAsync(address, bot, cancellationToken) is { } there)
        {
            return there;
        }

        var opened = await client.OpenThreadAsync(address.ChannelId, address.Id, name, cancellationToken);
        if (opened.Failure is { Kind: not DiscordFailureKind.Refused } unreachable)
        {
            return new TryLater(unreachable.Message);
        }

        if (opened.Failure is null)
        {
            if (mayBeThere && await FindOwnInThreadAsync(address, bot, cancellationToken) is { } inThread)
            {
                return inThread;
            }

            var written = await client.WriteAsync(address.Id, message, address.Nonce, null, cancellationToken);
            switch (written.Failure)
            {
                case null:
                    return new Posted(written.Value!);
                case { Kind: not DiscordFailureKind.Refused } failure:
                    return new TryLater(failure.Message);
            }
        }

        return await WriteAsync(question, address, message, address.Id, mayBeThere: false, bot, cancellationToken);
    }

    private async Task<PostOutcome> WriteAsync(
        AskedQuestion question,
        ReplyAddress address,
        OutgoingMessage message,
        string? repliesTo,
        bool mayBeThere,
        BotIdentity bot,
        CancellationToken cancellationToken)
    {
        if (mayBeThere && repliesTo is not null && await FindOwnAsync(address, bot, cancellationToken) is { } there)
        {
            return there;
        }

        var written = await client.WriteAsync(address.ChannelId, message, address.Nonce, repliesTo, cancellationToken);
        switch (written.Failure)
        {
            case null:
                return new Posted(written.Value!);
            case { Kind: not DiscordFailureKind.Refused } failure:
                return new TryLater(failure.Message);
            case { Code: DiscordCode.CannotReplyWithoutHistory } when repliesTo is not null:
                return await WriteAsync(question, address, message, null, mayBeThere: false, bot, cancellationToken);
            case { Code: DiscordCode.RepliesToUnknownMessage or DiscordCode.UnknownMessage }:
                return new NotPosted("The question was deleted before its reply.");
            case { Code: DiscordCode.UnknownChannel or DiscordCode.UnknownGuild }:
                return new NotPosted("The channel of the question is gone.");
            case { Code: DiscordCode.CannotMessageUser or DiscordCode.NoMutualGuild }:
                return new NotPosted("The asker takes no direct messages.");
            case { Code: DiscordCode.MissingPermission or DiscordCode.MissingAccess or DiscordCode.ThreadArchived
                or DiscordCode.ThreadLocked } failure:
                return await TellInPrivateAsync(
                    question, address, "Discord.CannotWrite", $"The bot may not write there ({failure.Code})", cancellationToken);
            case { Code: DiscordCode.InvalidBody } failure:
                return await SayCouldNotShowAsync(question, address, failure, cancellationToken);
            case { } failure:
                return new NotPosted(failure.Message);
        }
    }

    /// <summary>The reply as an earlier attempt may have left it. Null: it is not there, or the channel cannot be read.</summary>
    private Task<PostOutcome?> FindOwnAsync(ReplyAddress address, BotIdentity bot, CancellationToken cancellationToken) => FindOwnAsync(
        address.ChannelId, address.Id, bot, message => message.MessageReference?.MessageId == address.Id, cancellationToken);

    /// <summary>
    /// Likewise in the thread on the question, where what replies to nothing is the reply to what the thread was opened for.
    /// </summary>
    private Task<PostOutcome?> FindOwnInThreadAsync(ReplyAddress address, BotIdentity bot, CancellationToken cancellationToken) =>
        FindOwnAsync(address.Id, address.Id, bot, message => message.MessageReference is null, cancellationToken);

    private async Task<PostOutcome?> FindOwnAsync(
        string channelId, string after, BotIdentity bot, Predicate<DiscordMessage> isReply, CancellationToken cancellationToken)
    {
        var listed = await client.ListMessagesAsync(channelId, after, cancellationToken);
        if (listed.Failure is { Kind: not DiscordFailureKind.Refused } failure)
        {
            return new TryLater(failure.Message);
        }

        return listed.Value?.FirstOrDefault(message => message.Author?.Id == bot.UserId && isReply(message)) is { } own
            ? new Posted(own.Id)
            : null;
    }

    private async Task<PostOutcome> TellInPrivateAsync(
        AskedQuestion question, ReplyAddress address, string text, string reason, CancellationToken cancellationToken)
    {
        var told = await TellAsync(
            question.Asker.UserId,
            ReplyRenderer.Line(InterfaceTexts.Format(text, question.Locale, $"<#{address.ChannelId}>")),
            address.Nonce,
            cancellationToken);
        return told switch
        {
            { Kind: DiscordFailureKind.Refused } => new NotPosted($"{reason}, and the asker takes no direct messages."),
            { } failure => new TryLater(failure.Message),
            null => new NotPosted($"{reason}; the asker was told in private."),
        };
    }

    /// <summary>Discord finds fault with what the renderer wrote: a defect of ours, but no reason for silence.</summary>
    private async Task<PostOutcome> SayCouldNotShowAsync(
        AskedQuestion question, ReplyAddress address, DiscordFailure failure, CancellationToken cancellationToken)
    {
        var line = ReplyRenderer.Line(InterfaceTexts.Format("Discord.CouldNotShow", question.Locale, question.EventKey));
        var said = address.IsInteraction
            ? await client.FinishAsync(address.ApplicationId, new DiscordCallback(address.Id, address.Token), line, cancellationToken)
            : await client.WriteAsync(address.ChannelId, line, address.Nonce, address.Id, cancellationToken);
        return said.Failure is { Kind: DiscordFailureKind.Unreachable } unreachable
            ? new TryLater(unreachable.Message)
            : new NotPosted("Discord did not take the reply as it was written: " + failure.Message);
    }

    private async Task<DiscordFailure?> TellAsync(string userId, OutgoingMessage message, string nonce, CancellationToken cancellationToken)
    {
        var opened = await client.OpenDirectMessagesAsync(userId, cancellationToken);
        return opened.Failure ?? (await client.WriteAsync(opened.Value!.Id, message, nonce, null, cancellationToken)).Failure;
    }
}
