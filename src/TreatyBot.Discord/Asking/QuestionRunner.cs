using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Search;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Takes a question from its event to its one reply: accepted, deferred, answered, posted, recorded.</summary>
internal sealed partial class QuestionRunner(
    IDiscordClient client,
    IDesk desk,
    IOptions<DiscordOptions> options,
    IntakeGate gate,
    Corpus corpus,
    ReplyPoster poster,
    PendingQuestions pending,
    BackgroundWork work,
    TimeProvider clock,
    ILogger<QuestionRunner> logger)
{
    /// <summary>Discord remembers a nonce for some minutes; within this it surely does.</summary>
    private static readonly TimeSpan NonceKnown = TimeSpan.FromMinutes(1);

    /// <summary>An answer that comes later than this is of no use.</summary>
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(6);

    /// <summary>Discord comes back within minutes as a rule, and whoever asked still waits.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>A corpus that is not open by then is said to be still closed.</summary>
    private static readonly TimeSpan CorpusOpensWithin = TimeSpan.FromMinutes(1);

    /// <summary>Well below what a person notices.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>How many questions are under way.</summary>
    public int Running => pending.Count;

    /// <summary>Accepts a question for good; then the rest happens by itself.</summary>
    /// <returns>False where the same action was accepted before.</returns>
    public async Task<bool> TakeAsync(AskedQuestion question, ReplyAddress address, BotIdentity bot, CancellationToken cancellationToken)
    {
        if (!await desk.AcceptAsync(question, cancellationToken))
        {
            return false;
        }

        Start(question, address, bot, isRecovered: false, cancellationToken);
        return true;
    }

    /// <summary>The asker has edited the question: it is answered as it reads now, unless it has its reply already.</summary>
    public async Task ReviseAsync(PendingQuestion asked, string text, BotIdentity bot, CancellationToken cancellationToken)
    {
        if (asked.Question.Text != text && await desk.ReviseAsync(asked.Question.EventKey, text, cancellationToken))
        {
            Log.Revised(logger, asked.Question.EventKey);
            asked.Supersede();
            Start(asked.Question with { Text = text }, asked.Address, bot, isRecovered: false, cancellationToken);
        }
    }

    /// <summary>Finishes what an earlier run had accepted.</summary>
    public async Task RecoverAsync(BotIdentity bot, CancellationToken cancellationToken)
    {
        var unfinished = await desk.ListUnfinishedAsync(Places.Platform, cancellationToken);
        if (unfinished.Count > 0)
        {
            Log.Recovering(logger, unfinished.Count);
        }

        foreach (var (question, _) in unfinished)
        {
            if (ReplyAddress.Parse(question.ReplyTo) is { } address)
            {
                Start(question, address, bot, isRecovered: true, cancellationToken);
            }
            else
            {
                await desk.CloseAsync(question.EventKey, "There is no way back to where it was asked.", cancellationToken);
            }
        }
    }

    private void Start(
        AskedQuestion question, ReplyAddress address, BotIdentity bot, bool isRecovered, CancellationToken cancellationToken) =>
        work.Add(RunAsync(pending.Begin(question, address), bot, isRecovered, cancellationToken));

    private async Task RunAsync(PendingQuestion asked, BotIdentity bot, bool isRecovered, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            await AnswerOrCloseAsync(asked, bot, isRecovered, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The next run finishes it.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, asked.Question.EventKey, e);
            await SayBrokenAsync(asked, bot, cancellationToken);
        }
        finally
        {
            pending.End(asked);
        }
    }

    private async Task AnswerOrCloseAsync(PendingQuestion asked, BotIdentity bot, bool isRecovered, CancellationToken cancellationToken)
    {
        var key = asked.Question.EventKey;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, asked.Cancelled);
        try
        {
            var outcome = await AnswerAsync(asked.Question, asked.Address, bot, isRecovered, either.Token);
            if (outcome is Posted posted)
            {
                await desk.PostedAsync(key, posted.MessageId, cancellationToken);
            }
            else if (outcome is NotPosted notPosted)
            {
                Log.NotPosted(logger, key, notPosted.Reason);
                await desk.CloseAsync(key, notPosted.Reason, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (asked.Cancelled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            if (asked.Reason is { } reason)
            {
                Log.NotPosted(logger, key, reason);
                await desk.CloseAsync(key, reason, cancellationToken);
            }
        }
    }

    /// <returns>Null where there is nothing left to do.</returns>
    private async Task<PostOutcome?> AnswerAsync(
        AskedQuestion question, ReplyAddress address, BotIdentity bot, bool isRecovered, CancellationToken cancellationToken)
    {
        // The answer is looked up while the deferral is on its way.
        var deferring = address.IsInteraction ? DeferAsync(question, address, cancellationToken) : Task.FromResult(false);
        RenderedReply? rendered;
        try
        {
            rendered = await RenderAsync(question, address, cancellationToken);
        }
        finally
        {
            await deferring;
        }

        if (rendered is null)
        {
            return null;
        }

        var isDeferred = await deferring;
        var started = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var mayBeThere = isRecovered || clock.GetElapsedTime(started) > NonceKnown;
            var outcome = await poster.PostAsync(question, address, rendered, isDeferred, mayBeThere, bot, cancellationToken);
            if (outcome is not TryLater later)
            {
                return outcome;
            }

            if (client.Health.Stopped is not null)
            {
                // Without a token nothing can be posted: it stays unfinished for the run that has one.
                return null;
            }

            if (clock.GetElapsedTime(started) > GivesUpAfter)
            {
                return new NotPosted("Discord could not be reached for hours.");
            }

            Log.PostingLater(logger, question.EventKey, later.Reason);
            await Task.Delay(
                TimeSpan.FromSeconds(Math.Min(1 << Math.Min(attempt, 10), LongestPause.TotalSeconds)), clock, cancellationToken);
        }
    }

    private async Task<bool> DeferAsync(AskedQuestion question, ReplyAddress address, CancellationToken cancellationToken)
    {
        using var takingIn = gate.TakeIn();
        var deferred = await client.DeferAsync(new DiscordCallback(address.Id, address.Token), question.OnlyMe, cancellationToken);
        if (deferred.Failure is { } failure && failure.Code != DiscordCode.AlreadyAcknowledged)
        {
            Log.NotDeferred(logger, question.EventKey, failure.Message);
            return false;
        }

        return true;
    }

    /// <summary>The store failed, so that nothing can be promised; but whoever asked hears of it.</summary>
    private async Task SayBrokenAsync(PendingQuestion asked, BotIdentity bot, CancellationToken cancellationToken)
    {
        try
        {
            var line = RenderedReply.Of(
                ReplyRenderer.Line(InterfaceTexts.Format("Broken", asked.Question.Locale, asked.Question.EventKey)));
            await poster.PostAsync(asked.Question, asked.Address, line, isDeferred: false, mayBeThere: false, bot, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The worker stops; the next run finishes the question.
        }
    }

    private async Task<RenderedReply?> RenderAsync(
        AskedQuestion question, ReplyAddress address, CancellationToken cancellationToken)
    {
        if (question.Text.Length == 0)
        {
            var hint = address.Kind == AddressedBy.UnreadableMessage
                ? InterfaceTexts.Get("Discord.MentionMe", question.Locale)
                : await desk.HowToAskAsync(question, cancellationToken);
            return RenderedReply.Of(ReplyRenderer.Line(hint));
        }

        await CorpusOpensAsync(cancellationToken);
        if (await desk.AnswerAsync(question, cancellationToken) is not { } reply)
        {
            return null;
        }

        // Above a reply to a message the question can be read; above one to a command it cannot.
        return new RenderedReply(
            mustName => ReplyRenderer.Render(
                reply,
                new ReplyView(question.Locale, address.IsInteraction ? question.Text : null, mustName ? question.Asker.UserId : null)),
            ThreadNameOf(question, address, reply));
    }

    /// <summary>What the thread of a reply is called: one that begins a conversation in a channel, and has something to say.</summary>
    private string? ThreadNameOf(AskedQuestion question, ReplyAddress address, Reply reply) =>
        options.Value.Threads
        && address.Kind == AddressedBy.Message
        && question.Place is { Kind: PlaceKind.Channel, Channel: var channel, Thread: var conversation }
        && channel == address.ChannelId
        && conversation == address.Id
        && reply.Outcome is ReplyOutcome.Answered or ReplyOutcome.NothingFound
        && ShortText.Title(question.Text, DiscordLimits.ThreadName) is { Length: > 0 } name
            ? name
            : null;

    /// <summary>What was asked before a restart comes back sooner than the corpus is open again.</summary>
    private async Task CorpusOpensAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (!corpus.IsOpen && clock.GetElapsedTime(started) < CorpusOpensWithin)
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5050, LogLevel.Information, "Finishing {Count} questions that an earlier run had accepted")]
        public static partial void Recovering(ILogger logger, int count);

        [LoggerMessage(5055, LogLevel.Information, "{EventKey}: the question was edited before its reply; its new wording is answered")]
        public static partial void Revised(ILogger logger, string eventKey);

        [LoggerMessage(5051, LogLevel.Error, "{EventKey}: failed; the next start tries it again")]
        public static partial void Failed(ILogger logger, string eventKey, Exception exception);

        [LoggerMessage(5052, LogLevel.Warning, "{EventKey}: no reply there. {Reason}")]
        public static partial void NotPosted(ILogger logger, string eventKey, string reason);

        [LoggerMessage(5053, LogLevel.Warning, "{EventKey}: the reply waits for Discord. {Reason}")]
        public static partial void PostingLater(ILogger logger, string eventKey, string reason);

        [LoggerMessage(5054, LogLevel.Warning, "{EventKey}: not deferred in time, answered otherwise. {Reason}")]
        public static partial void NotDeferred(ILogger logger, string eventKey, string reason);
    }
}
