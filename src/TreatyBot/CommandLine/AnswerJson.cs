using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;

namespace TreatyBot.CommandLine;

/// <summary>An answer as the command line prints it for programs: one line of JSON.</summary>
internal sealed record AnswerJson(
    string? Id,
    bool Answered,
    double Confidence,
    double ElapsedMs,
    bool Differs,
    IReadOnlyList<QuoteJson> Quotes,
    IReadOnlyList<QuoteJson> Nearest,
    string? Message)
{
    /// <param name="id">The question's id; null where it has none.</param>
    /// <param name="reply">What was found, with every quote.</param>
    /// <param name="elapsed">How long it took to find.</param>
    public static string Write(string? id, Reply reply, TimeSpan elapsed)
    {
        var quotes = reply.Blocks.OfType<QuoteBlock>().ToLookup(block => block.Role != QuoteRole.Nearest, QuoteJson.Of);
        return JsonSerializer.Serialize(
            new AnswerJson(
                id,
                reply.Outcome == ReplyOutcome.Answered || (reply.Outcome == ReplyOutcome.LookedUp && quotes[true].Any()),
                Math.Round(reply.Confidence, 4),
                Math.Round(elapsed.TotalMilliseconds, 3),
                reply.Blocks.OfType<NoteBlock>().Any(note => note.Kind == NoteKind.SourcesDiffer),
                [.. quotes[true]],
                [.. quotes[false]],
                reply.Outcome == ReplyOutcome.Answered ? null : string.Join(" ", reply.Blocks.Select(Statement).OfType<string>())),
            AnswerJsonContext.Readable.AnswerJson);
    }

    private static string? Statement(ReplyBlock block) => block switch
    {
        StatementBlock statement => statement.Text,
        NoteBlock note => note.Text,
        _ => null,
    };
}

/// <summary>A quote as the command line prints it for programs; what is not known is null.</summary>
/// <param name="Document">The path below the collection's folder.</param>
/// <param name="Start">Where the quote begins in the reading's text, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Text">The words.</param>
/// <param name="Title">Of the document.</param>
/// <param name="Heading">The headings above the quote, outermost first, parted by <c> › </c>.</param>
/// <param name="Pinpoint">The paragraph and point, as they are cited: "Article 5(2)(a)"; null where that is not certain.</param>
/// <param name="Page">The page or pages that it stands on, as <c>p. 12</c>.</param>
/// <param name="Author">Of the document.</param>
/// <param name="Publisher">Of the document.</param>
/// <param name="Published">The day, as yyyy-MM-dd.</param>
/// <param name="Url">The document's own public address.</param>
/// <param name="Permalink">Opens the quote highlighted in its context.</param>
/// <param name="Side">What this quote says where the sources differ.</param>
/// <param name="Speaker">Who says it inside the text.</param>
/// <param name="Passed">A date that the quote speaks of as still to come and that has gone by.</param>
/// <param name="Standing">What has become of the document, or what earlier words these take the place of.</param>
/// <param name="Also">Other places that say the same; empty where there are none.</param>
/// <param name="Asked">Where several things were asked: what this quote and those behind it answer.</param>
internal sealed record QuoteJson(
    string Document,
    int Start,
    int End,
    string Text,
    string? Title,
    string? Heading,
    string? Pinpoint,
    string? Page,
    string? Author,
    string? Publisher,
    string? Published,
    string? Url,
    string? Permalink,
    string? Side,
    string? Speaker,
    string? Passed,
    StandingJson? Standing,
    IReadOnlyList<QuoteJson> Also,
    string? Asked = null)
{
    public static QuoteJson Of(QuoteBlock block) => Of(block.Citation, block.Permalink) with { Asked = block.Asked };

    private static QuoteJson Of(Citation citation, Uri? permalink)
    {
        var metadata = citation.Document.Metadata;
        return new QuoteJson(
            citation.Document.Path,
            citation.Quote.Range.Start,
            citation.Quote.Range.End,
            citation.Quote.Text,
            metadata.Title,
            citation.HeadingPath.Count > 0 ? string.Join(" › ", citation.HeadingPath) : null,
            citation.Quote.Reading.CitePinpoint(citation.Quote.Range),
            citation.Quote.Reading.CitePages(citation.Quote.Range),
            metadata.Author,
            metadata.Publisher,
            metadata.Published?.ToString("O"),
            metadata.Url?.AbsoluteUri,
            permalink?.AbsoluteUri,
            citation.Side,
            citation.Speaker,
            citation.Passed,
            StandingJson.Of(citation.Standing),
            [.. (citation.Also ?? []).Select(other => Of(other, null))]);
    }
}

/// <summary>How a quote's document stands to a later or an earlier one.</summary>
/// <param name="Relation">Such as <c>replaced_by</c>.</param>
/// <param name="Document">The other one's title.</param>
/// <param name="Date">The day of the later one, as yyyy-MM-dd; null where it is not known.</param>
internal sealed record StandingJson(string Relation, string Document, string? Date)
{
    public static StandingJson? Of(QuoteStanding? standing) => standing is null
        ? null
        : new(JsonNamingPolicy.SnakeCaseLower.ConvertName(standing.Kind.ToString()), standing.Other, standing.Date?.ToString("O"));
}

[JsonSerializable(typeof(AnswerJson))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class AnswerJsonContext : JsonSerializerContext
{
    /// <summary>
    /// Leaves letters of all scripts as they are: the output is read by people too, and never put into HTML as it stands.
    /// </summary>
    public static AnswerJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
