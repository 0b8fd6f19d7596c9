using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks;

/// <summary>How the index bears more and more passages, made up as <see cref="SyntheticCorpus"/> says.</summary>
internal static class GrowthBenchmark
{
    private const int QueryCount = 500;
    private const int BatchSize = 200;

    public static void Run(IReadOnlyList<int> sizes)
    {
        var snapshot = Path.Combine(Path.GetTempPath(), $"treatybot-benchmark-{Environment.ProcessId}");
        foreach (var size in sizes)
        {
            try
            {
                Run(size, snapshot);
            }
            finally
            {
                Directory.Delete(snapshot, recursive: true);
            }
        }
    }

    private static void Run(int size, string snapshot)
    {
        var corpus = new SyntheticCorpus(seed: 1);
        Measure.Line("passages", $"{size}");
        var indexing = new Stopwatch();
        using (var index = PassageIndex.Open(snapshot, NullLogger.Instance))
        {
            foreach (var batch in corpus.Documents(size).Chunk(BatchSize))
            {
                indexing.Start();
                index.Apply(batch, []);
                indexing.Stop();
            }

            indexing.Start();
            index.SettleAsync().Wait();
            indexing.Stop();
        }

        Measure.Line("  index from nothing, merged and kept", $"{indexing.Elapsed.TotalSeconds:0.0} s");
        var bytes = Directory.EnumerateFiles(snapshot).Sum(file => new FileInfo(file).Length);
        Measure.Line("  snapshot", $"{bytes / 1024} KB, {bytes / (double)size:0} bytes a passage");
        var queries = Enumerable.Range(0, QueryCount).Select(_ => corpus.Query()).ToList();
        using (var index = Measure.Timed("  open the snapshot", () => PassageIndex.Open(snapshot, NullLogger.Instance)))
        {
            Measure.Latency("  search, 1 thread", queries, query => index.Search(query));
            Measure.Memory("searching");
        }
    }
}
