using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks;

/// <summary>Searching a folder, with the index, with SQLite's FTS5 and, where the build has it, with Lucene.Net.</summary>
internal static partial class SearchBenchmark
{
    private const int MaxTableQueries = 200;

    public static void Run(string folder, string? questionFile)
    {
        var documents = FolderCorpus.Read(folder);
        FolderCorpus.Describe(documents);
        var queries = questionFile is null ? Queries.Sampled(documents) : Queries.FromFile(questionFile);
        Measure.Line("queries", $"{queries.Count}, {queries.Average(query => query.Terms.Count):0.0} terms each, top {Queries.Take}");

        var snapshot = Path.Combine(Path.GetTempPath(), $"treatybot-benchmark-{Environment.ProcessId}");
        try
        {
            IndexBenchmark.Keep(documents, snapshot);
            Search(documents, queries, snapshot);
        }
        finally
        {
            Directory.Delete(snapshot, recursive: true);
        }

        using var table = Measure.Timed("SQLite FTS5 from nothing", () => new FullTextTable(documents));
        Measure.Latency("SQLite FTS5, 1 thread", [.. queries.Take(MaxTableQueries)], query => table.Search(query), rounds: 2);
        SearchLibraries(documents, queries);
    }

    static partial void SearchLibraries(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries);

    private static void Search(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries, string snapshot)
    {
        using var index = Measure.Timed("open the snapshot", () => PassageIndex.Open(snapshot, NullLogger.Instance));
        Search("", documents, queries, index);
        Measure.Throughput("search", queries, query => index.Search(query), 1, 2, 4);
        Measure.Memory("with all documents in it");
    }

    private static void Search(string name, IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries, IPassageIndex index)
    {
        Measure.Latency(name + "search, 1 thread", queries, query => index.Search(query));
        var inOne = queries.Select((query, i) => query with { Documents = new HashSet<long> { documents[i % documents.Count].Entry.Document.Id } });
        Measure.Latency(name + "search in one document, 1 thread", [.. inOne], query => index.Search(query));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var hits = queries.Sum(query => index.Search(query).Count);
        Measure.Line(name + "allocated", $"{(GC.GetAllocatedBytesForCurrentThread() - before) / queries.Count} bytes a search, of which {16 * hits / queries.Count} are hits");
    }
}
