using Microsoft.Extensions.Logging;
using TreatyBot.Chat.Subscriptions;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Search;

namespace TreatyBot.Chat.Asking;

/// <summary>
/// Takes a question from its event to its one reply, or to a stated reason why there is none: accepted, announced, answered, posted,
/// recorded; withdrawn or asked anew where its message is deleted or edited; finished by the next run where this one ends.
/// </summary>
public sealed partial class QuestionRunner<TAddress> : INewsRoute, IDisposable
    where TAddress : class, IReplyAddress
{
    /// <summary>After a longer time out of service an answer would surprise more than help.</summary>
    private static readonly TimeSpan TooOldToFinish = TimeSpan.FromDays(1);

    /// <summary>
    /// Where no more than this are left, each is looked up, though nothing can have been posted: its message may have been deleted
    /// meanwhile. Slack allows 50 look-ups a minute, and new questions need some.
    /// </summary>
    private const int LookedUpWithoutNeed = 20;

    private readonly IChatPlatform<TAddress> _platform;
    private readonly IDesk _desk;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly WorkQueues _queues;
    private readonly PendingQuestions<TAddress> _pending = new();
    private readonly QuestionAttempts<TAddress> _attempts;

    public QuestionRunner(
        IChatPlatform<TAddress> platform, IDesk desk, Corpus corpus, TimeProvider clock, ILogger<QuestionRunner<TAddress>> logger)
    {
        (_platform, _desk, _clock, _logger) = (platform, desk, clock, logger);
        _attempts = new QuestionAttempts<TAddress>(
            platform,
            new ReplyComposer<TAddress>(platform, desk, corpus, clock),
            new ReplyPoster<TAddress>(platform, clock, logger));
        _queues = new WorkQueues(clock);
    }

    /// <summary>How many questions are accepted and not yet replied to.</summary>
    public int Running => _pending.Count;

    /// <summary>How much work waits or is under way.</summary>
    public int Waiting => _queues.Count;

    /// <summary>Accepts a question for good; then the rest happens by itself.</summary>
    /// <returns>False where the same action was accepted before.</returns>
    public async Task<bool> TakeAsync(PendingQuestion<TAddress> asked, CancellationToken cancellationToken)
    {
        if (!await _desk.AcceptAsync(asked.Question, cancellationToken))
        {
            return false;
        }

        Start(asked, mayBePosted: false);
        return true;
    }

    string INewsRoute.Platform => _platform.Name;

    async Task INewsRoute.TakeAsync(AskedQuestion news, CancellationToken cancellationToken)
    {
        if (_platform.ReadAddress(news.ReplyTo) is { } subscribed
            && _platform.NewsAddressOf(subscribed, news.EventKey) is { } address)
        {
            await TakeAsync(new PendingQuestion<TAddress>(news with { ReplyTo = address.ToString() }, address), cancellationToken);
        }
    }

    /// <summary>The question in a message; null where the message asks none, or its question has its reply.</summary>
    public PendingQuestion<TAddress>? Find(string message) => _pending.Find(message);

    /// <summary>The asker has edited the question: it is answered as it reads now, unless it has its reply already.</summary>
    public async Task ReviseAsync(PendingQuestion<TAddress> asked, string text, CancellationToken cancellationToken)
    {
        if (asked.Question.Text != text && await _desk.ReviseAsync(asked.EventKey, text, cancellationToken))
        {
            Log.Revised(_logger, asked.EventKey);
            asked.Revise(text);
        }
    }

    /// <summary>The question is to get no reply, from now on and after a restart.</summary>
    public Task WithdrawAsync(PendingQuestion<TAddress> asked, string reason, CancellationToken cancellationToken)
    {
        asked.Withdraw(reason);
        return CloseAsync(asked.EventKey, reason, cancellationToken);
    }

    /// <summary>Likewise all questions of a guild or workspace.</summary>
    public Task WithdrawAllAsync(string space, string reason, CancellationToken cancellationToken) => Task.WhenAll(
        _pending.All.Where(asked => asked.Question.Place.Space == space).Select(asked => WithdrawAsync(asked, reason, cancellationToken)));

    /// <summary>Does other work beside the questions; a failure is logged.</summary>
    /// <param name="queue">Work of one queue is done one after the other.</param>
    /// <param name="work">What to do.</param>
    public void Enqueue(string queue, Func<CancellationToken, Task> work) => _queues.Enqueue(queue, async cancellationToken =>
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.WorkFailed(_logger, _platform.Name, e);
        }
    });

    /// <summary>Takes up what an earlier run had accepted.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        // A reply survives the end of the process, but not that of the machine (see IConversationStore): then it may have been posted
        // without being stored.
        var machineStarted = _clock.GetUtcNow() - TimeSpan.FromMilliseconds(Environment.TickCount64);
        var unfinished = await _desk.ListUnfinishedAsync(_platform.Name, cancellationToken);
        if (unfinished.Count > 0)
        {
            Log.Recovering(_logger, _platform.Name, unfinished.Count);
        }

        foreach (var (question, hasReply) in unfinished)
        {
            if (_clock.GetUtcNow() - question.AskedAt > TooOldToFinish)
            {
                await CloseAsync(question.EventKey, "asked more than a day before the bot could reply", cancellationToken);
            }
            else if (_platform.ReadAddress(question.ReplyTo) is { } address)
            {
                Start(
                    new PendingQuestion<TAddress>(question, address),
                    hasReply || question.AskedAt < machineStarted || unfinished.Count <= LookedUpWithoutNeed);
            }
            else
            {
                await CloseAsync(question.EventKey, "there is no way back to where it was asked", cancellationToken);
            }
        }
    }

    /// <summary>Goes on until nothing is left or the time is over; what is left then the next run finishes.</summary>
    public async Task DrainAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (await _queues.DrainAsync(time, cancellationToken) is > 0 and var left)
        {
            Log.LeftUnfinished(_logger, _platform.Name, left);
        }
    }

    public void Dispose() => _queues.Dispose();

    private void Start(PendingQuestion<TAddress> asked, bool mayBePosted)
    {
        var queue = asked.Address.Queue ?? asked.EventKey;
        _pending.Add(asked);
        if (_queues.IsBusy(queue))
        {
            asked.Announced = _platform.AnnounceAsync(asked, isWaiting: true, CancellationToken.None);
        }

        _queues.Enqueue(queue, cancellationToken => RunAsync(asked, mayBePosted, cancellationToken));
    }

    private async Task RunAsync(PendingQuestion<TAddress> asked, bool mayBePosted, CancellationToken cancellationToken)
    {
        try
        {
            await RecordAsync(asked, await _attempts.AnswerAsync(asked, mayBePosted, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The store failed, so that nothing can be promised; but whoever asked hears of it.
            Log.Failed(_logger, asked.EventKey, e);
            await _platform.TellAsync(
                asked, InterfaceTexts.Format("Broken", asked.Question.Locale, asked.EventKey), cancellationToken);
        }
        finally
        {
            _pending.Remove(asked);
        }
    }

    private async Task RecordAsync(PendingQuestion<TAddress> asked, PostOutcome? outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case Posted posted:
                await _desk.PostedAsync(asked.EventKey, posted.MessageId, cancellationToken);
                await _platform.AfterPostedAsync(asked, cancellationToken);
                break;
            case NotPosted not:
                await CloseAsync(asked.EventKey, not.Reason, cancellationToken);
                break;
            case LeftForNextRun left:
                Log.LeftForNextRun(_logger, asked.EventKey, left.Reason);
                break;
        }
    }

    private Task CloseAsync(string eventKey, string reason, CancellationToken cancellationToken)
    {
        Log.NotPosted(_logger, eventKey, reason);
        return _desk.CloseAsync(eventKey, reason, cancellationToken);
    }
}
