using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks;

/// <summary>The index alone over a folder: made, kept, opened, changed.</summary>
internal static class IndexBenchmark
{
    private const int Rounds = 5;
    private const int ChangedDocuments = 50;

    public static void Run(string folder)
    {
        var documents = FolderCorpus.Read(folder);
        var passages = FolderCorpus.Describe(documents);
        for (var round = 0; round < Rounds; round++)
        {
            using var alone = Measure.Timed("from nothing, in memory", () =>
            {
                var index = new PassageIndex();
                index.Apply(documents, []);
                return index;
            });
        }

        var snapshot = Path.Combine(Path.GetTempPath(), $"treatybot-benchmark-{Environment.ProcessId}");
        try
        {
            Measure.Timed("from nothing, merged and kept", () => Keep(documents, snapshot));
            var size = Directory.EnumerateFiles(snapshot).Sum(file => new FileInfo(file).Length);
            Measure.Line("snapshot", $"{size / 1024} KB, {size / (double)passages:0} bytes a passage");
            for (var round = 0; round < Rounds; round++)
            {
                using var opened = Measure.Timed("open the snapshot", () => PassageIndex.Open(snapshot, NullLogger.Instance));
            }

            using var index = PassageIndex.Open(snapshot, NullLogger.Instance);
            Change(index, documents);
        }
        finally
        {
            Directory.Delete(snapshot, recursive: true);
        }

        Measure.Memory("with all documents in it");
    }

    /// <returns>How many passages.</returns>
    public static int Keep(IReadOnlyList<IndexedDocument> documents, string snapshot)
    {
        using var index = PassageIndex.Open(snapshot, NullLogger.Instance);
        index.Apply([.. documents], []);
        index.SettleAsync().Wait();
        return index.Count;
    }

    private static void Change(PassageIndex index, IReadOnlyList<IndexedDocument> documents)
    {
        var times = new List<double>();
        foreach (var document in documents.Take(ChangedDocuments))
        {
            var watch = Stopwatch.StartNew();
            index.Apply([document], []);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Measure.Line("one document put in again", $"p50 {times[times.Count / 2]:0.0}  max {times[^1]:0.0} ms");
        Measure.Timed("merged and kept after that", () => index.SettleAsync().Wait(Timeout.Infinite));
    }
}
