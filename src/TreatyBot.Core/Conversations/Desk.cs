using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Commands;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Pins;

namespace TreatyBot.Core.Conversations;

/// <inheritdoc cref="IDesk"/>
public sealed partial class Desk(
    IConversationStore conversations,
    IDocumentStore documents,
    Audiences audiences,
    Answerer answerer,
    PassageSearch search,
    ReplyLayout layout,
    ExampleQuestions examples,
    SocialReplies social,
    LookupReplies lookups,
    ChangeCommands changes,
    PinBoard pins,
    IAskingLimit limit,
    IntakeGate gate,
    TimeProvider clock,
    ILogger<Desk> logger) : IDesk
{
    /// <summary>One worker has the store to itself, so that the claims of any other run are those of a dead one.</summary>
    private static readonly TimeSpan Lease = TimeSpan.Zero;

    /// <summary>The outcome of social messages in the log.</summary>
    private const string Social = "social";

    /// <summary>Likewise of commands that look something up.</summary>
    private const string LookedUp = "looked-up";

    /// <summary>
    /// Between a question and its follow-up somebody may say thanks, and somebody else too; after more than that nobody follows up.
    /// </summary>
    private const int MaxLookedBack = 5;

    /// <summary>As many as are read before a question is asked anew.</summary>
    private const int MaxPassages = 5;

    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly AnswerCodec _codec = new(documents);

    public async Task<bool> AcceptAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        var isNew = await conversations.TryAcceptAsync(question, clock.GetUtcNow(), cancellationToken);
        if (isNew)
        {
            DeskMetrics.CountAsked(question.Place.Platform);
        }

        return isNew;
    }

    public async Task<Reply?> AnswerAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        using var trace = DeskMetrics.StartReply(question.Place.Platform);

        // May ask the platform, and so comes before the turn, which others wait for.
        var visible = await audiences.VisibleAsync(question.Asker, question.Place, cancellationToken);
        using var turn = await gate.WaitForAnswerAsync(cancellationToken);
        if (!await conversations.TryClaimAsync(question.EventKey, _run, clock.GetUtcNow(), Lease, cancellationToken))
        {
            return null;
        }

        var started = Stopwatch.GetTimestamp();
        if (await conversations.FindReplyAsync(question.EventKey, cancellationToken) is { } before)
        {
            return await LayAsync(question, await _codec.ReadAsync(before, visible, cancellationToken), visible, cancellationToken);
        }

        var answer = await DecideAsync(question, visible, cancellationToken);
        await conversations.SaveReplyAsync(question.EventKey, AnswerCodec.Write(answer), clock.GetUtcNow(), cancellationToken);
        if (!Subscription.IsNews(question.EventKey))
        {
            await LogAsync(question, answer, Stopwatch.GetElapsedTime(started), cancellationToken);
        }

        return await LayAsync(question, answer, visible, cancellationToken);
    }

    public Task PostedAsync(string eventKey, string? messageId, CancellationToken cancellationToken) =>
        conversations.MarkPostedAsync(eventKey, messageId, clock.GetUtcNow(), cancellationToken);

    public Task CloseAsync(string eventKey, string reason, CancellationToken cancellationToken) =>
        conversations.CloseAsync(eventKey, reason, clock.GetUtcNow(), cancellationToken);

    public Task<bool> ReviseAsync(string eventKey, string text, CancellationToken cancellationToken) =>
        conversations.TryReviseAsync(eventKey, text, cancellationToken);

    public Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken) =>
        conversations.ListUnfinishedAsync(platform, cancellationToken);

    public async Task<bool> HasRepliedInAsync(Place place, string? except, CancellationToken cancellationToken) =>
        ThreadOf(place) is { } thread
        && (await conversations.ListLogAsync(thread, 2, cancellationToken)).Any(entry => entry.EventKey != except);

    public Task<IReadOnlySet<string>> VisibleCollectionsAsync(Asker asker, Place place, CancellationToken cancellationToken) =>
        audiences.VisibleAsync(asker, place, cancellationToken);

    public async Task<IReadOnlyList<string>> ListExamplesAsync(Asker asker, Place place, int count, CancellationToken cancellationToken) =>
        await examples.ListAsync(await audiences.VisibleAsync(asker, place, cancellationToken), count, cancellationToken);

    public async Task<string> HowToAskAsync(AskedQuestion question, CancellationToken cancellationToken) => await social.WithExampleAsync(
        InterfaceTexts.Get("HowToAsk", question.Locale),
        question.Locale,
        await audiences.VisibleAsync(question.Asker, question.Place, cancellationToken),
        cancellationToken);

    public async Task<Reply?> MoreAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken)
    {
        if (ReplyKey.Parse(eventKey) is { Passage: { } passage } turned)
        {
            return await TurnToArticleAsync(turned.EventKey, passage, asker, place, cancellationToken);
        }

        if (await conversations.FindQuestionAsync(eventKey, cancellationToken) is not { } question
            || await conversations.FindReplyAsync(eventKey, cancellationToken) is not { } stored)
        {
            return null;
        }

        var visible = await audiences.VisibleAsync(asker, place, cancellationToken);
        var answer = await _codec.ReadAsync(stored, visible, cancellationToken);
        return await LayAsync(question with { Place = place, Asker = asker }, answer, visible, cancellationToken, all: true);
    }

    public async Task<Reply?> SearchAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken)
    {
        if (await conversations.FindQuestionAsync(eventKey, cancellationToken) is not { } question)
        {
            return null;
        }

        var visible = Picked(question, await audiences.VisibleAsync(asker, place, cancellationToken));
        var passages = await search.FindAsync(question.Text, visible, MaxPassages, cancellationToken);
        return layout.LayPassages(question with { Place = place, Asker = asker }, passages);
    }

    public async Task<Reply?> TurnToArticleAsync(
        string eventKey, int passage, Asker asker, Place place, CancellationToken cancellationToken)
    {
        var key = ReplyKey.Parse(eventKey) with { Passage = passage };
        if (await conversations.FindQuestionAsync(key.EventKey, cancellationToken) is not { } question
            || LookupCommand.Parse(question.Text) is not { } command)
        {
            return null;
        }

        var visible = Picked(question, await audiences.VisibleAsync(asker, place, cancellationToken));
        question = question with { Place = place, Asker = asker };
        return await lookups.TurnToAsync(question, command, passage, visible, cancellationToken) is { } reply
            ? reply with { EventKey = key.ToString() }
            : null;
    }

    public async Task<IReadOnlyList<ThreadTurn>> ListTurnsAsync(
        Asker asker, Place place, int most, CancellationToken cancellationToken)
    {
        var turns = new List<ThreadTurn>();
        var asked = ThreadOf(place) is { } thread ? await conversations.ListLogAsync(thread, most, cancellationToken) : [];
        foreach (var entry in asked.Where(entry => entry.Outcome != Social && ChangeCommand.Parse(entry.Question) is null).Reverse())
        {
            if (LookupCommand.Parse(entry.Question)?.Kind != LookupKind.Export
                && await MoreAsync(entry.EventKey, asker, place, cancellationToken) is { } reply)
            {
                turns.Add(new ThreadTurn(entry.Question, entry.At, reply));
            }
        }

        return turns;
    }

    public Task RateAsync(string eventKey, Asker asker, bool helpful, CancellationToken cancellationToken)
    {
        DeskMetrics.CountRating(asker.Platform, helpful);
        return conversations.SaveFeedbackAsync(eventKey, asker, helpful, clock.GetUtcNow(), cancellationToken);
    }

    public Task<FeedbackReasonResult> ExplainRatingAsync(
        string eventKey, Asker asker, FeedbackReason reason, string? words, CancellationToken cancellationToken) =>
        conversations.SaveFeedbackReasonAsync(
            eventKey, asker, reason, ShortText.Cut((words ?? "").Trim(), IDesk.MaxReasonLength), cancellationToken);

    private async Task<Reply> LayAsync(
        AskedQuestion question, Answer answer, IReadOnlySet<string> visible, CancellationToken cancellationToken, bool all = false) =>
        answer switch
        {
            SocialAnswer { Message: var message } => await social.LayAsync(question, message, visible, cancellationToken),
            LookupAnswer { Command: var command } => await lookups.LayAsync(question, command, visible, cancellationToken),
            CommandAnswer { Message: var message } =>
                new Reply(question.EventKey, ReplyOutcome.LookedUp, [new StatementBlock(message)], [], 0),
            _ => layout.Lay(question, answer, all),
        };

    private async Task<Answer> DecideAsync(AskedQuestion question, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        if (question.Place.Kind != PlaceKind.Local
            && !Subscription.IsNews(question.EventKey)
            && limit.TryTake(question.Asker) is { } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            return new Refused(
                RefusalReason.TooManyQuestions,
                seconds <= 1
                    ? InterfaceTexts.Get("TooManyQuestionsOneSecond", question.Locale)
                    : InterfaceTexts.Format("TooManyQuestions", question.Locale, seconds));
        }

        if (visible.Count == 0)
        {
            return new Refused(RefusalReason.NotAllowedHere, NotAllowedHere(question.Place, question.Locale));
        }

        visible = Picked(question, visible);
        if (visible.Count == 0)
        {
            // One that is hidden and one that does not exist get the same answer: names leak nothing.
            return new Refused(
                RefusalReason.NotAllowedHere, InterfaceTexts.Format("NoSuchCollection", question.Locale, question.Collection!));
        }

        if (LookupCommand.Parse(question.Text) is { } command)
        {
            return new LookupAnswer(command);
        }

        var change = ChangeCommand.Parse(question.Text);
        if (change is null && social.Recognize(question.Text) is { } message)
        {
            return new SocialAnswer(message);
        }

        try
        {
            var earlier = await EarlierAsync(question.Place, visible, cancellationToken);
            if (change is not null)
            {
                return new CommandAnswer(await changes.RunAsync(question, change, earlier, visible, cancellationToken));
            }

            if (earlier?.Answer is Answered before && Continuation.Recognize(question.Text) is { } continuation)
            {
                return Continue(continuation, before, question.Locale);
            }

            var answer = await pins.ApplyAsync(
                question.Text,
                await answerer.AnswerAsync(question.Text, earlier, visible, cancellationToken),
                visible,
                cancellationToken);
            return answer switch
            {
                Refused { Reason: RefusalReason.NothingToLookFor } refused => new Refused(
                    refused.Reason, await social.WithExampleAsync(refused.Message, question.Locale, visible, cancellationToken)),
                NothingFound nothing => new NothingFound(
                    nothing.Searched with { PassedOver = await documents.CountPassedOverAsync(visible, cancellationToken) },
                    nothing.Nearest,
                    nothing.Confidence,
                    nothing.Absent),
                _ => answer,
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.AnswerFailed(logger, question.EventKey, e);
            return new Refused(RefusalReason.Failed, InterfaceTexts.Format("AnswerFailed", question.Locale, question.EventKey));
        }
    }

    /// <summary>Of what may be shown the collection that the asker picked, where he did.</summary>
    private static IReadOnlySet<string> Picked(AskedQuestion question, IReadOnlySet<string> visible) => question.Collection is { } picked
        ? visible.Where(name => name.Equals(picked, StringComparison.OrdinalIgnoreCase)).ToHashSet(StringComparer.Ordinal)
        : visible;

    /// <summary>More of what was answered, without looking for anything.</summary>
    private Answer Continue(Continuation continuation, Answered earlier, string? locale)
    {
        var (shownOf, shown) = layout.Number(earlier);
        if (continuation.Of(shownOf, shown, earlier.Confidence) is { } more)
        {
            return more;
        }

        var quotes = earlier.Citations.Count == 1
            ? InterfaceTexts.Get("OneQuote", locale)
            : InterfaceTexts.Format("QuotesCounted", locale, earlier.Citations.Count);
        return new Refused(
            RefusalReason.NothingToLookFor,
            continuation.Number == 0 ? InterfaceTexts.Get("NoMoreQuotes", locale) : InterfaceTexts.Format("NoSuchQuote", locale, quotes));
    }

    /// <summary>
    /// What was asked last in the same thread, thanks and the like passed over, with what may be shown of the reply; null where nothing
    /// was.
    /// </summary>
    private async Task<EarlierTurn?> EarlierAsync(Place place, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        if (ThreadOf(place) is not { } thread)
        {
            return null;
        }

        var asked = (await conversations.ListLogAsync(thread, MaxLookedBack, cancellationToken))
            .Where(entry => entry.Outcome is not (Social or LookedUp))
            .ToList();
        if (asked.Find(entry => Continuation.Recognize(entry.Question) is null) is not { } question)
        {
            return null;
        }

        var stored = await conversations.FindReplyAsync(asked[0].EventKey, cancellationToken);
        return new EarlierTurn(question.Question, stored is null ? null : await _codec.ReadAsync(stored, visible, cancellationToken));
    }

    private static string NotAllowedHere(Place place, string? locale)
    {
        var line = place switch
        {
            { Kind: PlaceKind.Channel, Space: { } space, Channel: { } channel } => $"{place.Platform}:{space}/{channel}",
            { Kind: PlaceKind.Channel, Space: { } space } => $"{place.Platform}:{space}",
            { Kind: PlaceKind.SharedChannel } => AudienceRule.Everyone,
            _ => null,
        };
        return line is null ? InterfaceTexts.Get("NothingVisible", locale) : InterfaceTexts.Format("NotAllowedHere", locale, line);
    }

    private Task LogAsync(AskedQuestion question, Answer answer, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var outcome = answer switch
        {
            Answered => "answered",
            NothingFound => "nothing-found",
            Refused refused => $"refused:{refused.Reason}",
            SocialAnswer => Social,
            LookupAnswer or CommandAnswer => LookedUp,
            _ => "unknown",
        };
        DeskMetrics.CountReply(question.Place.Platform, outcome, answer.Confidence, elapsed);
        Log.Replied(logger, question.EventKey, question.Place.Platform, outcome, answer.Confidence, elapsed.TotalMilliseconds);
        return conversations.LogAsync(
            new QuestionLogEntry(
                question.EventKey,
                question.Asker.ToString(),
                ThreadOf(question.Place),
                question.Text,
                outcome,
                answer.Confidence,
                elapsed,
                clock.GetUtcNow()),
            cancellationToken);
    }

    private static string? ThreadOf(Place place) =>
        place.Thread is { } thread ? $"{place.Platform}:{place.Space}/{place.Channel}/{thread}" : null;

    private static partial class Log
    {
        [LoggerMessage(
            100, LogLevel.Information, "{EventKey} on {Platform}: {Outcome}, confidence {Confidence:0.00}, {Milliseconds:0.0} ms")]
        public static partial void Replied(
            ILogger logger, string eventKey, string platform, string outcome, double confidence, double milliseconds);

        [LoggerMessage(101, LogLevel.Error, "{EventKey}: the answer failed; the asker was told so")]
        public static partial void AnswerFailed(ILogger logger, string eventKey, Exception exception);
    }
}
