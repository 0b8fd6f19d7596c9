using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TreatyBot.CommandLine;

/// <summary>What the commands of an operator print for programs: one line of JSON an object. What is not known is null.</summary>
[JsonSerializable(typeof(IndexJson))]
[JsonSerializable(typeof(VerifyJson))]
[JsonSerializable(typeof(DoctorJson))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>Letters of all scripts stay readable: the output is never put into HTML as it stands.</summary>
    private static readonly CommandJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static void Print<T>(T value) =>
        Console.WriteLine(JsonSerializer.Serialize(value, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!));
}

/// <summary>What <c>index</c> did with one collection.</summary>
/// <param name="Collection">Its name.</param>
/// <param name="Added">Paths of documents that were not there before.</param>
/// <param name="Changed">Those that were read again.</param>
/// <param name="Renamed">Those whose files lie elsewhere now.</param>
/// <param name="Removed">Those that are withdrawn.</param>
/// <param name="Unchanged">How many are as they were.</param>
/// <param name="Refused">What could not be taken, and why.</param>
/// <param name="Warnings">What answers though not all of it could be understood.</param>
/// <param name="PassedOver">What no reader takes.</param>
/// <param name="Down">Sources that could not be asked for what is new.</param>
/// <param name="Complete">False where a folder could not be looked through whole, or a source not be asked.</param>
/// <param name="Failure">Why the whole collection was left as it is; null where it was not.</param>
internal sealed record IndexJson(
    string Collection,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<RenameJson> Renamed,
    IReadOnlyList<string> Removed,
    int Unchanged,
    IReadOnlyList<FindingJson> Refused,
    IReadOnlyList<FindingJson> Warnings,
    IReadOnlyList<FindingJson> PassedOver,
    IReadOnlyList<FindingJson> Down,
    bool Complete,
    string? Failure);

/// <summary>A file that lies elsewhere now.</summary>
internal sealed record RenameJson(string From, string To);

/// <summary>What is said of one file or source.</summary>
internal sealed record FindingJson(string Path, string? Reason);

/// <summary>A document that <c>verify</c> checked.</summary>
/// <param name="Collection">Its collection.</param>
/// <param name="Document">Its path below the collection's folder.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
internal sealed record VerifyJson(string Collection, string Document, string? Fault);

/// <summary>Something that <c>doctor</c> found.</summary>
/// <param name="Check">What was looked over.</param>
/// <param name="Kind"><c>ok</c>, <c>warning</c> or <c>problem</c>.</param>
/// <param name="Text">What was found and what to do.</param>
internal sealed record DoctorJson(string Check, string Kind, string Text);
