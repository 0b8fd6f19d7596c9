using Lucene.Net.Index;
using Microsoft.Extensions.Logging;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// Merges by a thread of its own; where merging has fallen far behind, the writer waits for it. Lucene's scheduler lets a merge that fails,
/// as on a full disk, end the whole process: here it is told, and the segments stay as they are.
/// </summary>
internal sealed partial class BackgroundMerging : ConcurrentMergeScheduler
{
    private readonly ILogger _logger;

    public BackgroundMerging(ILogger logger)
    {
        _logger = logger;
        SetMaxMergesAndThreads(maxMergeCount: 3, maxThreadCount: 1);
    }

    protected override void HandleMergeException(Exception exc) => Log.NotMerged(_logger, exc);

    private static partial class Log
    {
        [LoggerMessage(1153, LogLevel.Error, "Merging the index failed; it goes on answering, more slowly.")]
        public static partial void NotMerged(ILogger logger, Exception exception);
    }
}
