using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks;

/// <summary>Searching a folder, with each index and with SQLite's FTS5.</summary>
internal static class SearchBenchmark
{
    private const int MaxTableQueries = 200;

    public static async Task RunAsync(string folder, string? questionFile)
    {
        var documents = await FolderCorpus.ReadAsync(folder);
        var queries = Questions.AsQueries(Questions.Read(questionFile, documents), documents);
        Measure.Line("queries", $"{queries.Count}, {queries.Average(query => query.Terms.Count):0.0} terms each, top {Questions.Take}");
        foreach (var kind in KeptIndex.All)
        {
            Search(kind, documents, queries);
        }

        using var table = Measure.Timed("SQLite FTS5 from nothing", () => new FullTextTable(documents));
        new Load<PassageQuery>(
            [.. queries.Take(MaxTableQueries)], query => table.Search(query)).Latency("SQLite FTS5, 1 thread", rounds: 2);
    }

    private static void Search(KeptIndex kind, IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries)
    {
        using var folder = new TemporaryFolder();
        kind.Keep(documents, folder.Path);
        var index = Measure.Timed($"{kind.Name}, open the folder", () => kind.Open(folder.Path));
        using var open = (IDisposable)index;
        var load = new Load<PassageQuery>(queries, query => index.Search(query));
        load.Latency($"{kind.Name}, search, 1 thread");
        var inOne = queries.Select(
            (query, i) => query with { Documents = new HashSet<long> { documents[i % documents.Count].Entry.Document.Id } });
        new Load<PassageQuery>([.. inOne], query => index.Search(query)).Latency($"{kind.Name}, search in one document, 1 thread");
        load.Allocation($"{kind.Name}, allocated, {16 * queries.Sum(query => index.Search(query).Count) / queries.Count} of it hits");
        load.Throughput($"{kind.Name}, search");
        Measure.Memory("with all documents in it");
    }
}
