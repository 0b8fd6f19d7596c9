namespace TreatyBot.Logs;

/// <summary>What is logged, and how it is written: <c>Logging:…</c>.</summary>
internal sealed class LoggingSettings
{
    public const string Section = "Logging";

    /// <summary>Lines for people, or one JSON object a line for programs.</summary>
    public LogFormat Format { get; set; }

    /// <summary>The least level that is logged, by category; the category <c>Default</c> stands for all that are not named.</summary>
    public IDictionary<string, LogLevel> LogLevel { get; } = new Dictionary<string, LogLevel>(StringComparer.OrdinalIgnoreCase);
}
