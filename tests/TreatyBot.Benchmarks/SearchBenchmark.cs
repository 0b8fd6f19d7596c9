using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks;

/// <summary>The index alone over a folder: made, searched, opened again; and SQLite FTS5 beside it.</summary>
internal static class SearchBenchmark
{
    private const int MaxTableQueries = 200;

    public static void Run(string folder, string? questionFile)
    {
        var documents = FolderCorpus.Read(folder);
        var passages = documents.Sum(document => document.Reading.Passages.Count);
        var queries = questionFile is null ? Queries.Sampled(documents) : Queries.FromFile(questionFile);
        Measure.Line("corpus", $"{documents.Count} documents, {passages} passages, {documents.Sum(document => (long)document.Reading.Text.Length)} characters");
        Measure.Line("queries", $"{queries.Count}, {queries.Average(query => query.Terms.Count):0.0} terms each, top {Queries.Take}");

        var snapshot = Path.Combine(Path.GetTempPath(), $"treatybot-benchmark-{Environment.ProcessId}");
        try
        {
            Make(documents, snapshot, passages);
            Search(documents, queries, snapshot);
        }
        finally
        {
            Directory.Delete(snapshot, recursive: true);
        }

        using var table = Measure.Timed("SQLite FTS5 from nothing", () => new FullTextTable(documents));
        Measure.Latency("SQLite FTS5, 1 thread", [.. queries.Take(MaxTableQueries)], query => table.Search(query), rounds: 2);
    }

    private static void Make(IReadOnlyList<IndexedDocument> documents, string snapshot, int passages)
    {
        for (var round = 0; round < 3; round++)
        {
            using var alone = Measure.Timed("index from nothing, in memory", () =>
            {
                var index = new PassageIndex();
                index.Apply(documents, []);
                return index;
            });
        }

        using (var index = PassageIndex.Open(snapshot, NullLogger.Instance))
        {
            index.Apply(documents, []);
            index.SettleAsync().Wait();
        }

        var size = Directory.EnumerateFiles(snapshot).Sum(file => new FileInfo(file).Length);
        Measure.Line("snapshot", $"{size / 1024} KB, {size / (double)passages:0} bytes a passage");
    }

    private static void Search(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries, string snapshot)
    {
        using var index = Measure.Timed("open the snapshot", () => PassageIndex.Open(snapshot, NullLogger.Instance));
        Measure.Latency("search, 1 thread", queries, query => index.Search(query));
        Measure.Latency("search in one document, 1 thread", [.. queries.Select((query, i) => query with { Documents = new HashSet<long> { documents[i % documents.Count].Entry.Document.Id } })], query => index.Search(query));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var hits = queries.Sum(query => index.Search(query).Count);
        Measure.Line("allocated", $"{(GC.GetAllocatedBytesForCurrentThread() - before) / queries.Count} bytes a search, of which {16 * hits / queries.Count} are hits");
        Measure.Throughput("search", queries, query => index.Search(query), 1, 2, 4);
        Change(index, documents);
        Measure.Memory("with the documents read");
    }

    private static void Change(PassageIndex index, IReadOnlyList<IndexedDocument> documents)
    {
        var times = new List<double>();
        foreach (var document in documents.Take(50))
        {
            var watch = Stopwatch.StartNew();
            index.Apply([document], []);
            times.Add(watch.Elapsed.TotalMilliseconds);
            index.SettleAsync().Wait();
        }

        times.Sort();
        Measure.Line("one document put in again", $"p50 {times[times.Count / 2]:0.0}  max {times[^1]:0.0} ms");
    }
}
