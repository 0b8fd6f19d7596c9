using System.Globalization;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Facts;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>
/// The YAML between two lines of <c>---</c>, or the TOML between two of <c>+++</c>, at the head of a text, and the text below it.
/// </summary>
/// <param name="Metadata">What it states.</param>
/// <param name="Body">The text below; all of the text where there is no front matter.</param>
/// <param name="Warning">Where it is broken: at which line, and what to do; else null. What could be read of it is read, and the text below
/// always is.</param>
/// <param name="IsDraft">True where it says that the document is not meant to be read yet.</param>
internal sealed record FrontMatter(DocumentMetadata Metadata, string Body, string? Warning, bool IsDraft = false)
{
    /// <summary>Why a draft makes no document.</summary>
    public const string DraftRefusal = "It calls itself a draft (draft: true). It is read as soon as that line is gone.";

    private const int Longest = 64 * 1024;

    /// <summary>What it states of other documents and of the version.</summary>
    public StatedFacts Stated { get; private init; } = StatedFacts.None;

    /// <summary>The warning as a reader hands it on.</summary>
    public IReadOnlyList<string> Warnings => Warning is null ? [] : [Warning];

    public static FrontMatter Split(string text, DateOnly today)
    {
        var body = text.AsSpan().TrimStart('\ufeff');
        if (Rule(body, out var begin) is not { } rule)
        {
            return new(DocumentMetadata.Unknown, text, null);
        }

        var rest = body[begin..];
        var (end, below) = FindEnd(rest[..Math.Min(rest.Length, Longest)], rule);
        if (end < 0)
        {
            // A rule at the head of a text that no other rule answers is a rule.
            return new(DocumentMetadata.Unknown, text, null);
        }

        var header = rest[..end].ToString();
        var (fields, warning) = rule == "+++" ? ReadToml(header) : ReadYaml(header);
        return fields is null
            ? new(DocumentMetadata.Unknown, text, null)
            : new(From(fields, today), rest[below..].ToString(), warning, Field(fields, "draft") is { } draft
                && draft.Equals("true", StringComparison.OrdinalIgnoreCase))
            {
                Stated = StatedFacts.From(fields, today),
            };
    }

    private static (IReadOnlyDictionary<string, object?>? Fields, string? Warning) ReadYaml(string header)
    {
        try
        {
            return (YamlFields.Read(header), null);
        }
        catch (YamlBrokenException broken)
        {
            return (LooseFields.Read(header), string.Create(
                CultureInfo.InvariantCulture,
                $"Its front matter is broken at line {broken.Line + 1} ({broken.Message.TrimEnd('.')}); only what could be read of it "
                    + $"counts. Correct the YAML between the two '---' lines."));
        }
    }

    private static (IReadOnlyDictionary<string, object?>? Fields, string? Warning) ReadToml(string header)
    {
        var (fields, broken) = TomlFields.Read(header);
        return fields.Count == 0 && broken > 0 ? (null, null) : (fields, broken == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"Its front matter is broken at line {broken + 1}; only what could be read of it counts. Correct the TOML between the two "
                + $"'+++' lines."));
    }

    /// <summary>The metadata that a map of fields states, by the names that front matter and <c>sources.yaml</c> share.</summary>
    public static DocumentMetadata From(IReadOnlyDictionary<string, object?> fields, DateOnly today) => new(
        MetadataLayers.Line(Field(fields, "title")),
        MetadataLayers.Line(Field(fields, "author", "authors", "by")),
        MetadataLayers.Line(Field(fields, "publisher", "site", "source")),
        StrictDate.Parse(Field(fields, "date", "published", "publication_date"), today),
        MetadataLayers.WebAddress(Field(fields, "url", "link", "canonical", "canonical_url")),
        MetadataLayers.LanguageTag(Field(fields, "language", "lang")));

    private static string? Field(IReadOnlyDictionary<string, object?> fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.FirstOrDefault(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { } value
                && YamlFields.Text(value) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Rule(ReadOnlySpan<char> text, out int end)
    {
        end = text.IndexOf('\n') + 1;
        return end == 0 ? null : text[..end].TrimEnd() switch { "---" => "---", "+++" => "+++", _ => null };
    }

    private static (int End, int Below) FindEnd(ReadOnlySpan<char> text, string rule)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = text[start..].IndexOf('\n');
            var stop = length < 0 ? text.Length : start + length + 1;
            var line = text[start..stop].TrimEnd();
            if (line.SequenceEqual(rule) || (rule == "---" && line is "..."))
            {
                return (start, stop);
            }

            start = stop;
        }

        return (-1, -1);
    }
}
