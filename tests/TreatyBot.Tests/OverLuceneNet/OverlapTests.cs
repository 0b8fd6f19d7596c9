using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;
using TreatyBot.Evaluation;
using TreatyBot.OverLuceneNet;
using Xunit.Abstractions;

namespace TreatyBot.Tests.OverLuceneNet;

/// <summary>It scores fields and lengths differently, but finds nearly the same.</summary>
public sealed class OverlapTests(ITestOutputHelper output)
{
    private const int Top = 20;

    [Fact]
    public async Task For_the_sample_questions_four_fifths_of_the_top_20_are_the_built_in_indexs()
    {
        var overlaps = new List<double>();
        foreach (var set in new[] { "sample", "agreements", "contracts", "encyclopedia", "news" })
        {
            var corpus = set == "sample" ? "config/corpus" : $"tests/samples/{set}/corpus";
            var found = await CompareAsync(Repository.File(corpus), Repository.File($"tests/samples/{set}/questions.jsonl"));
            output.WriteLine(
                $"{set}: {found.Count} searches that find more than {Top}, mean overlap {found.DefaultIfEmpty(1).Average():0.000}");
            overlaps.AddRange(found);
        }

        output.WriteLine($"all: {overlaps.Count} searches, mean overlap {overlaps.Average():0.000}");
        overlaps.Average().ShouldBeGreaterThanOrEqualTo(0.8);
    }

    private static async Task<IReadOnlyList<double>> CompareAsync(string corpus, string questions)
    {
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(corpus), [], CancellationToken.None);
        var services = indexed.Services;
        using var builtIn = new PassageIndex();
        using var overLucene = new LuceneNetIndex();
        var compared = new ComparedIndex(builtIn, overLucene);
        using var both = new Corpus(services.GetRequiredService<IDocumentStore>(), compared);
        await both.RefreshAsync(CancellationToken.None);
        var answerer = new Answerer(
            both,
            services.GetRequiredService<CorpusVectors>(),
            services.GetRequiredService<TextEncoder>(),
            services.GetRequiredService<QuestionAnalyzer>(),
            services.GetRequiredService<RankingModels>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<IOptions<AnsweringOptions>>());
        foreach (var question in EvaluationQuestion.ReadAll(questions))
        {
            await answerer.AnswerAsync(question.Question, indexed.Collections, CancellationToken.None);
        }

        return compared.Overlaps;
    }

    /// <summary>Gives what the first index finds, and notes how much of its best the second finds too.</summary>
    private sealed class ComparedIndex(IPassageIndex first, IPassageIndex second) : IPassageIndex
    {
        /// <summary>Of searches that leave a choice: where there are fewer passages to find, both find all.</summary>
        public List<double> Overlaps { get; } = [];

        public int Count => first.Count;

        public int CountWith(string term)
        {
            var count = first.CountWith(term);
            second.CountWith(term).ShouldBe(count);
            return count;
        }

        public IReadOnlyList<string> TermsBeginningWith(char letter) => first.TermsBeginningWith(letter);

        public void Apply(IReadOnlyCollection<IndexedDocument> added, IReadOnlyCollection<long> removed)
        {
            first.Apply(added, removed);
            second.Apply(added, removed);
        }

        public IReadOnlyList<PassageHit> Search(PassageQuery query)
        {
            var found = first.Search(query);
            if (first.Search(query with { Take = Top + 1 }).Count > Top)
            {
                Overlaps.Add(BestOf(first, query).Intersect(BestOf(second, query)).Count() / (double)Top);
            }

            return found;
        }

        private static IEnumerable<long> BestOf(IPassageIndex index, PassageQuery query) =>
            index.Search(query with { Take = Top }).Select(hit => hit.PassageId);
    }
}
