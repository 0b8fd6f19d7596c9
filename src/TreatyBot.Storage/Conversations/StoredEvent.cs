using TreatyBot.Core.Conversations;

namespace TreatyBot.Storage.Conversations;

/// <summary>A row of <c>events</c>.</summary>
internal sealed class StoredEvent
{
    public required string EventKey { get; init; }

    public required string Platform { get; init; }

    public string? Space { get; init; }

    public string? Channel { get; init; }

    public string? Thread { get; init; }

    public required string PlaceKind { get; init; }

    public required string AskerPlatform { get; init; }

    public required string AskerId { get; init; }

    public required string Question { get; init; }

    public required string AskedAt { get; init; }

    public string? Locale { get; init; }

    public string? Collection { get; init; }

    public bool OnlyMe { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>False where the query does not ask.</summary>
    public bool HasReply { get; init; }

    public static object Parameters(AskedQuestion question, DateTimeOffset now) => new
    {
        question.EventKey,
        question.Place.Platform,
        question.Place.Space,
        question.Place.Channel,
        question.Place.Thread,
        PlaceKind = question.Place.Kind.ToString(),
        AskerPlatform = question.Asker.Platform,
        AskerId = question.Asker.UserId,
        Question = Stored.Text(question.Text),
        AskedAt = Stored.Time(question.AskedAt),
        question.Locale,
        question.Collection,
        question.OnlyMe,
        question.ReplyTo,
        now = Stored.Time(now),
    };

    public AskedQuestion ToQuestion() => new(
        EventKey,
        Question,
        new Asker(AskerPlatform, AskerId),
        new Place(Platform, Space, Channel, Thread, Enum.Parse<PlaceKind>(PlaceKind)),
        Stored.Time(AskedAt),
        Locale,
        Collection,
        OnlyMe,
        ReplyTo);
}

/// <summary>A row of <c>question_log</c>.</summary>
internal sealed class StoredLogEntry
{
    public required string EventKey { get; init; }

    public required string Asker { get; init; }

    public string? Thread { get; init; }

    public required string Question { get; init; }

    public required string Outcome { get; init; }

    public double Confidence { get; init; }

    public long ElapsedTicks { get; init; }

    public required string AnsweredAt { get; init; }

    public QuestionLogEntry ToEntry() =>
        new(EventKey, Asker, Thread, Question, Outcome, Confidence, new TimeSpan(ElapsedTicks), Stored.Time(AnsweredAt));
}
