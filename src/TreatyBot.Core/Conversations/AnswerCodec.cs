using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// Keeps an answer as JSON that names its quotes by reading and range. Read again, each quote is cut anew from its reading: one whose
/// document has been withdrawn meanwhile, or is not visible any longer, is gone.
/// </summary>
internal sealed class AnswerCodec(IDocumentStore store)
{
    public static string Write(Answer answer) =>
        JsonSerializer.Serialize(Stored(answer), StoredAnswerContext.Default.StoredAnswer);

    private static StoredAnswer Stored(Answer answer) => answer switch
    {
        Answered { Parts.Count: > 0 } several => new StoredAnswer(
            ReplyOutcome.Answered, several.Confidence, [],
            Parts: [.. several.Parts.Select(part => new StoredPart(part.Question, Stored(part.Answer)))]),
        Answered answered => new StoredAnswer(ReplyOutcome.Answered, answer.Confidence, Stored(answered.Citations), answered.Differs),
        NothingFound nothing =>
            new StoredAnswer(ReplyOutcome.NothingFound, answer.Confidence, Stored(nothing.Nearest), Searched: nothing.Searched,
                Absent: nothing.Absent is { } absent ? new StoredAbsentClause(absent.ReadingId, absent.Asked, absent.Last) : null),
        Refused refused => new StoredAnswer(ReplyOutcome.Refused, 0, [], Reason: refused.Reason, Message: refused.Message),
        LookupAnswer lookup => new StoredAnswer(ReplyOutcome.LookedUp, 0, [], Lookup: lookup.Command),
        CommandAnswer done => new StoredAnswer(ReplyOutcome.LookedUp, 0, [], Message: done.Message),
        SocialAnswer social => new StoredAnswer(ReplyOutcome.Social, 0, [], Social: social.Message),
        _ => throw new InvalidOperationException($"There is no such answer: {answer.GetType().Name}."),
    };

    /// <param name="json">What <see cref="Write"/> made.</param>
    /// <param name="visible">The collections that may be shown where the answer is read.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InvalidDataException">The text is no stored answer: the store is damaged.</exception>
    public async Task<Answer> ReadAsync(string json, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        StoredAnswer stored;
        try
        {
            stored = JsonSerializer.Deserialize(json, StoredAnswerContext.Default.StoredAnswer) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A stored reply cannot be read: the store is damaged.", e);
        }

        return await RestoredAsync(stored, [], visible, cancellationToken);
    }

    private async Task<Answer> RestoredAsync(
        StoredAnswer stored, Dictionary<long, Reading?> readings, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        if (stored.Parts is { Count: > 0 } storedParts)
        {
            var parts = new List<AnswerPart>();
            foreach (var part in storedParts)
            {
                parts.Add(new AnswerPart(part.Question, await RestoredAsync(part.Answer, readings, visible, cancellationToken)));
            }

            return Answered.Together(parts);
        }

        var citations = await RestoredAsync(stored.Citations, readings, visible, cancellationToken);
        return stored.Outcome switch
        {
            ReplyOutcome.Answered when citations.Count > 0 => new Answered(citations, stored.Differs, stored.Confidence),
            ReplyOutcome.Answered =>
                new Refused(RefusalReason.NothingIndexed, "What I had found has been withdrawn meanwhile. Please ask again."),
            ReplyOutcome.NothingFound => new NothingFound(
                stored.Searched ?? new SearchedScope([], 0, 0),
                citations,
                stored.Confidence,
                await RestoredAsync(stored.Absent, readings, visible, cancellationToken)),
            ReplyOutcome.LookedUp when stored.Lookup is { } command => new LookupAnswer(command),
            ReplyOutcome.LookedUp when stored.Message is { } message => new CommandAnswer(message),
            ReplyOutcome.Social => new SocialAnswer(stored.Social ?? SocialMessage.Greeting),
            _ => new Refused(stored.Reason, stored.Message ?? ""),
        };
    }

    private static List<StoredCitation> Stored(IReadOnlyList<Citation> citations) =>
    [
        .. citations.Select(citation => new StoredCitation(
            citation.Quote.Reading.Id,
            [citation.Quote.Range.Start, citation.Quote.Range.End],
            citation.HeadingPath,
            [.. citation.Marks.Select(mark => new[] { mark.Start, mark.End })],
            citation.Side,
            citation.Speaker,
            citation.Passed,
            citation.Also is { Count: > 0 } also ? Stored(also) : null,
            citation.Standing,
            citation.Pin)),
    ];

    /// <param name="stored">What is to be cut anew.</param>
    /// <param name="readings">Those that were found already: several quotes of one document are cut from one reading of it.</param>
    /// <param name="visible">The collections that may be shown.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    private async Task<List<Citation>> RestoredAsync(
        IReadOnlyList<StoredCitation> stored,
        Dictionary<long, Reading?> readings,
        IReadOnlySet<string> visible,
        CancellationToken cancellationToken)
    {
        var citations = new List<Citation>();
        foreach (var citation in stored)
        {
            if (await FindAsync(citation.Reading, readings, visible, cancellationToken) is { } reading)
            {
                var also = citation.Also is null ? null : await RestoredAsync(citation.Also, readings, visible, cancellationToken);
                citations.Add(Restored(citation, reading) with { Also = also });
            }
        }

        return citations;
    }

    private async Task<AbsentClause?> RestoredAsync(StoredAbsentClause? stored, Dictionary<long, Reading?> readings,
        IReadOnlySet<string> visible, CancellationToken cancellationToken) =>
        stored is not null && await FindAsync(stored.Reading, readings, visible, cancellationToken) is { } reading
            ? new AbsentClause(reading.Id, reading.Document, stored.Asked, stored.Last)
            : null;

    private async Task<Reading?> FindAsync(long id, Dictionary<long, Reading?> readings, IReadOnlySet<string> visible,
        CancellationToken cancellationToken)
    {
        if (!readings.TryGetValue(id, out var reading))
        {
            readings[id] = reading = await store.FindReadingAsync(id, cancellationToken);
        }

        return reading is not null && visible.Contains(reading.Document.Collection) ? reading : null;
    }

    private static Citation Restored(StoredCitation stored, Reading reading) => new(
        reading.Quote(Range(stored.Range)),
        stored.Headings,
        [.. stored.Marks.Select(Range)],
        stored.Side,
        stored.Speaker,
        stored.Passed)
    {
        Standing = stored.Standing,
        Pin = stored.Pin,
    };

    private static TextRange Range(int[] bounds) => new(bounds[0], bounds[1]);
}

internal sealed record StoredAnswer(
    ReplyOutcome Outcome,
    double Confidence,
    IReadOnlyList<StoredCitation> Citations,
    bool Differs = false,
    SearchedScope? Searched = null,
    RefusalReason Reason = RefusalReason.Failed,
    string? Message = null,
    SocialMessage? Social = null,
    StoredAbsentClause? Absent = null,
    IReadOnlyList<StoredPart>? Parts = null,
    LookupCommand? Lookup = null);

internal sealed record StoredPart(string Question, StoredAnswer Answer);

internal sealed record StoredAbsentClause(long Reading, string Asked, string Last);

internal sealed record StoredCitation(
    long Reading,
    int[] Range,
    IReadOnlyList<string> Headings,
    IReadOnlyList<int[]> Marks,
    string? Side,
    string? Speaker,
    string? Passed,
    IReadOnlyList<StoredCitation>? Also = null,
    QuoteStanding? Standing = null,
    PinMark? Pin = null);

[JsonSerializable(typeof(StoredAnswer))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class StoredAnswerContext : JsonSerializerContext;
