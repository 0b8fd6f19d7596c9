using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>
/// Joins Slack to the desk. Events come from Socket Mode or over HTTP, are taken in durably, acknowledged, and only then worked on.
/// </summary>
internal sealed partial class SlackConnector : BackgroundService
{
    /// <summary>Beyond so much work nothing more is taken in: Slack sends it again later.</summary>
    private const int MaxWaiting = 20_000;

    private readonly IDesk _desk;
    private readonly ISlackClient _client;
    private readonly SlackTokens _tokens;
    private readonly SlackWorkspaces _workspaces;
    private readonly SlackPlaces _places;
    private readonly SlackAnswers _answers;
    private readonly SlackPresses _presses;
    private readonly SlackSourcesList _sources;
    private readonly SlackAssistant _assistant;
    private readonly PendingQuestions _pending;
    private readonly RecentGestures _gestures;
    private readonly SlackState _state;
    private readonly SlackOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<SlackConnector> _logger;
    private readonly SlackQuestions _questions;
    private readonly ChannelLanes _lanes;

    public SlackConnector(
        IDesk desk,
        ISlackClient client,
        SlackTokens tokens,
        SlackWorkspaces workspaces,
        SlackPlaces places,
        SlackAnswers answers,
        SlackPresses presses,
        SlackSourcesList sources,
        SlackAssistant assistant,
        PendingQuestions pending,
        RecentGestures gestures,
        SlackState state,
        IOptions<SlackOptions> options,
        TimeProvider clock,
        ILogger<SlackConnector> logger)
    {
        (_desk, _client, _tokens, _workspaces, _places) = (desk, client, tokens, workspaces, places);
        (_answers, _presses, _sources, _assistant) = (answers, presses, sources, assistant);
        (_pending, _gestures, _state, _options, _clock, _logger) = (pending, gestures, state, options.Value, clock, logger);
        _questions = new SlackQuestions(desk, _options, clock);
        _lanes = new ChannelLanes(clock);
    }

    /// <summary>Takes an event in. True where Slack need not send it again.</summary>
    public async Task<bool> ReceiveAsync(SlackEvent happened, CancellationToken cancellationToken)
    {
        if (happened is SlackConnectionsEvent connections)
        {
            _state.OpenConnections = connections.Open;
            return true;
        }

        _state.LastArrival = _clock.GetUtcNow();
        if (!_state.IsReady || _lanes.Count >= MaxWaiting)
        {
            return false;
        }

        if (_workspaces.Find(happened.Team) is not { } workspace)
        {
            return true;
        }

        try
        {
            await TakeInAsync(happened, workspace, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotTakenIn(_logger, happened.GetType().Name, e);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_tokens.Configured.Count == 0)
        {
            _state.IsOff = true;
            Log.Off(_logger);
            return;
        }

        try
        {
            await _tokens.IdentifyAllAsync(stoppingToken);
            if (_workspaces.Count == 0)
            {
                _state.Stopped = "Slack takes none of the bot tokens";
                return;
            }

            foreach (var question in await _desk.ListUnfinishedAsync("slack", stoppingToken))
            {
                Work(question, wasInterrupted: true);
            }

            _state.IsReady = true;
            Log.Ready(_logger, _workspaces.Count);
            await ListenAsync(stoppingToken);
        }
        catch (SlackTokenException e)
        {
            Log.AppTokenRefused(_logger, e.Message);
            _state.Stopped = $"Slack does not take the app token ({e.Message})";
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _state.IsReady = false;
        await base.StopAsync(cancellationToken);
        await _lanes.StopAsync();
    }

    public override void Dispose()
    {
        _lanes.Dispose();
        base.Dispose();
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        if (_options.AppToken is null)
        {
            if (_options.SigningSecret is null)
            {
                Log.NothingCanArrive(_logger);
            }

            return;
        }

        _state.OpenConnections = 0;
        await Parallel.ForEachAsync(
            _client.ListenAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stoppingToken },
            async (delivery, cancellationToken) =>
            {
                if (await ReceiveAsync(delivery.Event, cancellationToken))
                {
                    await delivery.AcknowledgeAsync(cancellationToken);
                }
            });
    }

    private async Task TakeInAsync(SlackEvent happened, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case SlackMessageEvent message:
                await AcceptAsync(await _questions.OfMessageAsync(message, workspace, cancellationToken), cancellationToken);
                break;
            case SlackCommandEvent { Command: "/sources" } command:
                Once(command.Trigger, command.Trigger, ct => ListSourcesAsync(workspace, command, ct));
                break;
            case SlackCommandEvent command:
                await AcceptAsync(_questions.OfCommand(command), cancellationToken);
                break;
            case SlackShortcutEvent { Callback: SlackQuestions.FindSources } shortcut:
                await AcceptAsync(_questions.OfShortcut(shortcut), cancellationToken);
                break;
            case SlackButtonEvent press:
                Once(press.Trigger, $"{press.Team}:{press.Channel}", ct => _presses.PressAsync(workspace, press, ct));
                break;
            case SlackAssistantEvent opened:
                _lanes.Enqueue($"{opened.Team}:{opened.Channel}", Safely(ct => GreetAsync(workspace, opened, ct)));
                break;
            case SlackMessageEdited edited:
                _pending.Note(edited);
                break;
            case SlackMessageDeleted deleted:
                _pending.Note(deleted);
                break;
            case SlackChannelGone gone:
                _places.Forget(gone.Team, gone.Channel);
                break;
            case SlackChannelChanged changed:
                _places.Forget(changed.Team, changed.Channel);
                break;
            case SlackUninstalled uninstalled:
                _tokens.Revoked(workspace, uninstalled.Reason);
                break;
        }
    }

