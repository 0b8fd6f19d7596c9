using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Chat.Asking;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Joins Discord to the desk for as long as the worker runs.</summary>
internal sealed partial class DiscordConnector(
    IDiscordClient client,
    DiscordToken token,
    CommandRegistration commands,
    MessageHandler messages,
    InteractionHandler interactions,
    QuestionRunner<ReplyAddress> runner,
    DiscordPlatform platform,
    ChannelDirectory channels,
    OwnRoles roles,
    IntakeGate gate,
    IOptions<DeskOptions> desk,
    TimeProvider clock,
    ILogger<DiscordConnector> logger) : BackgroundService
{
    /// <summary>As many as may share one flush of the store (<c>GroupCommit</c>).</summary>
    private const int HandledAtOnce = 64;

    /// <summary>What failed unforeseen may well fail again at once: long enough to be no busy loop, short enough to miss little.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _handling = new(HandledAtOnce, HandledAtOnce);
    private readonly CancellationTokenSource _leaving = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What arrives from here on is not taken in: Discord sends it again, to the session that the next run takes up.
        await _leaving.CancelAsync();
        await runner.DrainAsync(TimeSpan.FromSeconds(desk.Value.DrainSeconds), cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _handling.Dispose();
        _leaving.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (token.Read(out var problem) is null)
        {
            if (problem is null)
            {
                Log.Off(logger);
            }
            else
            {
                client.Health.Stop(problem);
                Log.Stopped(logger, problem);
            }

            return;
        }

        try
        {
            await RunAsync(stoppingToken);
        }
        catch (DiscordRefusedException e)
        {
            client.Health.Stop(e.Message);
            Log.Stopped(logger, e.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested || _leaving.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    /// <param name="stoppingToken">Ends what is under way; listening ends sooner.</param>
    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _leaving.Token);
        var bot = await WhoAmIAsync(listening.Token);
        platform.Bot = bot;
        runner.Enqueue("commands", _ => RegisterAsync(bot, _leaving.Token));
        await runner.RecoverAsync(stoppingToken);
        var handled = 0L;
        while (true)
        {
            try
            {
                await foreach (var arrived in client.ListenAsync(listening.Token))
                {
                    await _handling.WaitAsync(listening.Token);
                    runner.Enqueue($"event {++handled}", token => HandleAsync(arrived, bot, token));
                }
            }
            catch (Exception e) when (e is not OperationCanceledException and not DiscordRefusedException)
            {
                Log.ListeningFailed(logger, e);
                await Task.Delay(AfterFailure, clock, listening.Token);
            }
        }
    }

    private async Task HandleAsync(DiscordEvent arrived, BotIdentity bot, CancellationToken cancellationToken)
    {
        using var takingIn = gate.TakeIn();
        try
        {
            await (arrived switch
            {
                MessageCreated created => messages.WrittenAsync(created.Message, bot, cancellationToken),
                MessageEdited edited => messages.EditedAsync(edited.Message, bot, cancellationToken),
                InteractionCreated used => interactions.UsedAsync(used.Interaction, cancellationToken),
                ThreadOpened opened => messages.OpenedAsync(opened.Thread, bot, cancellationToken),
                MessagesDeleted deleted => messages.DeletedAsync(deleted, cancellationToken),
                _ => NoticeAsync(arrived, bot, cancellationToken),
            });
            client.TakenIn(arrived);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Not taken in: the next run gets it again.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.EventFailed(logger, arrived.GetType().Name, e);
            await SayBrokenAsync(arrived, bot, cancellationToken);
        }
        finally
        {
            _handling.Release();
        }
    }

    private Task NoticeAsync(DiscordEvent arrived, BotIdentity bot, CancellationToken cancellationToken)
    {
        switch (arrived)
        {
            case GuildKnown guild:
                roles.Learn(guild, bot);
                foreach (var channel in guild.Channels)
                {
                    channels.Learn(channel);
                }

                break;
            case ChannelKnown known:
                channels.Learn(known.Channel);
                break;
            case ChannelGone gone:
                channels.Forget(gone.ChannelId);
                break;
            case GuildLeft left:
                channels.ForgetGuild(left.GuildId);
                roles.ForgetGuild(left.GuildId);
                return runner.WithdrawAllAsync(left.GuildId, "The bot was removed from the server.", cancellationToken);
            default:
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>The store did not take the question in; whoever asked hears of it, as far as that goes without the store.</summary>
    private async Task SayBrokenAsync(DiscordEvent arrived, BotIdentity bot, CancellationToken cancellationToken)
    {
        try
        {
            if (arrived is InteractionCreated { Interaction: { Type: 2 } interaction })
            {
                await client.RespondAsync(
                    interaction.Callback,
                    Line(Places.KeyOfInteraction(interaction.Id), interaction.Locale),
                    onlyForAsker: true,
                    cancellationToken);
            }
            else if (arrived is MessageCreated { Message: var message } && MessageReader.Read(message, bot, roles.Contains) is not null)
            {
                await client.WriteAsync(
                    message.ChannelId, Line(Places.KeyOfMessage(message.Id), null), "m" + message.Id, message.Id, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The worker stops.
        }

        static OutgoingMessage Line(string key, string? locale) => ReplyRenderer.Line(InterfaceTexts.Format("Broken", locale, key));
    }

    private async Task<BotIdentity> WhoAmIAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await client.FindApplicationAsync(cancellationToken);
            if (found.Value is { Bot: { } user } application)
            {
                return new BotIdentity(application.Id, user.Id);
            }

            if (found.Failure is { Kind: not DiscordFailureKind.Unreachable } failure)
            {
                throw new DiscordRefusedException(failure.Message);
            }

            Log.NotReached(logger, found.Failure?.Message ?? "the application has no bot user");
            await Task.Delay(AfterFailure, clock, cancellationToken);
        }
    }

    private async Task RegisterAsync(BotIdentity bot, CancellationToken cancellationToken)
    {
        try
        {
            // Where the connection is over for good, that is said once, and not here.
            while (await commands.RegisterAsync(bot.ApplicationId, cancellationToken)
                is { Kind: not DiscordFailureKind.TokenInvalid } failure)
            {
                Log.CommandsNotWritten(logger, failure.Message);
                if (failure.Kind != DiscordFailureKind.Unreachable)
                {
                    return;
                }

                await Task.Delay(AfterFailure, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The worker stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            5000,
            LogLevel.Information,
            "Discord is off: there is no Discord:Token and no Discord:TokenFile. To connect it, set TREATYBOT__Discord__Token, then run "
                + "'treatybot discord invite'; the README has it step by step.")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(5001, LogLevel.Error, "Discord is off: {Reason}")]
        public static partial void Stopped(ILogger logger, string reason);

        [LoggerMessage(5002, LogLevel.Error, "Listening to Discord failed; beginning anew")]
        public static partial void ListeningFailed(ILogger logger, Exception exception);

        [LoggerMessage(5003, LogLevel.Error, "A {Event} could not be handled")]
        public static partial void EventFailed(ILogger logger, string @event, Exception exception);

        [LoggerMessage(5004, LogLevel.Warning, "Discord could not be reached; trying on. {Reason}")]
        public static partial void NotReached(ILogger logger, string reason);

        [LoggerMessage(5005, LogLevel.Error, "Discord did not take the bot's commands. {Reason}")]
        public static partial void CommandsNotWritten(ILogger logger, string reason);
    }
}
