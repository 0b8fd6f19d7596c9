using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>
/// Joins Slack to the desk: checks the tokens, takes up what an earlier run left unfinished, and then listens. An event is acknowledged once it is taken in.
/// </summary>
internal sealed partial class SlackConnector(
    IDesk desk,
    Corpus corpus,
    ISlackClient client,
    SlackTokens tokens,
    SlackWorkspaces workspaces,
    SlackIntake intake,
    ChannelLanes lanes,
    SlackState state,
    IOptions<SlackOptions> options,
    TimeProvider clock,
    ILogger<SlackConnector> logger) : BackgroundService
{
    /// <summary>The documents are read so long before questions are taken up; then whoever asks is told that they are still being read.</summary>
    private static readonly TimeSpan ReadingTime = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        state.IsReady = false;
        await base.StopAsync(cancellationToken);
        await lanes.StopAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (tokens.Configured.Count == 0)
        {
            state.IsOff = true;
            Log.Off(logger);
            return;
        }

        try
        {
            await tokens.IdentifyAllAsync(stoppingToken);
            if (workspaces.Count == 0)
            {
                state.Stopped = "Slack takes none of the bot tokens";
                return;
            }

            await ReadDocumentsAsync(stoppingToken);
            await TakeUpAsync(stoppingToken);

            state.IsReady = true;
            Log.Ready(logger, workspaces.Count, client.Name);
            await ListenAsync(stoppingToken);
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

    /// <summary>Takes up what an earlier run has left unfinished.</summary>
    private async Task TakeUpAsync(CancellationToken stoppingToken)
    {
        foreach (var question in await desk.ListUnfinishedAsync("slack", stoppingToken))
        {
            try
            {
                intake.Work(question, wasInterrupted: true);
            }
            catch (InvalidDataException e)
            {
                Log.NoWayBack(logger, question.EventKey, e.Message);
                await desk.CloseAsync(question.EventKey, e.Message, stoppingToken);
            }
        }
    }

    /// <summary>Waits until what is in the store answers: a question that was left over deserves its answer, not that of an empty index.</summary>
    private async Task ReadDocumentsAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetUtcNow();
        while (!corpus.IsOpen && clock.GetUtcNow() - started < ReadingTime)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        if (options.Value.AppToken is null)
        {
            if (options.Value.SigningSecret is null)
            {
                Log.NothingCanArrive(logger);
            }

            return;
        }

        state.OpenConnections = 0;
        await Parallel.ForEachAsync(
            client.ListenAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stoppingToken },
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
        [LoggerMessage(6201, LogLevel.Information, "Slack is off: there is no bot token (Slack:BotToken). To connect it, install config/slack-app-manifest.yaml, then set TREATYBOT__Slack__BotToken and TREATYBOT__Slack__AppToken; the README has it step by step.")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(6202, LogLevel.Information, "Slack: ready in {Count} workspaces, over {Client}")]
        public static partial void Ready(ILogger logger, int count, string client);

        [LoggerMessage(6203, LogLevel.Error, "Slack does not take the app token ({Reason}). Make one with the scope connections:write on the app's page (Basic Information), put it into Slack:AppToken and start again")]
        public static partial void AppTokenRefused(ILogger logger, string reason);

        [LoggerMessage(6208, LogLevel.Error, "Slack has stopped; everything else goes on. Restart the worker, and tell the makers of TreatyBot what follows")]
        public static partial void Broke(ILogger logger, Exception exception);

        [LoggerMessage(6209, LogLevel.Error, "{EventKey}: no reply: {Reason}")]
        public static partial void NoWayBack(ILogger logger, string eventKey, string reason);

        [LoggerMessage(6204, LogLevel.Warning, "Slack: no event can arrive. Set Slack:AppToken for Socket Mode, or Slack:SigningSecret for HTTP")]
        public static partial void NothingCanArrive(ILogger logger);
    }
}
