using System.Text.Json;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;
using TreatyBot.Evaluation;

namespace TreatyBot.Benchmarks;

/// <summary>Questions to measure with: those of a file, or else sentences of the documents themselves.</summary>
internal static class Questions
{
    /// <summary>So many hits are wanted of a bare search.</summary>
    public const int Take = 100;

    private const int SampledSentences = 1000;
    private const int MaxSentenceWords = 20;

    /// <param name="file">One JSON object a line that has "question"; null: beginnings of passages are taken, always the same ones.</param>
    /// <param name="documents">To take them from.</param>
    public static IReadOnlyList<string> Read(string? file, IReadOnlyList<IndexedDocument> documents) =>
        file is null ? Sample(documents) : ReadFile(file);

    /// <summary>
    /// Queries as an index gets them, but with every word of the question, "the" and "of" too: harder than what a question becomes.
    /// </summary>
    public static IReadOnlyList<PassageQuery> AsQueries(IReadOnlyList<string> questions, IReadOnlyList<IndexedDocument> documents)
    {
        var collections = documents.Select(document => document.Entry.Document.Collection).ToHashSet(StringComparer.Ordinal);
        return [
            .. questions.Select(
                question => new PassageQuery(
                    [.. Tokenizer.Tokenize(question).Select(token => new WeightedTerm(token.Term))], collections, Take)),
        ];
    }

    private static IReadOnlyList<string> ReadFile(string file) => QuestionFile.Read(file, line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("question", out var question) && question.GetString() is { } text
            ? text
            : throw new JsonException("it has no text \"question\"");
    });

    private static string[] Sample(IReadOnlyList<IndexedDocument> documents)
    {
        var random = new Random(1);
        var passages = documents.SelectMany(document => document.Reading.Passages.Select(passage => (document, passage))).ToList();
        return
        [
            .. Enumerable.Range(0, SampledSentences)
                .Select(_ => passages[random.Next(passages.Count)])
                .Select(one => one.passage.Range.Of(one.document.Reading.Text).ToString())
                .Select(text => string.Join(' ', text.Split(' ').Take(random.Next(3, MaxSentenceWords)))),
        ];
    }
}
