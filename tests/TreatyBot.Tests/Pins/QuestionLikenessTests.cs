using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Pins;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Pins;

public sealed class QuestionLikenessTests
{
    /// <summary>Of the 412 clauses: enough to tell, and few enough to compare each question with each.</summary>
    private const int Clauses = 60;

    /// <summary>What somebody asks about one clause must not be answered by a pin on another one.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Questions_about_other_clauses_are_taken_for_the_same_hardly_ever()
    {
        using var generator = new OnnxEncoder(BuiltInModels.Arctic, quantize: true);
        using var encoder = new TextEncoder(generator, NullLogger<TextEncoder>.Instance);
        var analyzer = new QuestionAnalyzer(
            Thesaurus.Parse(File.ReadLines(Repository.File("config/thesaurus.txt"))),
            Lexicon.Parse(File.ReadLines(Repository.File("config/lexicon.tsv"))));
        var asked = new List<(string Clause, string Text, QuestionLikeness Understood)>();
        foreach (var (clause, text) in Questions())
        {
            var vectors = await encoder.EncodeQueriesAsync([text], default);
            asked.Add((clause, text, new QuestionLikeness(analyzer.Analyze(text), vectors![0])));
        }

        var wrong = asked.Where(one => asked.Exists(other => other.Clause != one.Clause && one.Understood.Compare(other.Understood) > 0));
        wrong.Select(one => one.Text).Count().ShouldBeLessThanOrEqualTo(asked.Count / 50);
    }

    private static IEnumerable<(string Clause, string Text)> Questions()
    {
        foreach (var line in File.ReadLines(Repository.File("tests/samples/clauses/questions.jsonl")).Take(Clauses * 7))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("gold", out var gold) && gold.GetArrayLength() > 0)
            {
                yield return (gold[0].GetString()!, json.RootElement.GetProperty("question").GetString()!);
            }
        }
    }
}
