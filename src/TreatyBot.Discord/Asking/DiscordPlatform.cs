using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>
/// Brings a reply to where it belongs, once however often it is called: edits of a deferral replace each other, messages carry a nonce, and
/// where the nonce may be too old the channel itself is looked at.
/// </summary>
internal sealed partial class DiscordPlatform(
    IDiscordClient client, IOptions<DiscordOptions> options, IntakeGate gate, ILogger<DiscordPlatform> logger)
    : IChatPlatform<ReplyAddress>
{
    /// <summary>News are dated by our own clock, their ids by Discord's.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    public string Name => Places.Platform;

    /// <summary>Who the bot is; null until Discord has said so.</summary>
    public BotIdentity? Bot { get; set; }

    public ReplyAddress? ReadAddress(string? replyTo) => ReplyAddress.Parse(replyTo);

    public ReplyAddress? NewsAddressOf(ReplyAddress subscribed, string eventKey) => new(
        AddressedBy.Nobody, eventKey.Replace(':', '-'), subscribed.ChannelId);

    public string? WhyUnreachable(ReplyAddress address) => client.Health.Stopped;

    public async Task<PostOutcome?> FindPostedAsync(PendingQuestion<ReplyAddress> asked, CancellationToken cancellationToken)
    {
        // What answers an interaction replaces itself.
        var address = asked.Address;
        if (address.Kind == AddressedBy.Nobody)
        {
            return await FindAsync(
                address.ChannelId,
                Snowflake.At(asked.Question.AskedAt - ClocksDiffer),
                message => message.Components?.GetRawText().Contains(asked.EventKey, StringComparison.Ordinal) == true);
        }

        return address.IsInteraction
            ? null
            : await FindAsync(address.ChannelId, address.Id, message => message.MessageReference?.MessageId == address.Id)
                ?? (MayOpenThread(asked) ? await FindAsync(address.Id, address.Id, message => message.MessageReference is null) : null);

        async Task<PostOutcome?> FindAsync(string channelId, string after, Predicate<DiscordMessage> isReply)
        {
            var listed = await client.ListMessagesAsync(channelId, after, cancellationToken);
            if (listed.Failure is { Kind: not DiscordFailureKind.Refused } failure)
            {
                return Later(failure);
            }

            var own = listed.Value?.FirstOrDefault(message => message.Author?.Id == Bot?.UserId && isReply(message));
            return own is null ? null : new Posted(own.Id);
        }
    }

    /// <summary>Tells Discord that a reply to an interaction will come; it waits for three seconds.</summary>
    public async Task<bool> AnnounceAsync(PendingQuestion<ReplyAddress> asked, bool isWaiting, CancellationToken cancellationToken)
    {
        if (!asked.Address.IsInteraction)
        {
            return false;
        }

        using var takingIn = gate.TakeIn();
        var deferred = await client.DeferAsync(asked.Address.Callback, asked.Question.OnlyMe, cancellationToken);
        if (deferred.Failure is { } failure && failure.Code != DiscordCode.AlreadyAcknowledged)
        {
            Log.NotDeferred(logger, asked.EventKey, failure.Message);
            return false;
        }

        return true;
    }

    /// <summary>The client spaces the calls by Discord's own limits.</summary>
    public Task WaitForTurnAsync(ReplyAddress address, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<AskedQuestion> LocateAsync(PendingQuestion<ReplyAddress> asked, CancellationToken cancellationToken) =>
        Task.FromResult(asked.Question);

    public async Task<PostOutcome> PostAsync(
        PendingQuestion<ReplyAddress> asked, ChatContent content, CancellationToken cancellationToken)
    {
        if (!asked.Address.IsInteraction)
        {
            return ThreadNameOf(asked, content) is { } name
                ? await WriteInThreadAsync(asked, content, name, cancellationToken)
                : await WriteAsync(asked, content, asked.Address.Message, cancellationToken);
        }

        var finished = await client.FinishAsync(
            asked.Address.ApplicationId, asked.Address.Callback, ContentRenderer.Render(content), cancellationToken);
        switch (finished.Failure)
        {
            case null:
                return new Posted(finished.Value!);
            case { Kind: not DiscordFailureKind.Refused } failure:
                return Later(failure);
            case { Code: DiscordCode.UnknownMessage } when asked.Announced is { IsCompletedSuccessfully: true, Result: true }:
                return new NotPosted("The waiting reply was deleted.");
            case { Code: DiscordCode.UnknownMessage or DiscordCode.UnknownWebhook or DiscordCode.InvalidWebhookToken
                or DiscordCode.UnknownInteraction }:
                // The interaction's time is over. Whoever asked in public is answered in public, else told in private to ask again.
                return asked.Question.OnlyMe
                    ? await TellInPrivateAsync(asked, "Discord.TooLate", "The interaction's time was over", cancellationToken)
                    : await WriteAsync(asked, NamingAsker(asked, content), null, cancellationToken);
            case { Code: DiscordCode.InvalidBody } failure:
                return await SayCouldNotShowAsync(asked, failure, cancellationToken);
            case { } failure:
                return new NotPosted(failure.Message);
        }
    }

    public Task AfterPostedAsync(PendingQuestion<ReplyAddress> asked, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task TellAsync(PendingQuestion<ReplyAddress> asked, string sentence, CancellationToken cancellationToken) =>
        PostAsync(asked, new SentenceContent(sentence), cancellationToken);

    private static ChatContent NamingAsker(PendingQuestion<ReplyAddress> asked, ChatContent content) =>
        content is ReplyContent reply ? reply with { View = reply.View with { Person = asked.Question.Asker.UserId } } : content;

    /// <summary>A question that begins a conversation in a channel.</summary>
    private bool MayOpenThread(PendingQuestion<ReplyAddress> asked) =>
        options.Value.Threads
        && asked.Address.Kind == AddressedBy.Message
        && asked.Question.Place is { Kind: PlaceKind.Channel, Channel: var channel, Thread: var conversation }
        && channel == asked.Address.ChannelId
        && conversation == asked.Address.Id;

    /// <summary>What the thread of a reply is called that has something to say; null where it gets none.</summary>
    private string? ThreadNameOf(PendingQuestion<ReplyAddress> asked, ChatContent content) =>
        MayOpenThread(asked)
        && content is ReplyContent { Reply.Outcome: ReplyOutcome.Answered or ReplyOutcome.NothingFound }
        && ShortText.Title(asked.Question.Text, DiscordLimits.ThreadName) is { Length: > 0 } name
            ? name
            : null;

    /// <summary>
    /// Writes the first message of a thread on the question, whose id is the question's, so that it is found however often it is opened.
    /// Where the bot may open none, the channel gets the reply.
    /// </summary>
    private async Task<PostOutcome> WriteInThreadAsync(
        PendingQuestion<ReplyAddress> asked, ChatContent content, string name, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        var opened = await client.OpenThreadAsync(address.ChannelId, address.Id, name, cancellationToken);
        if (opened.Failure is { Kind: not DiscordFailureKind.Refused } unreachable)
        {
            return Later(unreachable);
        }

        if (opened.Failure is null)
        {
            var written = await client.WriteAsync(address.Id, ContentRenderer.Render(content), address.Nonce, null, cancellationToken);
            switch (written.Failure)
            {
                case null:
                    return new Posted(written.Value!);
                case { Kind: not DiscordFailureKind.Refused } failure:
                    return Later(failure);
            }
        }

        return await WriteAsync(asked, content, address.Message, cancellationToken);
    }

    private async Task<PostOutcome> WriteAsync(
        PendingQuestion<ReplyAddress> asked, ChatContent content, string? repliesTo, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        var written = await client.WriteAsync(
            address.ChannelId, ContentRenderer.Render(content), address.Nonce, repliesTo, cancellationToken);
        switch (written.Failure)
        {
            case null:
                return new Posted(written.Value!);
            case { Kind: not DiscordFailureKind.Refused } failure:
                return Later(failure);
            case { Code: DiscordCode.CannotReplyWithoutHistory } when repliesTo is not null:
                return await WriteAsync(asked, content, null, cancellationToken);
            case { Code: DiscordCode.RepliesToUnknownMessage or DiscordCode.UnknownMessage }:
                return new NotPosted("The question was deleted before its reply.");
            case { Code: DiscordCode.UnknownChannel or DiscordCode.UnknownGuild }:
                return new NotPosted("The channel of the question is gone.");
            case { Code: DiscordCode.CannotMessageUser or DiscordCode.NoMutualGuild }:
                return new NotPosted("The asker takes no direct messages.");
            case { Code: DiscordCode.MissingPermission or DiscordCode.MissingAccess or DiscordCode.ThreadArchived
                or DiscordCode.ThreadLocked } failure:
                return await TellInPrivateAsync(
                    asked, "Discord.CannotWrite", $"The bot may not write there ({failure.Code})", cancellationToken);
            case { Code: DiscordCode.InvalidBody } failure:
                return await SayCouldNotShowAsync(asked, failure, cancellationToken);
            case { } failure:
                return new NotPosted(failure.Message);
        }
    }

    private async Task<PostOutcome> TellInPrivateAsync(
        PendingQuestion<ReplyAddress> asked, string text, string reason, CancellationToken cancellationToken)
    {
        var line = InterfaceTexts.Format(text, asked.Question.Locale, $"<#{asked.Address.ChannelId}>");
        var opened = await client.OpenDirectMessagesAsync(asked.Question.Asker.UserId, cancellationToken);
        var failure = opened.Failure ?? (await client.WriteAsync(
            opened.Value!.Id, ReplyRenderer.Line(line), asked.Address.Nonce, null, cancellationToken)).Failure;
        return failure switch
        {
            { Kind: DiscordFailureKind.Refused } => new NotPosted($"{reason}, and the asker takes no direct messages."),
            { } unreachable => Later(unreachable),
            null => new NotPosted($"{reason}; the asker was told in private."),
        };
    }

    /// <summary>Discord finds fault with what the renderer wrote: a defect of ours, but no reason for silence.</summary>
    private async Task<PostOutcome> SayCouldNotShowAsync(
        PendingQuestion<ReplyAddress> asked, DiscordFailure failure, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        var line = ReplyRenderer.Line(InterfaceTexts.Format("Discord.CouldNotShow", asked.Question.Locale, asked.EventKey));
        var said = address.IsInteraction
            ? await client.FinishAsync(address.ApplicationId, address.Callback, line, cancellationToken)
            : await client.WriteAsync(address.ChannelId, line, address.Nonce, address.Message, cancellationToken);
        return said.Failure is { Kind: DiscordFailureKind.Unreachable } unreachable
            ? Later(unreachable)
            : new NotPosted("Discord did not take the reply as it was written: " + failure.Message);
    }

    /// <summary>Discord could not be reached; where the connection is over for good, the next run posts the reply.</summary>
    private PostOutcome Later(DiscordFailure failure) =>
        client.Health.Stopped is { } stopped ? new LeftForNextRun(stopped) : new TryLater(failure.Message, MayBeThere: true);

    private static partial class Log
    {
        [LoggerMessage(5054, LogLevel.Warning, "{EventKey}: not deferred in time, answered otherwise. {Reason}")]
        public static partial void NotDeferred(ILogger logger, string eventKey, string reason);
    }
}
