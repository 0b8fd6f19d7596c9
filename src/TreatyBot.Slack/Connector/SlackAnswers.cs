using System.Globalization;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;

namespace TreatyBot.Slack.Connector;

/// <summary>Sees an accepted question through to its one reply, or to a stated reason why there is none.</summary>
internal sealed partial class SlackAnswers(
    IDesk desk,
    SlackWorkspaces workspaces,
    SlackPlaces places,
    SlackPosting posting,
    PendingQuestions pending,
    SlackAssistant assistant,
    TimeProvider clock,
    ILogger<SlackAnswers> logger)
{
    private const string Deleted = "the question was deleted";

    /// <summary>After a longer time out of service an answer would surprise more than help.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    /// <summary>The lane that a question's reply goes through: a channel's for a message, its own for what only the asker sees.</summary>
    public static string LaneOf(AskedQuestion question)
    {
        var address = ReplyAddress.Of(question);
        return address.ResponseUrl is null ? $"{address.Team}:{address.Channel}" : question.EventKey;
    }

    /// <param name="question">As accepted.</param>
    /// <param name="wasInterrupted">True where an earlier run may have posted the reply already.</param>
    /// <param name="cancellationToken">Leaves the question to the next run.</param>
    /// <returns>True where a message was posted to the channel.</returns>
    public async Task<bool> ReplyAsync(AskedQuestion question, bool wasInterrupted, CancellationToken cancellationToken)
    {
        try
        {
            if (workspaces.Find(ReplyAddress.Of(question).Team) is not { } workspace)
            {
                Log.NoWorkspace(logger, question.EventKey);
                return false;
            }

            return wasInterrupted
                ? await TakeUpAgainAsync(question, workspace, cancellationToken)
                : await SeeThroughAsync(question, workspace, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Broke(logger, question.EventKey, e);
            return await SayBrokenAsync(question, cancellationToken);
        }
        finally
        {
            pending.End(question);
        }
    }

    /// <summary>The store has failed, so that nothing can be promised; but whoever asked hears of it.</summary>
    /// <returns>True where a message was posted to the channel.</returns>
    public async Task<bool> SayBrokenAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        var address = ReplyAddress.Of(question);
        if (workspaces.Find(address.Team) is not { } workspace)
        {
            return false;
        }

        var text = string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get("Broken", question.Locale), question.EventKey);
        return await posting.TellAsync(workspace, address, SlackRenderer.Sentence(text), cancellationToken);
    }

    /// <summary>Before a reply is repeated, the thread is looked at: for the reply, and for the question as it stands by now.</summary>
    private async Task<bool> TakeUpAgainAsync(AskedQuestion question, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - question.AskedAt > GivenUpAfter)
        {
            await CloseAsync(question, "asked more than a day before the bot could reply", cancellationToken);
            return false;
        }

        switch (await posting.FindAsync(workspace, ReplyAddress.Of(question), question.EventKey, cancellationToken))
        {
            case { ReplyTs: { } ts }:
                await desk.PostedAsync(question.EventKey, ts, cancellationToken);
                return false;
            case { Question: null }:
                await CloseAsync(question, Deleted, cancellationToken);
                return false;
            case { Question: { } text }:
                question = question with { Text = SlackMarkup.ToPlain(text) };
                break;
        }

        return await SeeThroughAsync(question, workspace, cancellationToken);
    }

    private async Task<bool> SeeThroughAsync(AskedQuestion question, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (pending.TextOf(question) is not { } text)
        {
            await CloseAsync(question, Deleted, cancellationToken);
            return false;
        }

        var address = ReplyAddress.Of(question);
        question = question with { Text = text, Place = await places.ResolveAsync(workspace, question.Place, cancellationToken) };
        var isFirst = address.IsPane && await assistant.BeginAsync(workspace, address, question, cancellationToken);
        if (await ComposeAsync(question, cancellationToken) is not { } content)
        {
            return false;
        }

        var posted = await posting.PostAsync(workspace, address, question, content, () => pending.TextOf(question) is null, cancellationToken);
        switch (posted)
        {
            case SlackPosted done:
                await desk.PostedAsync(question.EventKey, done.Ts, cancellationToken);
                break;
            case SlackNotPosted { IsFinal: true } not:
                await CloseAsync(question, not.Reason, cancellationToken);
                break;
        }

        if (isFirst)
        {
            await assistant.NameAsync(workspace, address, question, cancellationToken);
        }

        return posted is SlackPosted && address.ResponseUrl is null;
    }

    private async Task<SlackContent?> ComposeAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        if (question.Text.Length == 0)
        {
            return SlackRenderer.Sentence(InterfaceTexts.Get("HowToAsk", question.Locale));
        }

        return await desk.AnswerAsync(question, cancellationToken) is { } reply ? SlackRenderer.Render(reply, question.Locale) : null;
    }

    private Task CloseAsync(AskedQuestion question, string reason, CancellationToken cancellationToken)
    {
        Log.NotPosted(logger, question.EventKey, reason);
        return desk.CloseAsync(question.EventKey, reason, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(6101, LogLevel.Error, "{EventKey}: no reply for now; it is taken up again at the next start")]
        public static partial void Broke(ILogger logger, string eventKey, Exception exception);

        [LoggerMessage(6102, LogLevel.Warning, "{EventKey}: no reply for now: its workspace has no working token; it is taken up again at the next start with one")]
        public static partial void NoWorkspace(ILogger logger, string eventKey);

        [LoggerMessage(6103, LogLevel.Warning, "{EventKey}: no reply: {Reason}")]
        public static partial void NotPosted(ILogger logger, string eventKey, string reason);
    }
}
