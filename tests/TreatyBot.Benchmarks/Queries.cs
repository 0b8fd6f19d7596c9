using System.Text.Json;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Benchmarks;

/// <summary>Queries as an index gets them, but with every word of the question, "the" and "of" too: harder than what a question becomes.</summary>
internal static class Queries
{
    public const int Take = 100;

    private const int SampledSentences = 1000;
    private const int MaxSentenceWords = 20;

    private static readonly HashSet<string> Collections = [FolderCorpus.Collection];

    public static IReadOnlyList<PassageQuery> FromFile(string path) => [.. TextsFromFile(path).Select(Of)];

    /// <summary>Beginnings of passages, always the same ones.</summary>
    public static IReadOnlyList<PassageQuery> Sampled(IReadOnlyList<IndexedDocument> documents) => [.. SampledTexts(documents).Select(Of)];

    public static IEnumerable<string> TextsFromFile(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0)
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!);

    public static IEnumerable<string> SampledTexts(IReadOnlyList<IndexedDocument> documents)
    {
        var random = new Random(1);
        var passages = documents.SelectMany(document => document.Reading.Passages.Select(passage => (document, passage))).ToList();
        return Enumerable.Range(0, SampledSentences)
            .Select(_ => passages[random.Next(passages.Count)])
            .Select(one => one.passage.Range.Of(one.document.Reading.Text).ToString())
            .Select(text => string.Join(' ', text.Split(' ').Take(random.Next(3, MaxSentenceWords))));
    }

    private static PassageQuery Of(string question) =>
        new([.. Tokenizer.Tokenize(question).Select(token => new WeightedTerm(token.Term))], Collections, Take);
}
