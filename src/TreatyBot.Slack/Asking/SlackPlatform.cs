using System.Globalization;
using Microsoft.Extensions.Logging;
using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Content;
using TreatyBot.Chat.Export;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>
/// Brings a reply to where it belongs: the thread of a message, where it is looked for before it is repeated, or the response address of a
/// command, and where that is over the same people by another way.
/// </summary>
internal sealed partial class SlackPlatform(
    ISlackClient client,
    RetryPolicy retries,
    ChannelRate rate,
    Tokens tokens,
    Workspaces workspaces,
    Places places,
    Assistant assistant,
    EventDeduplication recent,
    ILogger<SlackPlatform> logger) : IChatPlatform<ReplyAddress>
{
    public const string Deleted = "the question was deleted";

    /// <summary>The most messages that <see cref="ISlackClient.ReadAsync"/> reads.</summary>
    private const int MaxRead = 1000;

    /// <summary>Slack says how long to wait; where it does not: one message a second is its limit in a channel.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    /// <summary>News are dated by our own clock, messages by Slack's.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    private int _toldOfMissingScope;

    public string Name => "slack";

    public ReplyAddress? ReadAddress(string? replyTo) => ReplyAddress.Parse(replyTo);

    public ReplyAddress? NewsAddressOf(ReplyAddress subscribed, string eventKey) =>
        subscribed with { ResponseUrl = null, Ts = null, IsPane = false };

    public string? WhyUnreachable(ReplyAddress address) =>
        workspaces.Find(address.Team) is null ? "its workspace has no working token" : null;

    /// <summary>The thread is looked at: for the reply, and for the question as it stands by now.</summary>
    public async Task<PostOutcome?> FindPostedAsync(PendingQuestion<ReplyAddress> asked, CancellationToken cancellationToken)
    {
        if (asked.Address is { Ts: null, ResponseUrl: null })
        {
            return await FindNewsAsync(asked, cancellationToken);
        }

        if (asked.Address is not { Ts: { } ts } address || workspaces.Find(address.Team) is not { } workspace)
        {
            return null;
        }

        var result = await retries.TryAsync(
            workspace.Team,
            nameof(client.ReadAsync),
            ct => client.ReadAsync(workspace.Token, address.Channel, address.Thread, ts, ct),
            cancellationToken);
        if (result.Value is { } messages)
        {
            var reply = messages.FirstOrDefault(message => message.EventKey == asked.EventKey && message.User == workspace.BotUser);

            // A question that is not among as many messages as are read may stand before them.
            return reply is not null ? new Posted(reply.Ts)
                : messages.Count >= MaxRead || messages.Any(message => message.Ts == ts) ? null
                : new NotPosted(Deleted);
        }

        if (result.Failure is { Code: "thread_not_found" })
        {
            return new NotPosted(Deleted);
        }

        if (result.Failure is { Code: "missing_scope" } && Interlocked.Exchange(ref _toldOfMissingScope, 1) == 0)
        {
            Log.CannotLook(logger);
        }

        return null;
    }

    /// <summary>What nobody asked for just now has no question to be looked up by, but a time.</summary>
    private async Task<PostOutcome?> FindNewsAsync(PendingQuestion<ReplyAddress> asked, CancellationToken cancellationToken)
    {
        if (workspaces.Find(asked.Address.Team) is not { } workspace)
        {
            return null;
        }

        var oldest = (asked.Question.AskedAt - ClocksDiffer).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var result = await retries.TryAsync(
            workspace.Team,
            nameof(client.ReadAsync),
            ct => client.ReadAsync(workspace.Token, asked.Address.Channel, asked.Address.Thread, $"{oldest}.000000", ct),
            cancellationToken);
        return result.Value?.FirstOrDefault(message => message.EventKey == asked.EventKey && message.User == workspace.BotUser) is { } told
            ? new Posted(told.Ts)
            : null;
    }

    /// <summary>Shows a status where Slack has one.</summary>
    /// <returns>Whether this begins a conversation that bears a title.</returns>
    public async Task<bool> AnnounceAsync(PendingQuestion<ReplyAddress> asked, bool isWaiting, CancellationToken cancellationToken) =>
        asked.Address is { Thread: not null } address
        && (isWaiting || address.IsPane)
        && workspaces.Find(address.Team) is { } workspace
        && await assistant.BeginAsync(workspace, address, asked.Question, cancellationToken);

    public Task WaitForTurnAsync(ReplyAddress address, CancellationToken cancellationToken) =>
        address.ResponseUrl is null ? rate.WaitAsync(address.Team, address.Channel, cancellationToken) : Task.CompletedTask;

    public async Task<AskedQuestion> LocateAsync(PendingQuestion<ReplyAddress> asked, CancellationToken cancellationToken)
    {
        var question = asked.Question;
        return workspaces.Find(asked.Address.Team) is { } workspace
            ? question with { Place = await places.ResolveAsync(workspace, question.Place, cancellationToken) }
            : question;
    }

    public async Task<PostOutcome> PostAsync(
        PendingQuestion<ReplyAddress> asked, ChatContent content, CancellationToken cancellationToken)
    {
        if (workspaces.Find(asked.Address.Team) is not { } workspace)
        {
            return new LeftForNextRun(WhyUnreachable(asked.Address)!);
        }

        if (content is FileContent { File: var file } && await ShareAsync(workspace, asked, file, cancellationToken) is { } refused)
        {
            content = new SentenceContent(refused);
        }

        var message = ContentRenderer.Render(content);
        if (asked.Address.ResponseUrl is { } url)
        {
            var kind = asked.Question.OnlyMe ? SlackResponseKind.Ephemeral : SlackResponseKind.InChannel;
            var response = new SlackResponse(message.Text, message.Blocks, kind);
            var responded = Nameless(await client.RespondAsync(url, response, cancellationToken));
            if (responded.Failure is not { Kind: SlackFailureKind.Refused })
            {
                return await OutcomeAsync(workspace, asked, responded, isMessage: false, cancellationToken);
            }

            // The address is used up or too old: the same people can be reached otherwise.
            await (asked.Question.OnlyMe
                ? Task.CompletedTask
                : rate.WaitAsync(workspace.Team, asked.Address.Channel, cancellationToken));
        }

        var isMessage = asked.Address.ResponseUrl is null || !asked.Question.OnlyMe;
        var result = await SendAsync(workspace, asked, message, isMessage, cancellationToken);
        if (result.Failure is { Kind: SlackFailureKind.Refused, Code: var code } && IsAboutContent(code) && message.Blocks.Count > 0)
        {
            Log.PlainText(logger, asked.EventKey, code);
            result = await SendAsync(workspace, asked, message with { Blocks = [] }, isMessage, cancellationToken);
        }

        return await OutcomeAsync(workspace, asked, result, isMessage, cancellationToken);
    }

    public Task AfterPostedAsync(PendingQuestion<ReplyAddress> asked, CancellationToken cancellationToken) =>
        asked.Announced is { IsCompletedSuccessfully: true, Result: true } && workspaces.Find(asked.Address.Team) is { } workspace
            ? assistant.NameAsync(workspace, asked.Address, asked.Question, cancellationToken)
            : Task.CompletedTask;

    public Task TellAsync(PendingQuestion<ReplyAddress> asked, string sentence, CancellationToken cancellationToken)
    {
        if (workspaces.Find(asked.Address.Team) is not { } workspace)
        {
            return Task.CompletedTask;
        }

        var message = ReplyRenderer.Sentence(sentence);
        return asked.Address.ResponseUrl is { } url
            ? client.RespondAsync(url, new SlackResponse(message.Text, message.Blocks, SlackResponseKind.Ephemeral), cancellationToken)
            : PostInTurnAsync(
                workspace, new SlackMessage(asked.Address.Channel, message.Text, message.Blocks, asked.Address.Thread), cancellationToken);
    }

    /// <summary>Posts a message in a channel, in its turn. It may be repeated without harm.</summary>
    public Task<SlackResult<string>> PostInTurnAsync(Workspace workspace, SlackMessage message, CancellationToken cancellationToken) =>
        retries.TryAsync(
            workspace.Team,
            message.Channel,
            async ct =>
            {
                await rate.WaitAsync(workspace.Team, message.Channel, ct);
                return await client.PostAsync(workspace.Token, message, ct);
            },
            cancellationToken);

    /// <summary>
    /// A file is put into the thread before the reply says so. Slack does not tell whether it is there already, so that a crash between the
    /// two may repeat it; a lost answer of Slack's does not.
    /// </summary>
    /// <returns>Why there is none; null where there is.</returns>
    private async Task<string?> ShareAsync(
        Workspace workspace, PendingQuestion<ReplyAddress> asked, ExportFile file, CancellationToken cancellationToken)
    {
        if (!recent.TryAdd($"file:{asked.EventKey}"))
        {
            return null;
        }

        var shared = await client.ShareFileAsync(
            workspace.Token, new SlackFile(file.Name, file.Content), asked.Address.Channel, asked.Address.Thread, cancellationToken);
        return shared.Failure is { } failure
            ? InterfaceTexts.Format("SlackCannotSendFile", asked.Question.Locale, failure.Code)
            : null;
    }

    private async Task<SlackResult<string>> SendAsync(
        Workspace workspace,
        PendingQuestion<ReplyAddress> asked,
        SlackContent content,
        bool isMessage,
        CancellationToken cancellationToken)
    {
        var address = asked.Address;
        var message = new SlackMessage(address.Channel, content.Text, content.Blocks, address.Thread);
        return isMessage
            ? await client.PostAsync(workspace.Token, message with { EventKey = asked.EventKey }, cancellationToken)
            : Nameless(await client.PostEphemeralAsync(workspace.Token, address.User, message, cancellationToken));
    }

    private async Task<PostOutcome> OutcomeAsync(
        Workspace workspace,
        PendingQuestion<ReplyAddress> asked,
        SlackResult<string> result,
        bool isMessage,
        CancellationToken cancellationToken)
    {
        switch (result.Failure)
        {
            case null:
                return new Posted(result.Value);
            case { Kind: SlackFailureKind.TokenDead } dead:
                tokens.Revoked(workspace, dead.Code);
                return new LeftForNextRun(dead.Code);
            case { Kind: SlackFailureKind.Refused } refused:
                var reason = ReplyRenderer.Sentence(InterfaceTexts.Format("SlackCannotPost", asked.Question.Locale, refused.Code));
                await PostInTurnAsync(
                    workspace, new SlackMessage(asked.Address.User, reason.Text, reason.Blocks), cancellationToken);
                return new NotPosted(refused.Code);
            case { Kind: SlackFailureKind.RateLimited } limited when isMessage:
                // The turn is waited for.
                rate.Refused(workspace.Team, asked.Address.Channel, limited.RetryAfter ?? ShortestPause);
                return new TryLater(limited.Code, MayBeThere: false, TimeSpan.Zero);
            case { } failure:
                return new TryLater(
                    failure.Code, MayBeThere: failure.Kind == SlackFailureKind.Unavailable && isMessage, failure.RetryAfter);
        }
    }

    private static bool IsAboutContent(string code) =>
        code is "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "msg_too_long" or "invalid_metadata_format"
            or "metadata_too_large";

    private static SlackResult<string> Nameless(SlackResult<SlackNothing> result) => new(null, result.Failure);

    private static partial class Log
    {
        [LoggerMessage(6111, LogLevel.Error, "{EventKey}: Slack refused the layout ({Code}); the reply is posted as plain text")]
        public static partial void PlainText(ILogger logger, string eventKey, string code);

        [LoggerMessage(
            6112,
            LogLevel.Warning,
            "Slack: without the scopes channels:history and groups:history I cannot look into a channel's thread, so that a reply may "
                + "be repeated after a crash, or when Slack's answer to a post is lost")]
        public static partial void CannotLook(ILogger logger);
    }
}
