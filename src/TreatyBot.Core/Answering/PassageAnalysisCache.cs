using System.Collections.Concurrent;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering;

/// <summary>
/// Keeps the passages that were looked at lately, in two generations: when the younger is full the older is dropped. Cheaper than an exact order of use, and
/// no reader waits for another.
/// </summary>
internal sealed class PassageAnalysisCache(int generationSize = PassageAnalysisCache.DefaultGenerationSize)
{
    /// <summary>About 4 kB each: two generations keep within 40 MB.</summary>
    public const int DefaultGenerationSize = 5_000;

    private volatile ConcurrentDictionary<(long Reading, long Passage), PassageAnalysis> _young = new();
    private volatile ConcurrentDictionary<(long Reading, long Passage), PassageAnalysis> _old = new();
    private int _youngCount;

    public PassageAnalysis Get(Reading reading, Passage passage)
    {
        var key = (reading.Id, passage.Id);
        if (_young.TryGetValue(key, out var analysis))
        {
            return analysis;
        }

        if (!_old.TryGetValue(key, out analysis))
        {
            analysis = PassageAnalysis.Of(reading, passage);
        }

        if (_young.TryAdd(key, analysis) && Interlocked.Increment(ref _youngCount) > generationSize)
        {
            _old = _young;
            _young = new();
            Interlocked.Exchange(ref _youngCount, 0);
        }

        return analysis;
    }
}
