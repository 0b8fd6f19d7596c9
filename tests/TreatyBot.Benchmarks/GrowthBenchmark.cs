using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;

namespace TreatyBot.Benchmarks;

/// <summary>
/// How the index bears more and more passages, made up as <see cref="SyntheticCorpus"/> says, and a real folder beside them to judge them
/// by.
/// </summary>
internal static class GrowthBenchmark
{
    private const int QueryCount = 500;

    public static async Task RunAsync(string? folder, IReadOnlyList<int> sizes)
    {
        if (folder is not null)
        {
            var documents = await FolderCorpus.ReadAsync(folder);
            Run(documents, Questions.AsQueries(Questions.Read(null, documents), documents));
        }

        foreach (var size in sizes)
        {
            Measure.Line("made-up passages", $"{size}");
            var corpus = new SyntheticCorpus(seed: 1);
            Run(corpus.Documents(size), [.. Enumerable.Range(0, QueryCount).Select(_ => corpus.Query())]);
        }
    }

    private static void Run(IEnumerable<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries)
    {
        using var snapshot = new TemporaryFolder();
        var figures = new TextFigures();
        var passages = IndexBenchmark.Keep(figures.Watch(documents), snapshot.Path);
        Measure.Line("  snapshot", IndexBenchmark.SizeOf(snapshot.Path, passages));
        figures.Print();
        using var index = Measure.Timed("  open the snapshot", () => PassageIndex.Open(snapshot.Path, NullLogger.Instance));
        new Load<PassageQuery>(queries, query => index.Search(query)).Latency("  search, 1 thread");
        Measure.Memory("searching");
    }
}
