using TreatyBot.Core.Conversations;
using TreatyBot.Logs;

namespace TreatyBot.Hosting;

/// <summary>What the log says first and last: that something runs, from which set-up, who sees what; and that it has ended.</summary>
internal static partial class RunLog
{
    /// <summary>Says so before the services are there, which takes longer than people like to wait for a first line.</summary>
    public static void WriteFirst(IConfiguration configuration, string root)
    {
        using var early = LoggerFactory.Create(logging => logging.AddLog(configuration));
        Log.Starting(early.CreateLogger("TreatyBot"), Path.Combine(root, "config"));
    }

    public static void WriteAudiences(ILogger logger, IReadOnlyList<CollectionOptions> collections)
    {
        for (var at = 0; at < collections.Count; at++)
        {
            Log.Audience(logger, AudienceText.Describe(collections, at));
        }
    }

    public static void WriteEnd(ILogger logger, IHostApplicationLifetime lifetime)
    {
        lifetime.ApplicationStopping.Register(() => Log.Stopping(logger));
        lifetime.ApplicationStopped.Register(() => Log.Stopped(logger));
    }

    private static partial class Log
    {
        [LoggerMessage(230, LogLevel.Information, "TreatyBot starts, as set up in {Folder}.")]
        public static partial void Starting(ILogger logger, string folder);

        [LoggerMessage(231, LogLevel.Information, "{Audience}")]
        public static partial void Audience(ILogger logger, string audience);

        [LoggerMessage(232, LogLevel.Information, "Stopping; questions under way are answered first.")]
        public static partial void Stopping(ILogger logger);

        [LoggerMessage(233, LogLevel.Information, "Stopped. Goodbye.")]
        public static partial void Stopped(ILogger logger);
    }
}
