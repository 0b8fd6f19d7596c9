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
    ILogger<SlackAnswers> logger)
{
    /// <param name="asked">As accepted.</param>
    /// <param name="lookFirst">Looks into the thread before anything is posted: an earlier run may have replied, or the question be
    /// gone.</param>
    /// <param name="cancellationToken">Leaves the question to the next run.</param>
    public async Task ReplyAsync(PendingQuestion asked, bool lookFirst, CancellationToken cancellationToken)
    {
        try
        {
            if (workspaces.Find(asked.Address.Team) is not { } workspace)
            {
                Log.NoWorkspace(logger, asked.EventKey);
            }
            else if (!lookFirst || await IsStillToBePostedAsync(asked, workspace, cancellationToken))
            {
                await SeeThroughAsync(asked, workspace, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Broke(logger, asked.EventKey, e);
            await SayBrokenAsync(asked, cancellationToken);
        }
        finally
        {
            pending.End(asked);
        }
    }

    /// <summary>The store has failed, so that nothing can be promised; but whoever asked hears of it.</summary>
    public Task SayBrokenAsync(PendingQuestion asked, CancellationToken cancellationToken) =>
        workspaces.Find(asked.Address.Team) is { } workspace
        ? posting.TellAsync(
            workspace, asked.Address, SlackRenderer.Sentence(
                InterfaceTexts.Format("Broken", asked.Question.Locale, asked.EventKey)), cancellationToken)
        : Task.CompletedTask;

    /// <summary>Says at once that a question will have to wait for others in its channel.</summary>
    public Task ShowWaitingAsync(PendingQuestion asked, CancellationToken cancellationToken) =>
        workspaces.Find(asked.Address.Team) is { } workspace && asked.Address.Thread is not null
            ? assistant.ShowStatusAsync(workspace, asked.Address, asked.Question.Locale, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Before a reply is repeated, the thread is looked at: for the reply, and for the question as it stands by now.</summary>
    private async Task<bool> IsStillToBePostedAsync(PendingQuestion asked, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        switch (await posting.FindAsync(workspace, asked.Address, asked.EventKey, cancellationToken))
        {
            case { ReplyTs: { } ts }:
                await desk.PostedAsync(asked.EventKey, ts, cancellationToken);
                return false;
            case { IsQuestionGone: true }:
                await CloseAsync(asked, SlackPosting.Deleted, cancellationToken);
                return false;
            default:
                return true;
        }
    }

    private async Task SeeThroughAsync(PendingQuestion asked, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        await posting.WaitForPlaceAsync(workspace, asked.Address, cancellationToken);
        var isFirst = asked.Address.IsPane && await assistant.BeginAsync(workspace, asked.Address, asked.Question, cancellationToken);
        if (asked.IsDeleted || await ComposeAsync(asked, workspace, cancellationToken) is not { } content)
        {
            return;
        }

        await asked.Status;
        switch (await posting.PostAsync(workspace, asked, content, cancellationToken))
        {
            case SlackPosted done:
                await desk.PostedAsync(asked.EventKey, done.Ts, cancellationToken);
                break;
            case SlackNotPosted { IsFinal: true } not:
                await CloseAsync(asked, not.Reason, cancellationToken);
                break;
        }

        if (isFirst)
        {
            await assistant.NameAsync(workspace, asked.Address, asked.Question, cancellationToken);
        }
    }

    private async Task<SlackContent?> ComposeAsync(PendingQuestion asked, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        var question = asked.Question;
        if (question.Text.Length == 0)
        {
            return SlackRenderer.Sentence(await desk.HowToAskAsync(question, cancellationToken));
        }

        question = question with { Place = await places.ResolveAsync(workspace, question.Place, cancellationToken) };

        // Above a reply to a message the question can be read; above one to a command it cannot.
        return await desk.AnswerAsync(question, cancellationToken) is { } reply
            ? SlackRenderer.Render(reply, new SlackReplyView(question.Locale, asked.Address.ResponseUrl is null ? null : question.Text))
            : null;
    }

    private Task CloseAsync(PendingQuestion asked, string reason, CancellationToken cancellationToken)
    {
        Log.NotPosted(logger, asked.EventKey, reason);
        return desk.CloseAsync(asked.EventKey, reason, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(6101, LogLevel.Error, "{EventKey}: no reply for now; it is taken up again at the next start")]
        public static partial void Broke(ILogger logger, string eventKey, Exception exception);

        [LoggerMessage(
            6102,
            LogLevel.Warning,
            "{EventKey}: no reply for now: its workspace has no working token; it is taken up again at the next start with one")]
        public static partial void NoWorkspace(ILogger logger, string eventKey);

        [LoggerMessage(6103, LogLevel.Warning, "{EventKey}: no reply: {Reason}")]
        public static partial void NotPosted(ILogger logger, string eventKey, string reason);
    }
}
