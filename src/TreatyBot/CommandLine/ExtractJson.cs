using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion;

namespace TreatyBot.CommandLine;

/// <summary>What is read of a file as <c>extract</c> prints it for programs: one line of JSON. What is not known is null.</summary>
/// <param name="File">The file's name, or its path below the folder that was given.</param>
/// <param name="Text">The text of the reading.</param>
/// <param name="Title">Of the document.</param>
/// <param name="Author">Of the document.</param>
/// <param name="Publisher">Of the document.</param>
/// <param name="Published">The day, as yyyy-MM-dd.</param>
/// <param name="Url">The document's own public address.</param>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="Pages">Where each page begins; null for a kind of file that has none.</param>
/// <param name="PageLabels">What each of these pages is called.</param>
/// <param name="Outline">The headings.</param>
/// <param name="Relations">What it states of other documents.</param>
/// <param name="Version">Which version of itself it says that it is.</param>
/// <param name="VersionDate">The day of that version or of its last change, as yyyy-MM-dd.</param>
/// <param name="Abbreviations">What it calls things for short.</param>
/// <param name="Reader">Name and version of what read it.</param>
/// <param name="Warnings">What could not be understood.</param>
/// <param name="Refused">Why the file makes no document; null where it does.</param>
internal sealed record ExtractJson(
    string File,
    string? Text,
    string? Title,
    string? Author,
    string? Publisher,
    string? Published,
    string? Url,
    string? Language,
    IReadOnlyList<int>? Pages,
    IReadOnlyList<string>? PageLabels,
    IReadOnlyList<OutlineJson> Outline,
    IReadOnlyList<RelationJson> Relations,
    string? Version,
    string? VersionDate,
    IReadOnlyDictionary<string, string> Abbreviations,
    string? Reader,
    IReadOnlyList<string> Warnings,
    string? Refused)
{
    public static string Write(string file, ExtractOutcome outcome) =>
        JsonSerializer.Serialize(Of(file, outcome), ExtractJsonContext.Readable.ExtractJson);

    private static ExtractJson Of(string file, ExtractOutcome outcome) => outcome switch
    {
        Extract { Metadata: var metadata } extract => new(
            file, extract.Text, metadata.Title, metadata.Author, metadata.Publisher,
            metadata.Published?.ToString("O"), metadata.Url?.AbsoluteUri, metadata.Language,
            extract.Pages.Count > 0 ? [.. extract.Pages.Select(page => page.Start)] : null,
            extract.Pages.Count > 0 ? [.. extract.Pages.Select(page => page.Name)] : null,
            [.. extract.Outline.Select(heading => new OutlineJson(heading.Text, heading.Level, heading.Start))],
            [.. extract.Facts.Relations.Select(RelationJson.Of)],
            extract.Facts.Version, extract.Facts.VersionDate?.ToString("O"),
            extract.Facts.Abbreviations.DistinctBy(pair => pair.ShortForm, StringComparer.Ordinal)
                .ToDictionary(pair => pair.ShortForm, pair => pair.LongForm, StringComparer.Ordinal),
            extract.Reader, extract.Warnings, Refused: null),
        _ => new(file, null, null, null, null, null, null, null, null, null, [], [], null, null, new Dictionary<string, string>(), null, [],
            ReasonOf(outcome)),
    };

    public static string ReasonOf(ExtractOutcome outcome) => outcome switch
    {
        ExtractRefusal refusal => refusal.Reason,
        ExtractArchive => "It is nothing but other files by now.",
        ExtractPassedOver passed => $"It is {passed.Kind}; there is no reader for such files.",
        _ => throw new InvalidOperationException(outcome.GetType().Name),
    };
}

/// <summary>A heading of a reading.</summary>
/// <param name="Heading">Its words.</param>
/// <param name="Level">1 is the outermost; only the order of levels matters.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 code units.</param>
internal sealed record OutlineJson(string Heading, int Level, int Start);

/// <summary>What a document states of another one.</summary>
/// <param name="Kind">Such as <c>amends</c> or <c>replaced_by</c>.</param>
/// <param name="Target">The other one in this one's words.</param>
/// <param name="Date">The day that it gives, as yyyy-MM-dd; null where it gives none.</param>
internal sealed record RelationJson(string Kind, string Target, string? Date)
{
    public static RelationJson Of(StatedRelation relation) =>
        new(JsonNamingPolicy.SnakeCaseLower.ConvertName(relation.Kind.ToString()), relation.Target, relation.Date?.ToString("O"));
}

[JsonSerializable(typeof(ExtractJson))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ExtractJsonContext : JsonSerializerContext
{
    /// <summary>
    /// Leaves letters of all scripts as they are: the output is read by people too, and never put into HTML as it stands.
    /// </summary>
    public static ExtractJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
