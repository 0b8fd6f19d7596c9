using Dapper;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Storage.Subscriptions;

/// <summary>Subscriptions in SQLite.</summary>
internal sealed class SqliteSubscriptionStore(SqliteDatabase database) : ISubscriptionStore
{
    public Task<Subscription> SaveAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var (asker, place) = (subscription.Asker, subscription.Place);
        var row = new
        {
            topic = Stored.Text(subscription.Topic),
            place.Platform,
            place.Space,
            place.Channel,
            kind = place.Kind.ToString(),
            askerPlatform = asker.Platform,
            askerId = asker.UserId,
            subscription.Locale,
            subscription.ReplyTo,
            subscription.SeenReading,
        };
        return database.WriteTogetherAsync(
            connection =>
            {
                connection.Execute(
                    """
                    INSERT INTO subscriptions (topic, platform, space, channel, place_kind, asker_platform, asker_id, locale, reply_to,
                        seen_reading)
                    SELECT CAST(@topic AS TEXT), @Platform, @Space, @Channel, @kind, @askerPlatform, @askerId, @Locale, @ReplyTo,
                        @SeenReading
                    WHERE NOT EXISTS (SELECT 1 FROM subscriptions WHERE topic = CAST(@topic AS TEXT) AND platform = @Platform
                        AND space IS @Space AND channel IS @Channel AND place_kind = @kind)
                    """,
                    row);
                return connection.QuerySingle<StoredSubscription>(
                    """
                    SELECT * FROM subscriptions WHERE topic = CAST(@topic AS TEXT) AND platform = @Platform
                        AND space IS @Space AND channel IS @Channel AND place_kind = @kind
                    """,
                    row).ToSubscription();
            },
            flushed: true, cancellationToken);
    }

    public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        IReadOnlyList<Subscription> (connection) =>
            [.. connection.Query<StoredSubscription>("SELECT * FROM subscriptions ORDER BY id").Select(row => row.ToSubscription())],
        cancellationToken);

    public Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute("DELETE FROM subscriptions WHERE id = @id", new { id }) > 0, flushed: true, cancellationToken);

    public Task AdvanceAsync(long id, long readingId, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute(
            "UPDATE subscriptions SET seen_reading = @readingId WHERE id = @id AND seen_reading < @readingId", new { id, readingId }),
        flushed: true, cancellationToken);

    /// <summary>A row of <c>subscriptions</c>.</summary>
    private sealed class StoredSubscription
    {
        public long Id { get; init; }

        public required string Topic { get; init; }

        public required string Platform { get; init; }

        public string? Space { get; init; }

        public string? Channel { get; init; }

        public required string PlaceKind { get; init; }

        public required string AskerPlatform { get; init; }

        public required string AskerId { get; init; }

        public string? Locale { get; init; }

        public string? ReplyTo { get; init; }

        public long SeenReading { get; init; }

        public Subscription ToSubscription() => new(
            Id,
            Topic,
            new Asker(AskerPlatform, AskerId),
            new Place(Platform, Space, Channel, null, Enum.Parse<PlaceKind>(PlaceKind)),
            Locale,
            ReplyTo,
            SeenReading);
    }
}
