using Microsoft.Extensions.Logging;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>What became of a reply.</summary>
internal abstract record SlackPostResult;

/// <param name="Ts">The message's name; null where Slack tells none.</param>
internal sealed record SlackPosted(string? Ts) : SlackPostResult;

/// <param name="Reason">Why.</param>
/// <param name="IsFinal">False where a later start may still succeed.</param>
internal sealed record SlackNotPosted(string Reason, bool IsFinal) : SlackPostResult;

/// <summary>What stands in the thread already.</summary>
/// <param name="ReplyTs">Our reply; null: it is not there.</param>
/// <param name="IsQuestionGone">The message that asks is no longer there.</param>
internal sealed record SlackThreadState(string? ReplyTs, bool IsQuestionGone);

/// <summary>Posts a reply until Slack has it, once: before a try is repeated whose outcome is unknown, the thread is looked at.</summary>
internal sealed partial class SlackPosting(
    ISlackClient client, SlackRetryPolicy retries, ChannelRate rate, SlackTokens tokens, TimeProvider clock, ILogger<SlackPosting> logger)
{
    public const string Deleted = "the question was deleted";

    /// <summary>A reply that Slack has not taken for an hour helps nobody any more.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(1);

    /// <summary>The most messages that <see cref="ISlackClient.ReadAsync"/> reads.</summary>
    private const int MaxRead = 1000;

    private int _toldOfMissingScope;

    /// <summary>
    /// Waits until a message may be posted where the reply goes, before it is composed: what happens to the question meanwhile still
    /// counts.
    /// </summary>
    public Task WaitForPlaceAsync(SlackWorkspace workspace, ReplyAddress address, CancellationToken cancellationToken) =>
        address.ResponseUrl is null ? rate.WaitAsync(workspace.Team, address.Channel, cancellationToken) : Task.CompletedTask;

    public async Task<SlackPostResult> PostAsync(
        SlackWorkspace workspace, PendingQuestion asked, SlackContent content, CancellationToken cancellationToken)
    {
        var (address, question) = (asked.Address, asked.Question);
        var started = clock.GetUtcNow();
        var way = address.ResponseUrl is null ? SlackWay.Message : SlackWay.Response;
        for (var attempt = 0; ; attempt++)
        {
            if (asked.IsDeleted)
            {
                return new SlackNotPosted(Deleted, IsFinal: true);
            }

            var result = await SendAsync(way, workspace, address, question, content, cancellationToken);
            switch (result.Failure)
            {
                case null:
                    return new SlackPosted(result.Value);
                case { Kind: SlackFailureKind.TokenDead } dead:
                    tokens.Revoked(workspace, dead.Code);
                    return new SlackNotPosted(dead.Code, IsFinal: false);
                case { Kind: SlackFailureKind.Refused } when way == SlackWay.Response:
                    // The address is used up or too old: the same people can be reached otherwise.
                    way = question.OnlyMe ? SlackWay.Ephemeral : SlackWay.Message;
                    await (
                        way == SlackWay.Message ? rate.WaitAsync(workspace.Team, address.Channel, cancellationToken) : Task.CompletedTask);
                    continue;
                case { Kind: SlackFailureKind.Refused } refused when IsAboutContent(refused.Code) && content.Blocks.Count > 0:
                    Log.PlainText(logger, question.EventKey, refused.Code);
                    content = content with { Blocks = [] };
                    continue;
                case { Kind: SlackFailureKind.Refused } refused:
                    var reason = SlackRenderer.Sentence(InterfaceTexts.Format("SlackCannotPost", question.Locale, refused.Code));
                    await TellAsync(
                        workspace, address with { Channel = address.User, Thread = null, ResponseUrl = null }, reason, cancellationToken);
                    return new SlackNotPosted(refused.Code, IsFinal: true);
                case { } failure:
                    if (clock.GetUtcNow() - started > GivenUpAfter)
                    {
                        return new SlackNotPosted($"Slack did not take the reply for an hour ({failure.Code})", IsFinal: true);
                    }

                    await WaitAsync(way, workspace, address, failure, attempt, cancellationToken);
                    if (failure.Kind == SlackFailureKind.Unavailable
                        && way == SlackWay.Message
                        && await FindAsync(workspace, address, question.EventKey, cancellationToken) is { ReplyTs: { } ts })
                    {
                        return new SlackPosted(ts);
                    }

                    break;
            }
        }
    }

    /// <summary>Looks whether the reply stands there already, and the question still; null where Slack does not let us look.</summary>
    public async Task<SlackThreadState?> FindAsync(
        SlackWorkspace workspace, ReplyAddress address, string eventKey, CancellationToken cancellationToken)
    {
        if (address.Ts is not { } asked)
        {
            return null;
        }

        var result = await retries.TryAsync(
            workspace.Team, nameof(client.ReadAsync), ct =>
                client.ReadAsync(workspace.Token, address.Channel, address.Thread, asked, ct), cancellationToken);
        if (result.Value is { } messages)
        {
            var state = new SlackThreadState(
                messages.FirstOrDefault(message => message.EventKey == eventKey && message.User == workspace.BotUser)?.Ts,
                !messages.Any(message => message.Ts == asked));

            // A question that is not among as many messages as are read may stand before them.
            return state is { ReplyTs: null, IsQuestionGone: true } && messages.Count >= MaxRead ? null : state;
        }

        if (result.Failure is { Code: "thread_not_found" })
        {
            return new SlackThreadState(null, IsQuestionGone: true);
        }

        if (result.Failure is { Code: "missing_scope" } && Interlocked.Exchange(ref _toldOfMissingScope, 1) == 0)
        {
            Log.CannotLook(logger);
        }

        return null;
    }

    private async Task<SlackResult<string>> SendAsync(
        SlackWay way,
        SlackWorkspace workspace,
        ReplyAddress address,
        AskedQuestion question,
        SlackContent content,
        CancellationToken cancellationToken)
    {
        var message = new SlackMessage(address.Channel, content.Text, content.Blocks, address.Thread, question.EventKey);
        var kind = question.OnlyMe ? SlackResponseKind.Ephemeral : SlackResponseKind.InChannel;
        return way switch
        {
            SlackWay.Message => await client.PostAsync(workspace.Token, message, cancellationToken),
            SlackWay.Ephemeral =>
                Nameless(
                    await client.PostEphemeralAsync(workspace.Token, address.User, message with { EventKey = null }, cancellationToken)),
            _ => Nameless(
                await client.RespondAsync(address.ResponseUrl!, new SlackResponse(content.Text, content.Blocks, kind), cancellationToken)),
        };
    }

    /// <summary>Posts a message in a channel, in its turn. It may be repeated without harm.</summary>
    public Task<SlackResult<string>> PostInTurnAsync(SlackWorkspace workspace, SlackMessage message, CancellationToken cancellationToken) =>
        retries.TryAsync(
        workspace.Team,
        message.Channel,
        async ct =>
        {
            await rate.WaitAsync(workspace.Team, message.Channel, ct);
            return await client.PostAsync(workspace.Token, message, ct);
        },
        cancellationToken);

    /// <summary>Says something that is no reply, as well as it can be: whoever addresses the bot gets an answer or a reason.</summary>
    public Task TellAsync(SlackWorkspace workspace, ReplyAddress address, SlackContent content, CancellationToken cancellationToken) =>
        address.ResponseUrl is { } url
            ? client.RespondAsync(url, new SlackResponse(content.Text, content.Blocks, SlackResponseKind.Ephemeral), cancellationToken)
            : PostInTurnAsync(
                workspace, new SlackMessage(address.Channel, content.Text, content.Blocks, address.Thread), cancellationToken);

    private Task WaitAsync(
        SlackWay way,
        SlackWorkspace workspace,
        ReplyAddress address,
        SlackFailure failure,
        int attempt,
        CancellationToken cancellationToken)
    {
        var pause = SlackRetryPolicy.Pause(failure, attempt);
        if (way != SlackWay.Message || failure.Kind != SlackFailureKind.RateLimited)
        {
            return Task.Delay(pause, clock, cancellationToken);
        }

        rate.Refused(workspace.Team, address.Channel, pause);
        return rate.WaitAsync(workspace.Team, address.Channel, cancellationToken);
    }

    private static bool IsAboutContent(string code) =>
        code is "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "msg_too_long" or "invalid_metadata_format"
            or "metadata_too_large";

    private static SlackResult<string> Nameless(SlackResult<SlackNothing> result) => new(null, result.Failure);

    private enum SlackWay
    {
        Message,
        Ephemeral,
        Response,
    }

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
