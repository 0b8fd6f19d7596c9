using System.Text.Json;
using System.Text.Json.Serialization;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>A file of <c>config/lang</c>. Every entry has to be there; one that is not known is refused.</summary>
internal sealed record LanguagePackFile
{
    /// <summary>Words of grammar, parted by spaces; likewise below.</summary>
    public required string Grammar { get; init; }

    /// <summary>Words of grammar that turn a sentence round, and so are looked for.</summary>
    public required string Negations { get; init; }

    /// <summary>Words that count for little.</summary>
    public required string Light { get; init; }

    /// <summary>What asks for a kind of answer.</summary>
    public required Dictionary<AnswerKind, string[]> Asks { get; init; }

    /// <summary>"Which".</summary>
    public required string Which { get; init; }

    /// <summary>"How many".</summary>
    public required string[] HowMany { get; init; }

    /// <summary>Behind "which": nouns that name a kind of answer.</summary>
    public required Dictionary<AnswerKind, string> Nouns { get; init; }

    /// <summary>What a question begins with that asks yes or no.</summary>
    public required string YesNo { get; init; }

    /// <summary>What a sentence begins with that leans on the one before.</summary>
    public required string Leans { get; init; }

    /// <summary>The months.</summary>
    public required string[] Months { get; init; }

    /// <summary>The words that numbers are made of.</summary>
    public required string[] Numbers { get; init; }

    /// <summary>A pattern of what stands between them.</summary>
    public required string NumbersJoin { get; init; }

    /// <summary>What people write around a question.</summary>
    public required CourtesyPatterns Courtesies { get; init; }

    /// <summary>By kind of answer: patterns of what it looks like; <c>{month}</c> and <c>{number}</c> stand for any of them.</summary>
    public required Dictionary<AnswerKind, string[]> Evidence { get; init; }

    /// <param name="Before">Patterns of what goes before the question.</param>
    /// <param name="Behind">Patterns of what follows it.</param>
    internal sealed record CourtesyPatterns(
        [property: JsonRequired] string[] Before,
        [property: JsonRequired] string[] Behind);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(LanguagePackFile))]
internal sealed partial class LanguagePackJson : JsonSerializerContext;
