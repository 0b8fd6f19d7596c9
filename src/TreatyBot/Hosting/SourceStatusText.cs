using System.Globalization;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Hosting;

/// <summary>Says how a source is, for <c>doctor</c>, <c>index</c> and health.</summary>
internal static class SourceStatusText
{
    public static string Describe(SourceStatus status) => status switch
    {
        { DownSince: { } since, Succeeded: null } =>
            $"{status.Name} has been down since {Say(since)}: {status.DownReason} Nothing was fetched of it before.",
        { DownSince: { } since, Succeeded: { } last } => $"{status.Name} has been down since {Say(since)}: {status.DownReason} What was "
            + $"fetched of it at {Say(last)} goes on answering.",
        { Succeeded: { } last, Due: { } due } => $"{status.Name} was up to date at {Say(last)} and is asked again at {Say(due)}.",
        _ => $"{status.Name} has not been fetched yet. Run 'treatybot index', or start the worker.",
    };

    private static string Say(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
