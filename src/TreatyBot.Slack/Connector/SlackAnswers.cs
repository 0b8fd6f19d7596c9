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
            return await SeeThroughAsync(question, ReplyAddress.Of(question), wasInterrupted, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Broke(logger, question.EventKey, e);
            return false;
        }
        finally
        {
            pending.End(ReplyAddress.Of(question));
        }
    }

    private async Task<bool> SeeThroughAsync(AskedQuestion question, ReplyAddress address, bool wasInterrupted, CancellationToken cancellationToken)
    {
        if (workspaces.Find(address.Team) is not { } workspace)
        {
            Log.NoWorkspace(logger, question.EventKey);
            return false;
        }

        if (wasInterrupted && clock.GetUtcNow() - question.AskedAt > GivenUpAfter)
        {
            Log.NotPosted(logger, question.EventKey, "asked too long ago");
            await desk.CloseAsync(question.EventKey, "asked more than a day before the bot could reply", cancellationToken);
            return false;
        }

        if (wasInterrupted && await posting.FindAsync(workspace, address, question.EventKey, cancellationToken) is { } found)
        {
            if (found.ReplyTs is { } ts)
            {
                await desk.PostedAsync(question.EventKey, ts, cancellationToken);
                return false;
            }

            if (found.Question is null)
            {
                await desk.CloseAsync(question.EventKey, "the question was deleted", cancellationToken);
                return false;
            }

            question = question with { Text = SlackMarkup.ToPlain(found.Question) };
        }

        if (pending.Find(address) is { } change)
        {
            if (change.IsDeleted)
            {
                await desk.CloseAsync(question.EventKey, "the question was deleted", cancellationToken);
                return false;
            }

            question = question with { Text = SlackMarkup.ToPlain(change.Text!) };
        }

        question = question with { Place = await places.ResolveAsync(workspace, question.Place, cancellationToken) };
        var isFirst = address.IsPane && await assistant.BeginAsync(workspace, address, question, cancellationToken);
        if (await desk.AnswerAsync(question, cancellationToken) is not { } reply)
        {
            return false;
        }

        var content = SlackRenderer.Render(reply, question.Locale);
        var posted = await posting.PostAsync(workspace, address, question, content, () => pending.Find(address) is { IsDeleted: true }, cancellationToken);
        switch (posted)
        {
            case SlackPosted done:
                await desk.PostedAsync(question.EventKey, done.Ts, cancellationToken);
                break;
            case SlackNotPosted { IsFinal: true } not:
                Log.NotPosted(logger, question.EventKey, not.Reason);
                await desk.CloseAsync(question.EventKey, not.Reason, cancellationToken);
                break;
        }

        if (isFirst)
        {
            await assistant.NameAsync(workspace, address, question, cancellationToken);
        }

        return posted is SlackPosted && address.ResponseUrl is null;
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
