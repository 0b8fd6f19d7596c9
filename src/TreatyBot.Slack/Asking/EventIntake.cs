using Microsoft.Extensions.Logging;
using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Sources;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>
/// Takes events in, from Socket Mode and HTTP alike: what addresses the bot is accepted durably, and then waits for its turn.
/// </summary>
internal sealed partial class EventIntake(
    IntakeGate gate,
    ISlackClient client,
    RetryPolicy retries,
    Tokens tokens,
    Workspaces workspaces,
    Places places,
    QuestionReader questions,
    ButtonHandler buttons,
    SourcesList sources,
    Assistant assistant,
    Home home,
    EventDeduplication recent,
    QuestionRunner<ReplyAddress> runner,
    SlackPlatform platform,
    SlackState state,
    TimeProvider clock,
    ILogger<EventIntake> logger)
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
        if (!state.IsReady || runner.Waiting >= MaxWaiting)
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

    private async Task TakeInAsync(SlackEvent happened, Workspace workspace, CancellationToken cancellationToken)
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
            case SlackShortcutEvent shortcut when QuestionReader.Shortcuts.Contains(shortcut.Callback):
                await AcceptAsync(questions.OfShortcut(shortcut), isEdited: false, cancellationToken);
                break;
            case SlackButtonEvent press:
                // What only its presser sees waits for nobody.
                Once(press.Trigger, press.Trigger, ct => buttons.PressedAsync(workspace, press, ct));
                break;
            case SlackFormEvent { Callback: ButtonHandler.ReasonForm } form:
                Once(form.View, form.View, ct => buttons.FilledInAsync(workspace, form, ct));
                break;
            case SlackAssistantEvent opened:
                runner.Enqueue($"greeting:{opened.Channel}", ct => assistant.GreetAsync(workspace, opened, ct));
                break;
            case SlackHomeOpened opened:
                runner.Enqueue($"home:{opened.User}", ct => home.PublishAsync(workspace, opened, ct));
                break;
            case SlackMessageEdited edited:
                await ReviseAsync(
                    ReplyAddress.MessageKey(edited.Team, edited.Channel, edited.Ts), SlackMarkup.ToPlain(edited.Text), cancellationToken);
                break;
            case SlackMessageDeleted deleted:
                if (runner.Find(ReplyAddress.MessageKey(deleted.Team, deleted.Channel, deleted.Ts)) is { } withdrawn)
                {
                    await runner.WithdrawAsync(withdrawn, SlackPlatform.Deleted, cancellationToken);
                }

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

    private async Task AcceptAsync(PendingQuestion<ReplyAddress>? asked, bool isEdited, CancellationToken cancellationToken)
    {
        if (asked is null)
        {
            return;
        }

        try
        {
            if (!await runner.TakeAsync(asked, cancellationToken) && isEdited && asked.Address.Message is { } message)
            {
                // Where the bot hears of mentions alone, the same mention again is all that it hears of an edit.
                await ReviseAsync(message, asked.Question.Text, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var broken = InterfaceTexts.Format("Broken", asked.Question.Locale, asked.EventKey);
            Once($"broken:{asked.EventKey}", asked.EventKey, ct => platform.TellAsync(asked, broken, ct));
            throw;
        }
    }

    private Task ReviseAsync(string message, string text, CancellationToken cancellationToken) =>
        runner.Find(message) is { } asked ? runner.ReviseAsync(asked, text, cancellationToken) : Task.CompletedTask;

    private void Once(string action, string queue, Func<CancellationToken, Task> work)
    {
        if (recent.TryAdd(action))
        {
            runner.Enqueue(queue, work);
        }
    }

    private async Task ListSourcesAsync(Workspace workspace, SlackCommandEvent command, CancellationToken cancellationToken)
    {
        var place = await places.ResolveAsync(workspace, Places.Unknown(command.Team, command.Channel, null), cancellationToken);
        var content = ContentRenderer.Render(await sources.ListAsync(
            Places.AskerOf(command.Team, command.User),
            place,
            collection: null,
            SlackMarkup.ToPlain(command.Text),
            locale: null,
            cancellationToken));
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

    }
}
