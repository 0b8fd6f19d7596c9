using Dapper;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Pins;

namespace TreatyBot.Storage.Pins;

/// <summary>Pins in SQLite.</summary>
internal sealed class SqlitePinStore(SqliteDatabase database) : IPinStore
{
    public Task<Pin> SaveAsync(Pin pin, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => pin with
        {
            Id = connection.ExecuteScalar<long>(
                """
                INSERT INTO pins (question, collection, document_id, reading_id, range_start, range_end, heading_path, owner,
                    pinned_at, review_by)
                VALUES (CAST(@question AS TEXT), @Collection, @DocumentId, @ReadingId, @start, @end, CAST(@headings AS TEXT),
                    @Owner, @at, @review)
                ON CONFLICT (question, reading_id, range_start, range_end) DO UPDATE SET
                    owner = excluded.owner, pinned_at = excluded.pinned_at, review_by = excluded.review_by
                RETURNING id
                """,
                new
                {
                    question = Stored.Text(pin.Question),
                    pin.Collection,
                    pin.DocumentId,
                    pin.ReadingId,
                    start = pin.Range.Start,
                    end = pin.Range.End,
                    headings = Stored.Text(Stored.Headings(pin.HeadingPath)),
                    pin.Owner,
                    at = Stored.Time(pin.PinnedAt),
                    review = Stored.Day(pin.ReviewBy),
                }),
        },
        flushed: true, cancellationToken);

    public Task<IReadOnlyList<Pin>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        IReadOnlyList<Pin> (connection) =>
            [.. connection.Query<StoredPin>("SELECT * FROM pins ORDER BY id").Select(row => row.ToPin())],
        cancellationToken);

    public Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute("DELETE FROM pins WHERE id = @id", new { id }) > 0, flushed: true, cancellationToken);

    public Task<bool> RenewAsync(long id, DateOnly reviewBy, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute(
            "UPDATE pins SET review_by = @review WHERE id = @id", new { id, review = Stored.Day(reviewBy) }) > 0,
        flushed: true, cancellationToken);

    /// <summary>A row of <c>pins</c>.</summary>
    private sealed class StoredPin
    {
        public long Id { get; init; }

        public required string Question { get; init; }

        public required string Collection { get; init; }

        public long DocumentId { get; init; }

        public long ReadingId { get; init; }

        public int RangeStart { get; init; }

        public int RangeEnd { get; init; }

        public required string HeadingPath { get; init; }

        public required string Owner { get; init; }

        public required string PinnedAt { get; init; }

        public required string ReviewBy { get; init; }

        public Pin ToPin() => new(
            Id,
            Question,
            Collection,
            DocumentId,
            ReadingId,
            new TextRange(RangeStart, RangeEnd),
            Stored.Headings(HeadingPath),
            Owner,
            Stored.Time(PinnedAt),
            Stored.Day(ReviewBy)!.Value);
    }
}
