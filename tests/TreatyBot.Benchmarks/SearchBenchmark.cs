using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;

namespace TreatyBot.Benchmarks;

/// <summary>Searching a folder, with the index, with SQLite's FTS5 and, where the build has it, with Lucene.Net.</summary>
internal static partial class SearchBenchmark
{
    private const int MaxTableQueries = 200;

    public static async Task RunAsync(string folder, string? questionFile)
    {
        var documents = await FolderCorpus.ReadAsync(folder);
        var queries = Questions.AsQueries(Questions.Read(questionFile, documents), documents);
        Measure.Line("queries", $"{queries.Count}, {queries.Average(query => query.Terms.Count):0.0} terms each, top {Questions.Take}");
        using (var snapshot = new TemporaryFolder())
        {
            IndexBenchmark.Keep(documents, snapshot.Path);
            Search(documents, queries, snapshot.Path);
        }

        using var table = Measure.Timed("SQLite FTS5 from nothing", () => new FullTextTable(documents));
        new Load<PassageQuery>(
            [.. queries.Take(MaxTableQueries)], query => table.Search(query)).Latency("SQLite FTS5, 1 thread", rounds: 2);
        SearchLibraries(documents, queries);
    }

    static partial void SearchLibraries(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries);

    private static void Search(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries, string snapshot)
    {
        using var index = Measure.Timed("open the snapshot", () => PassageIndex.Open(snapshot, NullLogger.Instance));
        Search("", documents, queries, index).Throughput("search");
        Measure.Memory("with all documents in it");
    }

    private static Load<PassageQuery> Search<TIndex>(
        string name, IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries, TIndex index)
        where TIndex : IPassageIndex
    {
        var load = new Load<PassageQuery>(queries, query => index.Search(query));
        load.Latency(name + "search, 1 thread");
        var inOne = queries.Select(
            (query, i) => query with { Documents = new HashSet<long> { documents[i % documents.Count].Entry.Document.Id } });
        new Load<PassageQuery>([.. inOne], query => index.Search(query)).Latency(name + "search in one document, 1 thread");
        load.Allocation($"{name}allocated, of which {16 * queries.Sum(query => index.Search(query).Count) / queries.Count} are hits");
        return load;
    }
}
