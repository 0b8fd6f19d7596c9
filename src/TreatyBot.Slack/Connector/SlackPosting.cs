using System.Globalization;
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
/// <param name="Question">The text of the message that asks, as Slack has it now; null: it is gone.</param>
internal sealed record SlackThreadState(string? ReplyTs, string? Question);

/// <summary>Posts a reply until Slack has it, once: before a try is repeated whose outcome is unknown, the thread is looked at.</summary>
internal sealed partial class SlackPosting(
    ISlackClient client, SlackPatience patience, SlackTokens tokens, TimeProvider clock, ILogger<SlackPosting> logger)
{
    /// <summary>A reply that Slack does not take for so long helps nobody any more.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(1);

    /// <summary>So many messages <see cref="ISlackClient.ReadAsync"/> reads at most.</summary>
    private const int MaxRead = 1000;

    private int _toldOfMissingScope;

    public async Task<SlackPostResult> PostAsync(
        SlackWorkspace workspace, ReplyAddress address, AskedQuestion question, SlackContent content, Func<bool> isWithdrawn, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        var way = address.ResponseUrl is null ? SlackWay.Message : SlackWay.Response;
        for (var attempt = 0; ; attempt++)
        {
            if (isWithdrawn())
            {
                return new SlackNotPosted("the question was deleted", IsFinal: true);
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
                    continue;
                case { Kind: SlackFailureKind.Refused } refused when IsAboutContent(refused.Code) && content.Blocks.Count > 0:
                    Log.PlainText(logger, question.EventKey, refused.Code);
                    content = content with { Blocks = [] };
                    continue;
                case { Kind: SlackFailureKind.Refused } refused:
                    var reason = SlackRenderer.Sentence(string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get("SlackCannotPost", question.Locale), refused.Code));
                    await TellAsync(workspace, address with { Channel = address.User, Thread = null, ResponseUrl = null }, reason, cancellationToken);
                    return new SlackNotPosted(refused.Code, IsFinal: true);
                case { } failure:
                    if (clock.GetUtcNow() - started > GivenUpAfter)
                    {
                        return new SlackNotPosted($"Slack did not take the reply for an hour ({failure.Code})", IsFinal: true);
                    }

                    await Task.Delay(SlackPatience.Pause(failure, attempt), clock, cancellationToken);
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
    public async Task<SlackThreadState?> FindAsync(SlackWorkspace workspace, ReplyAddress address, string eventKey, CancellationToken cancellationToken)
    {
        if (address.Ts is not { } asked)
        {
            return null;
        }

        var result = await patience.TryAsync(
            workspace.Team, nameof(client.ReadAsync), ct => client.ReadAsync(workspace.Token, address.Channel, address.Thread, asked, ct), cancellationToken);
        if (result.Value is { } messages)
        {
            var state = new SlackThreadState(
                messages.FirstOrDefault(message => message.EventKey == eventKey && message.User == workspace.BotUser)?.Ts,
                messages.FirstOrDefault(message => message.Ts == asked)?.Text);

            // A question that is not among as many messages as are read may stand before them.
            return state is { ReplyTs: null, Question: null } && messages.Count >= MaxRead ? null : state;
        }

        if (result.Failure is { Code: "thread_not_found" })
        {
            return new SlackThreadState(null, null);
        }

        if (result.Failure is { Code: "missing_scope" } && Interlocked.Exchange(ref _toldOfMissingScope, 1) == 0)
        {
            Log.CannotLook(logger);
        }

        return null;
    }

    private async Task<SlackResult<string>> SendAsync(
        SlackWay way, SlackWorkspace workspace, ReplyAddress address, AskedQuestion question, SlackContent content, CancellationToken cancellationToken)
    {
        var message = new SlackMessage(address.Channel, content.Text, content.Blocks, address.Thread, question.EventKey);
        var kind = question.OnlyMe ? SlackResponseKind.Ephemeral : SlackResponseKind.InChannel;
        return way switch
        {
            SlackWay.Message => await client.PostAsync(workspace.Token, message, cancellationToken),
            SlackWay.Ephemeral => Nameless(await client.PostEphemeralAsync(workspace.Token, address.User, message with { EventKey = null }, cancellationToken)),
            _ => Nameless(await client.RespondAsync(address.ResponseUrl!, new SlackResponse(content.Text, content.Blocks, kind), cancellationToken)),
        };
    }

    /// <summary>Says something that is no reply, as well as it can be: whoever addresses the bot gets an answer or a reason.</summary>
    /// <returns>True where a message was posted to the channel.</returns>
    public async Task<bool> TellAsync(SlackWorkspace workspace, ReplyAddress address, SlackContent content, CancellationToken cancellationToken)
    {
        if (address.ResponseUrl is { } url)
        {
            await client.RespondAsync(url, new SlackResponse(content.Text, content.Blocks, SlackResponseKind.Ephemeral), cancellationToken);
            return false;
        }

        var message = new SlackMessage(address.Channel, content.Text, content.Blocks, address.Thread);
        var told = await patience.TryAsync(workspace.Team, address.Channel, ct => client.PostAsync(workspace.Token, message, ct), cancellationToken);
        return told.Failure is null;
    }

    private static bool IsAboutContent(string code) =>
        code is "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "msg_too_long" or "invalid_metadata_format" or "metadata_too_large";

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

        [LoggerMessage(6112, LogLevel.Warning, "Slack: without the scopes channels:history and groups:history I cannot look into a channel's thread, so that a reply may be repeated after a crash, or when Slack's answer to a post is lost")]
        public static partial void CannotLook(ILogger logger);
    }
}
