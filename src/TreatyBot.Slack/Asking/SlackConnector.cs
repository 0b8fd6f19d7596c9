using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Chat.Asking;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>
/// Joins Slack to the desk: checks the tokens, takes up what an earlier run left unfinished, and then listens. An event is acknowledged
/// once it is taken in.
/// </summary>
internal sealed partial class SlackConnector(
    ISlackClient client,
    Tokens tokens,
    Workspaces workspaces,
    EventIntake intake,
    QuestionRunner<ReplyAddress> runner,
    SlackState state,
    IOptions<SlackOptions> options,
    IOptions<DeskOptions> deskOptions,
    ILogger<SlackConnector> logger) : BackgroundService
{
    /// <summary>
    /// As many as may be waiting for one flush of the store (<c>GroupCommit</c>): fewer would make more flushes of the same burst.
    /// </summary>
    private const int TakenInAtOnce = 64;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // From here on events are not acknowledged: Slack sends them again, to the next run.
        state.IsReady = false;
        await base.StopAsync(cancellationToken);
        await runner.DrainAsync(TimeSpan.FromSeconds(deskOptions.Value.DrainSeconds), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (tokens.Configured.Count == 0)
        {
            if (options.Value.AppToken is null && options.Value.SigningSecret is null)
            {
                state.IsOff = true;
                Log.Off(logger);
            }
            else
            {
                state.Stopped = $"Slack: {SlackOptions.NoBotToken}";
                Log.CannotRun(logger, SlackOptions.NoBotToken);
            }

            return;
        }

        try
        {
            await RunAsync(stoppingToken);
        }
        catch (SlackTokenException e)
        {
            Log.AppTokenRefused(logger, e.Message);
            state.Stopped = $"Slack does not take the app token ({e.Message})";
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            // The page and the other platform go on.
            Log.Broke(logger, e);
            state.Stopped = $"Slack has stopped ({e.Message})";
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        await tokens.IdentifyAllAsync(stoppingToken);
        if (workspaces.Count == 0)
        {
            state.Stopped = "Slack takes none of the bot tokens";
            return;
        }

        if (options.Value.AppToken is null && options.Value.SigningSecret is null)
        {
            state.Stopped = $"Slack: {SlackOptions.NoEvents}";
            Log.CannotRun(logger, SlackOptions.NoEvents);
        }

        await runner.RecoverAsync(stoppingToken);

        state.IsReady = true;
        Log.Ready(logger, workspaces.ToString(), client.Name);
        if (options.Value.AppToken is not null)
        {
            await ListenAsync(stoppingToken);
        }
    }

    private Task ListenAsync(CancellationToken stoppingToken)
    {
        state.OpenConnections = 0;
        return Parallel.ForEachAsync(
            client.ListenAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = TakenInAtOnce, CancellationToken = stoppingToken },
            async (delivery, cancellationToken) =>
            {
                if (await intake.ReceiveAsync(delivery.Event, cancellationToken))
                {
                    await delivery.AcknowledgeAsync(cancellationToken);
                }
            });
    }

    private static partial class Log
    {
        [LoggerMessage(
            6201,
            LogLevel.Information,
            "Slack is off: there is no bot token (Slack:BotToken). To connect it, install config/slack-app-manifest.yaml, then set "
                + "TREATYBOT__Slack__BotToken and TREATYBOT__Slack__AppToken; the README has it step by step.")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(6202, LogLevel.Information, "Slack: ready in {Workspaces}, over {Client}")]
        public static partial void Ready(ILogger logger, string workspaces, string client);

        [LoggerMessage(
            6203,
            LogLevel.Error,
            "Slack does not take the app token ({Reason}). Make one with the scope connections:write on the app's page (Basic "
                + "Information), put it into "
                + "Slack:AppToken and start again")]
        public static partial void AppTokenRefused(ILogger logger, string reason);

        [LoggerMessage(6204, LogLevel.Error, "Slack: {Reason}")]
        public static partial void CannotRun(ILogger logger, string reason);

        [LoggerMessage(
            6208, LogLevel.Error, "Slack has stopped; everything else goes on. Restart the worker, and tell the makers of TreatyBot "
                + "what follows")]
        public static partial void Broke(ILogger logger, Exception exception);

    }
}