    private async Task AcceptAsync(AskedQuestion? question, CancellationToken cancellationToken)
    {
        if (question is not null && await _desk.AcceptAsync(question, cancellationToken))
        {
            Work(question, wasInterrupted: false);
        }
    }

    private void Work(AskedQuestion question, bool wasInterrupted)
    {
        _pending.Begin(ReplyAddress.Of(question));
        _lanes.Enqueue(SlackAnswers.LaneOf(question), ct => _answers.ReplyAsync(question, wasInterrupted, ct));
    }

    private void Once(string gesture, string lane, Func<CancellationToken, Task<bool>> work)
    {
        if (_gestures.TryAdd(gesture))
        {
            _lanes.Enqueue(lane, Safely(work));
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
            Log.WorkFailed(_logger, e);
            return false;
        }
    };

    private async Task<bool> GreetAsync(SlackWorkspace workspace, SlackAssistantEvent opened, CancellationToken cancellationToken)
    {
        await _assistant.GreetAsync(workspace, opened, cancellationToken);
        return false;
    }

    private async Task<bool> ListSourcesAsync(SlackWorkspace workspace, SlackCommandEvent command, CancellationToken cancellationToken)
    {
        var place = await _places.ResolveAsync(workspace, SlackPlaces.Unknown(command.Team, command.Channel, null), cancellationToken);
        var content = await _sources.ListAsync(
            SlackMemberships.Asker(command.Team, command.User), place, SlackMarkup.ToPlain(command.Text), cancellationToken);
        await SlackPatience.TryAsync(
            ct => _client.RespondAsync(command.ResponseUrl, new SlackResponse(content.Text, content.Blocks, SlackResponseKind.Ephemeral), ct), _clock, cancellationToken);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(6201, LogLevel.Information, "Slack is off: there is no bot token (Slack:BotToken)")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(6202, LogLevel.Information, "Slack: ready in {Count} workspaces")]
        public static partial void Ready(ILogger logger, int count);

        [LoggerMessage(6203, LogLevel.Error, "Slack does not take the app token ({Reason}). Make one with the scope connections:write on the app's page (Basic Information), put it into Slack:AppToken and start again")]
        public static partial void AppTokenRefused(ILogger logger, string reason);

        [LoggerMessage(6204, LogLevel.Warning, "Slack: no event can arrive. Set Slack:AppToken for Socket Mode, or Slack:SigningSecret for HTTP")]
        public static partial void NothingCanArrive(ILogger logger);

        [LoggerMessage(6205, LogLevel.Error, "Slack: an event ({Kind}) could not be taken in; Slack sends it again")]
        public static partial void NotTakenIn(ILogger logger, string kind, Exception exception);

        [LoggerMessage(6206, LogLevel.Error, "Slack: a button, list or greeting failed")]
        public static partial void WorkFailed(ILogger logger, Exception exception);
    }
}
