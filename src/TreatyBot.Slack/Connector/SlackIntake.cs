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
    IntakeGate gate,
    ISlackClient client,
    SlackRetryPolicy retries,
    SlackTokens tokens,
    SlackWorkspaces workspaces,
    SlackPlaces places,
    SlackQuestions questions,
    SlackAnswers answers,
    SlackButtonHandler buttons,
    SlackFeedback feedback,
    SlackSourcesList sources,
    SlackAssistant assistant,
    PendingQuestions pending,
    EventDeduplication recent,
    ChannelQueues queues,
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

        using var takingIn = gate.TakeIn();
        state.LastArrival = clock.GetUtcNow();
        if (!state.IsReady || queues.Count >= MaxWaiting)
        {
            return false;
        }

        if (workspaces.Find(happened.Team) is not { } workspace)
        {
            if (recent.TryAdd($"team:{happened.Team}"))
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

                await AcceptAsync(
                    await questions.OfMessageAsync(message, workspace, cancellationToken), message.IsEdited, cancellationToken);
                break;
            case SlackCommandEvent { Command: "/sources" } command:
                Once(command.Trigger, command.Trigger, ct => ListSourcesAsync(workspace, command, ct));
                break;
            case SlackCommandEvent command:
                await AcceptAsync(questions.OfCommand(command), isEdited: false, cancellationToken);
                break;
            case SlackShortcutEvent { Callback: SlackQuestions.FindSources } shortcut:
                await AcceptAsync(questions.OfShortcut(shortcut), isEdited: false, cancellationToken);
                break;
            case SlackButtonEvent press:
                // What only its presser sees waits for nobody.
                Once(press.Trigger, press.Trigger, ct => buttons.HandleAsync(workspace, press, ct));
                break;
            case SlackFormEvent { Callback: SlackFeedback.Form } form:
                Once(form.View, form.View, ct => feedback.FilledInAsync(workspace, form, ct));
                break;
            case SlackAssistantEvent opened:
                queues.Enqueue($"greeting:{opened.Channel}", Safely(ct => assistant.GreetAsync(workspace, opened, ct)));
                break;
            case SlackMessageEdited edited:
                await ReviseAsync(
                    pending.Find(edited.Team, edited.Channel, edited.Ts), SlackMarkup.ToPlain(edited.Text), cancellationToken);
                break;
            case SlackMessageDeleted deleted:
                await WithdrawAsync(pending.Find(deleted.Team, deleted.Channel, deleted.Ts), cancellationToken);
                break;
            case SlackChannelGone gone:
                places.Forget(gone.Team, gone.Channel);
                break;
            case SlackChannelChanged changed:
                places.Forget(changed.Team, changed.Channel);
                break;
            case SlackContextChanged:
                workspace.IsAgent = true;
                break;
            case SlackUninstalled uninstalled:
                tokens.Revoked(workspace, uninstalled.Reason);
                break;
        }
    }

    private async Task AcceptAsync(PendingQuestion? asked, bool isEdited, CancellationToken cancellationToken)
    {
        if (asked is null)
        {
            return;
        }

        try
        {
            if (await desk.AcceptAsync(asked.Question, cancellationToken))
            {
                Work(asked, lookFirst: false);
            }
            else if (isEdited)
            {
                // Where the bot hears of mentions alone, the same mention again is all that it hears of an edit.
                var (team, channel, ts) = (asked.Address.Team, asked.Address.Channel, asked.Address.Ts);
                await ReviseAsync(pending.Find(team, channel, ts), asked.Question.Text, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Once($"broken:{asked.EventKey}", asked.Queue, ct => answers.SayBrokenAsync(asked, ct));
            throw;
        }
    }

    private async Task ReviseAsync(PendingQuestion? asked, string text, CancellationToken cancellationToken)
    {
        if (asked is not null && asked.Question.Text != text && await desk.ReviseAsync(asked.EventKey, text, cancellationToken))
        {
            asked.Revise(text);
        }
    }

    private async Task WithdrawAsync(PendingQuestion? asked, CancellationToken cancellationToken)
    {
        if (asked is not null)
        {
            asked.Delete();
            Log.Withdrawn(logger, asked.EventKey);
            await desk.CloseAsync(asked.EventKey, SlackPosting.Deleted, cancellationToken);
        }
    }

    /// <summary>Sees an accepted question through, in its turn.</summary>
    /// <param name="asked">As accepted.</param>
    /// <param name="lookFirst">See <see cref="SlackAnswers.ReplyAsync"/>.</param>
    public void Work(PendingQuestion asked, bool lookFirst)
    {
        pending.Begin(asked);
        if (queues.IsBusy(asked.Queue))
        {
            asked.Status = Safely(ct => answers.ShowWaitingAsync(asked, ct))(CancellationToken.None);
        }

        queues.Enqueue(asked.Queue, ct => answers.ReplyAsync(asked, lookFirst, ct));
    }

    private void Once(string action, string queue, Func<CancellationToken, Task> work)
    {
        if (recent.TryAdd(action))
        {
            queues.Enqueue(queue, Safely(work));
        }
    }

    private Func<CancellationToken, Task> Safely(Func<CancellationToken, Task> work) => async cancellationToken =>
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.WorkFailed(logger, e);
        }
    };

    private async Task ListSourcesAsync(SlackWorkspace workspace, SlackCommandEvent command, CancellationToken cancellationToken)
    {
        var place = await places.ResolveAsync(workspace, SlackPlaces.Unknown(command.Team, command.Channel, null), cancellationToken);
        var content = await sources.ListAsync(
            SlackMemberships.Asker(command.Team, command.User), place, SlackMarkup.ToPlain(command.Text), cancellationToken);
        await retries.TryAsync(
            workspace.Team,
            command.ResponseUrl.AbsoluteUri,
            ct => client.RespondAsync(
                command.ResponseUrl, new SlackResponse(content.Text, content.Blocks, SlackResponseKind.Ephemeral), ct),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(6205, LogLevel.Error, "Slack: an event ({Kind}) could not be taken in; Slack sends it again")]
        public static partial void NotTakenIn(ILogger logger, string kind, Exception exception);

        [LoggerMessage(
            6207,
            LogLevel.Warning,
            "Slack: events come from workspace {Team}, for which there is no working bot token; they are left alone. Add it under "
                + "Slack:Workspaces")]
        public static partial void UnknownWorkspace(ILogger logger, string team);

        [LoggerMessage(6211, LogLevel.Warning, "{EventKey}: no reply: the question was deleted")]
        public static partial void Withdrawn(ILogger logger, string eventKey);

        [LoggerMessage(6206, LogLevel.Error, "Slack: a button, list or greeting failed")]
        public static partial void WorkFailed(ILogger logger, Exception exception);
    }
}
