using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Search;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>
/// Joins Slack to the desk: checks the tokens, takes up what an earlier run left unfinished, and then listens. An event is acknowledged
/// once it is taken in.
/// </summary>
internal sealed partial class SlackConnector(
    IDesk desk,
    Corpus corpus,
    ISlackClient client,
    SlackTokens tokens,
    SlackWorkspaces workspaces,
    SlackIntake intake,
    ChannelQueues queues,
    SlackState state,
    IOptions<SlackOptions> options,
    IOptions<DeskOptions> deskOptions,
    TimeProvider clock,
    ILogger<SlackConnector> logger) : BackgroundService
{
    /// <summary>
    /// As many as may be waiting for one flush of the store (<c>GroupCommit</c>): fewer would make more flushes of the same burst.
    /// </summary>
    private const int TakenInAtOnce = 64;

    /// <summary>
    /// The longest wait for the documents to be read before questions are taken up; after it whoever asks is told that they are still being
    /// read.
    /// </summary>
    private static readonly TimeSpan ReadingTime = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Where no more than this are left, each is looked up, though nothing can have been posted: its message may have been deleted
    /// meanwhile. Slack allows 50 look-ups a minute, and new questions need some.
    /// </summary>
    private const int LookedUpWithoutNeed = 20;

    /// <summary>After a longer time out of service an answer would surprise more than help.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // From here on events are not acknowledged: Slack sends them again, to the next run.
        state.IsReady = false;
        await base.StopAsync(cancellationToken);
        if (await queues.DrainAsync(TimeSpan.FromSeconds(deskOptions.Value.DrainSeconds), cancellationToken) is > 0 and var left)
        {
            Log.LeftUnfinished(logger, left);
        }
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

        await ReadDocumentsAsync(stoppingToken);
        await TakeUpAsync(stoppingToken);

        state.IsReady = true;
        Log.Ready(logger, workspaces.ToString(), client.Name);
        if (options.Value.AppToken is not null)
        {
            await ListenAsync(stoppingToken);
        }
    }

    /// <summary>Takes up what an earlier run has left unfinished.</summary>
    private async Task TakeUpAsync(CancellationToken stoppingToken)
    {
        // A reply survives the end of the process, but not that of the machine (see IConversationStore): then it may have been posted
        // without being stored.
        var machineStarted = clock.GetUtcNow() - TimeSpan.FromMilliseconds(Environment.TickCount64);
        var unfinished = await desk.ListUnfinishedAsync("slack", stoppingToken);
        foreach (var (question, hasReply) in unfinished)
        {
            if (clock.GetUtcNow() - question.AskedAt > GivenUpAfter)
            {
                await CloseAsync(question, "asked more than a day before the bot could reply", stoppingToken);
                continue;
            }

            try
            {
                var lookFirst = hasReply || question.AskedAt < machineStarted || unfinished.Count <= LookedUpWithoutNeed;
                intake.Work(new PendingQuestion(question, ReplyAddress.Read(question)), lookFirst);
            }
            catch (InvalidDataException e)
            {
                await CloseAsync(question, e.Message, stoppingToken);
            }
        }
    }

    private Task CloseAsync(AskedQuestion question, string reason, CancellationToken stoppingToken)
    {
        Log.Closed(logger, question.EventKey, reason);
        return desk.CloseAsync(question.EventKey, reason, stoppingToken);
    }

    /// <summary>
    /// Waits until what is in the store answers: a question that was left over deserves its answer, not that of an empty index.
    /// </summary>
    private async Task ReadDocumentsAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetUtcNow();
        while (!corpus.IsOpen && clock.GetUtcNow() - started < ReadingTime)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, stoppingToken);
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

        [LoggerMessage(6209, LogLevel.Warning, "{EventKey}: no reply: {Reason}")]
        public static partial void Closed(ILogger logger, string eventKey, string reason);

        [LoggerMessage(6210, LogLevel.Warning, "Slack: stopping with {Count} questions unfinished; the next start answers them")]
        public static partial void LeftUnfinished(ILogger logger, int count);
    }
}
