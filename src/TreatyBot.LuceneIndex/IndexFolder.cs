using Lucene.Net.Index;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Search;
using Directory = Lucene.Net.Store.Directory;

namespace TreatyBot.LuceneIndex;

/// <summary>Opens an index in its folder, whatever the folder is like.</summary>
internal static partial class IndexFolder
{
    public static LucenePassageIndex Open(string folder, Bm25F scoring, ILogger logger)
    {
        try
        {
            Directory directory = FSDirectory.Open(folder);
            var mode = IsOurs(directory, logger) ? OpenMode.CREATE_OR_APPEND : OpenMode.CREATE;
            try
            {
                return new LucenePassageIndex(directory, mode, scoring, logger);
            }
            catch (LockObtainFailedException)
            {
                using (directory)
                {
                    return new LucenePassageIndex(new RAMDirectory(directory, IOContext.READ_ONCE), mode, scoring, logger);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.InMemory(logger, folder, e.Message);
            return new LucenePassageIndex(scoring);
        }
    }

    /// <summary>True for a folder without an index, and for a whole one that this build has written.</summary>
    private static bool IsOurs(Directory directory, ILogger logger)
    {
        try
        {
            if (!DirectoryReader.IndexExists(directory))
            {
                return true;
            }

            using var reader = DirectoryReader.Open(directory);
            if (reader.IndexCommit.UserData.TryGetValue(WriterSettings.Build, out var build) && build == WriterSettings.ThisBuild)
            {
                foreach (var leaf in reader.Leaves)
                {
                    leaf.AtomicReader.CheckIntegrity();
                }

                return true;
            }

            Log.ThrownAway(logger, directory, "another build has written it");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A damaged file makes Lucene throw whatever comes of it.
            Log.ThrownAway(logger, directory, e.Message);
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1151, LogLevel.Warning, "The index in '{Directory}' is thrown away and made again from the store: {Reason}")]
        public static partial void ThrownAway(ILogger logger, Directory directory, string reason);

        [LoggerMessage(
            1154,
            LogLevel.Warning,
            "The index cannot be kept in '{Folder}' ({Reason}); it is in memory, and each start makes it anew. Make sure that the folder "
            + "is writable and the disk has room.")]
        public static partial void InMemory(ILogger logger, string folder, string reason);
    }
}
