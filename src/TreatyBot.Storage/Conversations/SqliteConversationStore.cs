using Dapper;
using Microsoft.Data.Sqlite;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Storage.Conversations;

/// <summary>Conversations in SQLite.</summary>
internal sealed class SqliteConversationStore(SqliteDatabase database) : IConversationStore
{
    /// <summary>Above what the platforms' ids come to (about 100); an endless one would be a mistake.</summary>
    private const int LongestEventKey = 200;

    private const string Unfinished =
        """
        SELECT e.*, r.event_id IS NOT NULL AS has_reply
        FROM events e
        LEFT JOIN replies r ON r.event_id = e.id
        WHERE e.platform = @platform AND e.finished_at IS NULL
        ORDER BY e.id
        """;

    public Task<bool> TryAcceptAsync(AskedQuestion question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.EventKey.Length, LongestEventKey, nameof(question));
        return database.WriteTogetherAsync(
            connection => connection.Execute(
                """
                INSERT INTO events (event_key, platform, space, channel, thread, place_kind, asker_platform, asker_id,
                    question, asked_at, locale, collection, only_me, reply_to, accepted_at)
                VALUES (@EventKey, @Platform, @Space, @Channel, @Thread, @PlaceKind, @AskerPlatform, @AskerId,
                    CAST(@Question AS TEXT), @AskedAt, @Locale, @Collection, @OnlyMe, @ReplyTo, @now)
                ON CONFLICT (event_key) DO NOTHING
                """,
                StoredEvent.Parameters(question, now)) > 0,
            flushed: true, cancellationToken);
    }

    public Task<bool> TryClaimAsync(
        string eventKey,
        string run,
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute(
            """
            UPDATE events SET claimed_by = @run, claimed_at = @now
            WHERE event_key = @eventKey AND finished_at IS NULL
                AND (claimed_by IS NULL OR (claimed_by <> @run AND claimed_at <= @expired))
            """,
            new { eventKey, run, now = Stored.Time(now), expired = Stored.Time(now - lease) }) > 0,
        flushed: false, cancellationToken);

    public Task<string> SaveReplyAsync(string eventKey, string reply, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteTogetherAsync(
            connection =>
            {
                connection.Execute(
                    """
                    INSERT INTO replies (event_id, stored_at, reply)
                    SELECT id, @now, CAST(@reply AS TEXT) FROM events WHERE event_key = @eventKey
                    ON CONFLICT (event_id) DO NOTHING
                    """,
                    new { eventKey, reply = Stored.Text(reply), now = Stored.Time(now) });
                return FindReply(connection, eventKey)
                    ?? throw new InvalidOperationException("A reply can only be kept for an event that was accepted.");
            },
            flushed: false, cancellationToken);

    public Task<string?> FindReplyAsync(string eventKey, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindReply(connection, eventKey), cancellationToken);

    public Task<AskedQuestion?> FindQuestionAsync(string eventKey, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection
            .QuerySingleOrDefault<StoredEvent>("SELECT * FROM events WHERE event_key = @eventKey", new { eventKey })
            ?.ToQuestion(),
        cancellationToken);

    public Task MarkPostedAsync(string eventKey, string? messageId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteTogetherAsync(
            connection => connection.Execute(
                "UPDATE events SET finished_at = @now, message_id = @messageId WHERE event_key = @eventKey AND finished_at IS NULL",
                new { eventKey, messageId, now = Stored.Time(now) }),
            flushed: true, cancellationToken);

    public Task CloseAsync(string eventKey, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteTogetherAsync(
            connection => connection.Execute(
                "UPDATE events SET finished_at = @now, closed_reason = @reason WHERE event_key = @eventKey AND finished_at IS NULL",
                new { eventKey, reason, now = Stored.Time(now) }),
            flushed: true, cancellationToken);

    public Task<bool> TryReviseAsync(string eventKey, string text, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute(
            """
            UPDATE events SET question = CAST(@text AS TEXT), claimed_by = NULL, claimed_at = NULL
            WHERE event_key = @eventKey AND finished_at IS NULL AND NOT EXISTS (SELECT 1 FROM replies r WHERE r.event_id = events.id)
            """,
            new { eventKey, text = Stored.Text(text) }) > 0,
        flushed: true, cancellationToken);

    public Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken) =>
        database.ReadAsync(
            IReadOnlyList<UnfinishedEvent> (connection) =>
                [.. connection
                    .Query<StoredEvent>(Unfinished, new { platform })
                    .Select(row => new UnfinishedEvent(row.ToQuestion(), row.HasReply))],
            cancellationToken);

    public Task LogAsync(QuestionLogEntry entry, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute(
            """
            INSERT INTO question_log (event_key, asker, thread, question, outcome, confidence, elapsed_ticks, answered_at)
            VALUES (@EventKey, @Asker, @Thread, CAST(@question AS TEXT), @Outcome, @Confidence, @elapsedTicks, @at)
            """,
            new
            {
                entry.EventKey,
                entry.Asker,
                entry.Thread,
                question = Stored.Text(entry.Question),
                entry.Outcome,
                entry.Confidence,
                elapsedTicks = entry.Elapsed.Ticks,
                at = Stored.Time(entry.At),
            }),
        flushed: false, cancellationToken);

    public Task<IReadOnlyList<QuestionLogEntry>> ListLogAsync(string? thread, int take, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        var sql = $"SELECT * FROM question_log {(thread is null ? "" : "WHERE thread = @thread")} ORDER BY id DESC LIMIT @take";
        return database.ReadAsync(
            IReadOnlyList<QuestionLogEntry> (connection) =>
                [.. connection.Query<StoredLogEntry>(sql, new { thread, take }).Select(row => row.ToEntry())],
            cancellationToken);
    }

    public Task SaveFeedbackAsync(string eventKey, Asker asker, bool helpful, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteTogetherAsync(
            connection => connection.Execute(
                """
                INSERT INTO feedback (event_key, asker_platform, asker_id, helpful, given_at)
                VALUES (@eventKey, @Platform, @UserId, @helpful, @now)
                ON CONFLICT (event_key, asker_platform, asker_id) DO UPDATE SET
                    helpful = excluded.helpful,
                    given_at = excluded.given_at,
                    reason = CASE WHEN excluded.helpful THEN NULL ELSE reason END,
                    words = CASE WHEN excluded.helpful THEN NULL ELSE words END
                """,
                new { eventKey, asker.Platform, asker.UserId, helpful, now = Stored.Time(now) }),
            flushed: true, cancellationToken);

    public Task<FeedbackReasonResult> SaveFeedbackReasonAsync(
        string eventKey, Asker asker, FeedbackReason reason, string words, CancellationToken cancellationToken)
    {
        var given = new { eventKey, asker.Platform, asker.UserId, reason = reason.ToString(), words = Stored.Text(words) };
        return database.WriteTogetherAsync(
            connection =>
            {
                connection.Execute(
                    """
                    UPDATE feedback SET reason = @reason, words = CAST(@words AS TEXT)
                    WHERE event_key = @eventKey AND asker_platform = @Platform AND asker_id = @UserId AND NOT helpful AND reason IS NULL
                    """,
                    given);
                return connection.QuerySingleOrDefault<bool?>(
                    """
                    SELECT reason = @reason AND words = CAST(@words AS TEXT) FROM feedback
                    WHERE event_key = @eventKey AND asker_platform = @Platform AND asker_id = @UserId AND NOT helpful
                    """,
                    given) switch
                {
                    true => FeedbackReasonResult.Kept,
                    false => FeedbackReasonResult.GivenBefore,
                    null => FeedbackReasonResult.NotAsked,
                };
            },
            flushed: true, cancellationToken);
    }

    private static string? FindReply(SqliteConnection connection, string eventKey) => connection.QuerySingleOrDefault<string>(
        "SELECT r.reply FROM replies r JOIN events e ON e.id = r.event_id WHERE e.event_key = @eventKey",
        new { eventKey });
}
