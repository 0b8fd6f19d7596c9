using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;

namespace TreatyBot.LuceneIndex;

/// <summary>How Lucene's writer works.</summary>
internal static class WriterSettings
{
    /// <summary>
    /// By what a folder tells that it holds what this build would write: another one may cut text into other terms, or keep them otherwise.
    /// </summary>
    public const string Build = "build";

    /// <summary>What is added is held in memory up to so much, then written as a segment.</summary>
    private const double BufferMegabytes = 48;

    /// <summary>A search looks into each segment: fewer of a size than Lucene's ten make it quicker, and merging costs more.</summary>
    private const int SegmentsOfASize = 4;

    /// <summary>Smaller segments count as being so large: single changed files are merged soon.</summary>
    private const double SmallMegabytes = 8;

    public static string ThisBuild { get; } =
        $"{typeof(Core.Text.Tokenizer).Module.ModuleVersionId} {typeof(WriterSettings).Module.ModuleVersionId}";

    public static IndexWriterConfig For(OpenMode mode, ILogger logger) => new(LuceneVersion.LUCENE_48, NoAnalyzer)
    {
        OpenMode = mode,
        Similarity = new FieldLengths(),
        WriteLockTimeout = 0,
        RAMBufferSizeMB = BufferMegabytes,
        MergeScheduler = new BackgroundMerging(logger),
        MergePolicy = new TieredMergePolicy
        {
            SegmentsPerTier = SegmentsOfASize,
            MaxMergeAtOnce = 2 * SegmentsOfASize,
            FloorSegmentMB = SmallMegabytes,
        },
    };

    /// <summary>Fields bring their terms with them.</summary>
    private static Analyzer NoAnalyzer { get; } = Analyzer.NewAnonymous((_, _) => throw new NotSupportedException());
}
