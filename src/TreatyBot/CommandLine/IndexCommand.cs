using System.CommandLine;
using Spectre.Console;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Indexing;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion.Sync;
using TreatyBot.Storage;

namespace TreatyBot.CommandLine;

/// <summary><c>index</c>: syncs the configured folders now and says what was added, changed, removed and refused.</summary>
internal static class IndexCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var command = new Command(
            "index",
            "Fetches what is elsewhere and reads the configured folders now. A running worker answers from the new state within a second.");
        var json = new Option<bool>("--json") { Description = "Print what was done as one line of JSON a collection." };
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            // The summary says what the log would say too.
            await using var services = Bootstrap.CreateTool(
                [
                    "Logging:LogLevel:TreatyBot.Ingestion.Sync=Error", "Logging:LogLevel:TreatyBot.Ingestion.Sources=Error",
                    .. parsed.GetValue(settings)!,
                ]);
            var summaries = await services.GetRequiredService<CollectionSync>().SyncAsync(cancellationToken);
            var screen = Screen.Create();
            if (parsed.GetValue(json))
            {
                summaries.ToList().ForEach(summary => CommandJson.Print(Describe(summary)));
            }
            else
            {
                SyncSummaryRenderer.Write(screen, summaries, services.GetRequiredService<CollectionSources>());
            }

            if (await EmbedAsync(services, cancellationToken) is { } said && !parsed.GetValue(json))
            {
                screen.Write(new Text(ConsoleText.Inert(said) + "\n"));
            }

            return summaries.Any(summary => summary.Failure is not null || summary.IsPartial) ? ExitCode.Failed : ExitCode.Success;
        }));
        return command;
    }

    private static IndexJson Describe(SyncSummary summary)
    {
        return new IndexJson(
            summary.Collection,
            summary.Added,
            summary.Changed,
            [.. summary.Renamed.Select(file => new RenameJson(file.From, file.To))],
            summary.Removed,
            summary.Unchanged,
            [.. summary.Refused.Select(refused => new FindingJson(refused.Path, refused.Reason))],
            Findings(summary.Warnings),
            Findings(summary.PassedOver),
            Findings(summary.Down),
            !summary.IsPartial && summary.Failure is null,
            summary.Failure);

        static List<FindingJson> Findings(IReadOnlyList<SourceFinding> found) =>
            [.. found.Select(finding => new FindingJson(finding.Path, finding.Reason.Length > 0 ? finding.Reason : null))];
    }

    /// <summary>
    /// Makes the vectors of what was indexed, unless a worker runs: it does so itself, and would otherwise do the same work beside this
    /// one.
    /// </summary>
    /// <returns>What is to be said about it; null for nothing.</returns>
    private static async Task<string?> EmbedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<TextEncoder>().IsOn)
        {
            return null;
        }

        if (!services.GetRequiredService<SqliteStore>().TryTakeWorkerLock(out var worker, out _))
        {
            return "The running worker makes the vectors of what is new; until then it is found by words alone.";
        }

        // Only asked for, not kept: a worker that is started meanwhile must not be refused.
        worker.Dispose();
        await services.GetRequiredService<Corpus>().RefreshAsync(cancellationToken);
        var embedder = services.GetRequiredService<CorpusEmbedder>();
        await EmbeddingProgressBar.EmbedAsync(embedder, cancellationToken);
        return embedder.Problem is { } problem
            ? $"{problem} Until then documents are compared by words alone."
            : $"{embedder.Progress.Passages:N0} passages can be compared by meaning.";
    }
}
