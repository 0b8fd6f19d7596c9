using TreatyBot.Core.Search;

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
            Run(() => documents, Questions.AsQueries(Questions.Read(null, documents), documents));
        }

        foreach (var size in sizes)
        {
            Measure.Line("made-up passages", $"{size}");
            var asked = new SyntheticCorpus(seed: 2);
            Run(
                () => new SyntheticCorpus(seed: 1).Documents(size),
                [.. Enumerable.Range(0, QueryCount).Select(_ => asked.Query())]);
        }
    }

    private static void Run(Func<IEnumerable<IndexedDocument>> documents, IReadOnlyList<PassageQuery> queries)
    {
        var figures = new TextFigures();
        var all = figures.Watch(documents());
        foreach (var kind in KeptIndex.All)
        {
            using var folder = new TemporaryFolder();
            kind.Keep(all, folder.Path);
            all = documents();
            var index = Measure.Timed($"  {kind.Name}, open the folder", () => kind.Open(folder.Path));
            using var open = (IDisposable)index;
            new Load<PassageQuery>(queries, query => index.Search(query)).Latency($"  {kind.Name}, search, 1 thread");
            Measure.Memory("searching");
        }

        figures.Print();
    }
}
