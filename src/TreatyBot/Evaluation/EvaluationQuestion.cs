using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Hosting;

namespace TreatyBot.Evaluation;

/// <summary>
/// A question with what a right answer holds. One with none of gold, any, all, spans or cover is one that the corpus does not answer.
/// </summary>
/// <param name="Id">Names the question.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Document">The file, below the corpus folder, that a right quote comes from.</param>
/// <param name="Gold">Beginnings of the right sections: a right quote lies in one of them.</param>
/// <param name="Any">A right quote contains one of these.</param>
/// <param name="All">A right quote contains all of these.</param>
/// <param name="Spans">A right quote shares at least 30 characters, or half, with one of these.</param>
/// <param name="Cover">Answers that sources disagree on: the first five quotes should contain them all.</param>
/// <param name="Near">True for a question without answer whose words match the corpus nevertheless.</param>
/// <param name="Differs">True where the answer must show at least two sides.</param>
/// <param name="Passed">A date in the quote that must be flagged as gone by.</param>
internal sealed record EvaluationQuestion(
    string Id,
    string Question,
    string? Document = null,
    IReadOnlyList<string>? Gold = null,
    IReadOnlyList<string>? Any = null,
    IReadOnlyList<string>? All = null,
    IReadOnlyList<string>? Spans = null,
    IReadOnlyList<string>? Cover = null,
    bool Near = false,
    bool Differs = false,
    string? Passed = null)
{
    [JsonIgnore]
    public bool IsAnswerable => Gold?.Count > 0 || Any?.Count > 0 || All?.Count > 0 || Spans?.Count > 0;

    /// <summary>Reads a question file: one JSON object a line.</summary>
    /// <exception cref="SetupException">The file, or a line of it, cannot be read.</exception>
    public static IReadOnlyList<EvaluationQuestion> ReadAll(string path) => QuestionFile.Read(path, line =>
        JsonSerializer.Deserialize(line, EvaluationContext.Default.EvaluationQuestion) is { Id: not null, Question: not null } question
            ? question
            : throw new JsonException("a text \"id\" and a text \"question\" are needed"));
}

[JsonSerializable(typeof(EvaluationQuestion))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class EvaluationContext : JsonSerializerContext;
