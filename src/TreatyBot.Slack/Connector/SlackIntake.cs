using Microsoft.Extensions.Logging;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>
/// Takes events in, from Socket Mode and HTTP alike: what addresses the bot is accepted durably, and then waits for its turn.
/// </summary>
internal sealed partial class SlackIntake(
    IDesk desk,
    ISlackClient client,
    SlackPatience patience,
    SlackTokens tokens,
    SlackWorkspaces workspaces,
    SlackPlaces places,
    SlackQuestions questions,
    SlackAnswers answers,
    SlackPresses presses,
    SlackSourcesList sources,
    SlackAssistant assistant,
    PendingQuestions pending,
    RecentGestures gestures,
    ChannelLanes lanes,
    SlackState state,
    TimeProvider clock,
    ILogger<SlackIntake> logger)
{
    /// <summary>Beyond so much work nothing more is taken in: Slack sends it again later.</summary>
    private const int MaxWaiting = 20_000;

    /// <summary>Takes an event in. True where Slack need not send it again.</summary>
    public async Task<bool> ReceiveAsync(SlackEvent happened, CancellationToken cancellationToken)
    {
        if (happened is SlackConnectionsEvent connections)
        {
            state.OpenConnections = connections.Open;
            return true;
        }

        state.LastArrival = clock.GetUtcNow();
        if (!state.IsReady || lanes.Count >= MaxWaiting)
        {
            return false;
        }

        if (workspaces.Find(happened.Team) is not { } workspace)
        {
            if (gestures.TryAdd($"team:{happened.Team}"))
            {
                Log.UnknownWorkspace(logger, happened.Team);
            }

            return true;
        }

        try
        {
            await TakeInAsync(happened, workspace, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotTakenIn(logger, happened.GetType().Name, e);
            return false;
        }
    }

    private async Task TakeInAsync(SlackEvent happened, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case SlackMessageEvent message:
                if (message.IsShared)
                {
                    places.NoteShared(message.Team, message.Channel);
                }

                await AcceptAsync(await questions.OfMessageAsync(message, workspace, cancellationToken), cancellationToken);
                break;
            case SlackCommandEvent { Command: "/sources" } command:
                Once(command.Trigger, command.Trigger, ct => ListSourcesAsync(workspace, command, ct));
                break;
            case SlackCommandEvent command:
                await AcceptAsync(questions.OfCommand(command), cancellationToken);
                break;
            case SlackShortcutEvent { Callback: SlackQuestions.FindSources } shortcut:
                await AcceptAsync(questions.OfShortcut(shortcut), cancellationToken);
                break;
            case SlackButtonEvent press:
                Once(press.Trigger, $"{press.Team}:{press.Channel}", ct => presses.PressAsync(workspace, press, ct));
                break;
            case SlackAssistantEvent opened:
                lanes.Enqueue($"{opened.Team}:{opened.Channel}", Safely(ct => GreetAsync(workspace, opened, ct)));
                break;
            case SlackMessageEdited edited:
                pending.Note(edited);
                break;
            case SlackMessageDeleted deleted:
                pending.Note(deleted);
                break;
            case SlackChannelGone gone:
                places.Forget(gone.Team, gone.Channel);
                break;
            case SlackChannelChanged changed:
                places.Forget(changed.Team, changed.Channel);
                break;
            case SlackUninstalled uninstalled:
                tokens.Revoked(workspace, uninstalled.Reason);
                break;
        }
    }

    private async Task AcceptAsync(AskedQuestion? question, CancellationToken cancellationToken)
    {
        if (question is null)
        {
            return;
        }

        try
        {
            if (await desk.AcceptAsync(question, cancellationToken))
            {
                Work(question, wasInterrupted: false);
            }
            else
            {
                pending.NoteAgain(question);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Once($"broken:{question.EventKey}", SlackAnswers.LaneOf(question), ct => answers.SayBrokenAsync(question, ct));
            throw;
        }
    }

    /// <summary>Sees an accepted question through, in its turn.</summary>
    /// <param name="question">As accepted.</param>
    /// <param name="wasInterrupted">True where an earlier run may have replied to it already.</param>
    public void Work(AskedQuestion question, bool wasInterrupted)
    {
        pending.Begin(question);
        lanes.Enqueue(SlackAnswers.LaneOf(question), ct => answers.ReplyAsync(question, wasInterrupted, ct));
    }

    private void Once(string gesture, string lane, Func<CancellationToken, Task<bool>> work)
    {
        if (gestures.TryAdd(gesture))
        {
            lanes.Enqueue(lane, Safely(work));
        }
    }

    private Func<CancellationToken, Task<bool>> Safely(Func<CancellationToken, Task<bool>> work) => async cancellationToken =>
    {
        try
        {
            return await work(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.WorkFailed(logger, e);
            return false;
        }
    };

    private async Task<bool> GreetAsync(SlackWorkspace workspace, SlackAssistantEvent opened, CancellationToken cancellationToken)
    {
        await assistant.GreetAsync(workspace, opened, cancellationToken);
        return false;
    }

    private async Task<bool> ListSourcesAsync(SlackWorkspace workspace, SlackCommandEvent command, CancellationToken cancellationToken)
    {
        var place = await places.ResolveAsync(workspace, SlackPlaces.Unknown(command.Team, command.Channel, null), cancellationToken);
        var content = await sources.ListAsync(
            SlackMemberships.Asker(command.Team, command.User), place, SlackMarkup.ToPlain(command.Text), cancellationToken);
        await patience.TryAsync(
            workspace.Team,
            command.ResponseUrl.AbsoluteUri,
            ct => client.RespondAsync(command.ResponseUrl, new SlackResponse(content.Text, content.Blocks, SlackResponseKind.Ephemeral), ct),
            cancellationToken);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(6205, LogLevel.Error, "Slack: an event ({Kind}) could not be taken in; Slack sends it again")]
        public static partial void NotTakenIn(ILogger logger, string kind, Exception exception);

        [LoggerMessage(6207, LogLevel.Warning, "Slack: events come from workspace {Team}, for which there is no working bot token; they are left alone. Add it under Slack:Workspaces")]
        public static partial void UnknownWorkspace(ILogger logger, string team);

        [LoggerMessage(6206, LogLevel.Error, "Slack: a button, list or greeting failed")]
        public static partial void WorkFailed(ILogger logger, Exception exception);
    }
}
