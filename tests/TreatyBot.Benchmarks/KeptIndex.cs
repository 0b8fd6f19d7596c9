using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;
using TreatyBot.FastIndex;
using TreatyBot.LuceneIndex;

namespace TreatyBot.Benchmarks;

/// <summary>An index that is kept in a folder.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Open">Opens it in a folder.</param>
/// <param name="Settle">Waits until nothing is left to merge or to keep.</param>
internal sealed record KeptIndex(string Name, Func<string, IPersistentPassageIndex> Open, Action<IPersistentPassageIndex> Settle)
{
    /// <summary>All that there are.</summary>
    public static IReadOnlyList<KeptIndex> All { get; } =
    [
        new(
            "Lucene.Net", folder => LucenePassageIndex.Open(folder, NullLogger.Instance), index => ((LucenePassageIndex)index).Settle()),
        new("Fast", folder => FastPassageIndex.Open(folder, NullLogger.Instance), index => ((FastPassageIndex)index).SettleAsync().Wait()),
    ];

    /// <summary>Leaves an index of documents in a folder, and prints how long it took for it and how large it is.</summary>
    public void Keep(IEnumerable<IndexedDocument> documents, string folder)
    {
        const int Batch = 200;
        var watch = new System.Diagnostics.Stopwatch();
        int passages;
        using (var index = (IDisposable)Open(folder))
        {
            var kept = (IPersistentPassageIndex)index;
            foreach (var batch in documents.Chunk(Batch))
            {
                watch.Start();
                kept.Apply(batch, []);
                watch.Stop();
            }

            watch.Start();
            Settle(kept);
            Measure.Line($"  {Name}, made, merged and kept", $"{watch.Elapsed.TotalSeconds:0.000} s");
            passages = kept.Count;
        }

        var bytes = Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length);
        Measure.Line($"  {Name}, its folder", $"{bytes / 1024} KB, {bytes / (double)passages:0} bytes a passage");
    }
}
