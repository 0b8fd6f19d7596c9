using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Documents;

namespace TreatyBot.Storage;

/// <summary>How values are written in columns that SQL has no common type for.</summary>
internal static class Stored
{
    /// <summary>
    /// A long text as a parameter, for <c>CAST(@x AS TEXT)</c>: the binding of SQLite takes a string of more than some 500 characters to
    /// end at its first NUL, and would cut it without a word.
    /// </summary>
    public static byte[] Text(string value) => Encoding.UTF8.GetBytes(value);

    /// <summary>ISO 8601 in UTC, always of the same length: sorts as text and loses nothing of the instant.</summary>
    public static string Time(DateTimeOffset value) => value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string stored) =>
        DateTimeOffset.ParseExact(stored, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static string? Day(DateOnly? value) => value?.ToString("O", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? stored) =>
        stored is null ? null : DateOnly.ParseExact(stored, "O", CultureInfo.InvariantCulture);

    public static string Headings(IReadOnlyList<string> path) => JsonSerializer.Serialize(path, StoredJson.Default.IReadOnlyListString);

    public static string? Pages(IReadOnlyList<PageStart> pages) =>
        pages.Count == 0 ? null : JsonSerializer.Serialize(pages, StoredJson.Default.IReadOnlyListPageStart);

    public static IReadOnlyList<PageStart> Pages(string? stored) =>
        stored is null ? [] : JsonSerializer.Deserialize(stored, StoredJson.Default.IReadOnlyListPageStart) ?? [];

    public static string? Facts(DocumentFacts facts) =>
        facts.IsEmpty ? null : JsonSerializer.Serialize(facts, StoredJson.Default.DocumentFacts);

    public static DocumentFacts Facts(string? stored) =>
        stored is null ? DocumentFacts.None : JsonSerializer.Deserialize(stored, StoredJson.Default.DocumentFacts) ?? DocumentFacts.None;

    public static IReadOnlyList<string> Headings(string stored) =>
        JsonSerializer.Deserialize(stored, StoredJson.Default.IReadOnlyListString) ?? [];
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<PageStart>))]
[JsonSerializable(typeof(DocumentFacts))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
internal sealed partial class StoredJson : JsonSerializerContext;
