using System.CommandLine;
using TreatyBot.ConsoleOutput;
using TreatyBot.Hosting;
using TreatyBot.Indexing;

namespace TreatyBot.CommandLine;

/// <summary><c>index</c>: syncs the configured folders now and says what was added, changed, removed and refused.</summary>
internal static class IndexCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var command = new Command(
            "index", "Reads the configured folders now. A running worker answers from the new state within a second.");
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            // The summary says what the log would say too.
            await using var services = Bootstrap.CreateTool(
                ["Logging:LogLevel:TreatyBot.Ingestion.Sync=Error", .. parsed.GetValue(settings)!]);
            var summaries = await services.GetRequiredService<CollectionSync>().SyncAsync(cancellationToken);
            SyncSummaryRenderer.Write(Screen.Create(), summaries);
            return summaries.Any(summary => summary.Failure is not null || summary.IsPartial) ? ExitCode.Failed : ExitCode.Success;
        }));
        return command;
    }
}
