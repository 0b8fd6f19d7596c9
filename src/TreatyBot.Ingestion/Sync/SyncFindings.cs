using Microsoft.Extensions.Logging;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>
/// Keeps what a sync has to say of single files, and says it in the log once: not again at every sync until it is mended.
/// </summary>
internal sealed partial class SyncFindings(IDocumentStore store, ILogger logger)
{
    /// <summary>Says it once, however often it is tried again; what the sync before found stays known.</summary>
    public async Task RecordFailureAsync(string collection, string failure, CancellationToken cancellationToken)
    {
        var before = await store.ListFindingsAsync(collection, cancellationToken);
        var finding = new SourceFinding(".", SourceFindingKind.Refused, failure);
        if (!before.Contains(finding))
        {
            Log.Failed(logger, failure);
            await store.RecordFindingsAsync(collection, [finding, .. before], cancellationToken);
        }
    }

    /// <summary>Keeps what was found for whoever asks later, and writes into the log what the sync before had not found already.</summary>
    public async Task RecordAsync(
        SyncSummary summary, IReadOnlyList<SourceFinding> before, Dictionary<string, string> faults,
        CancellationToken cancellationToken)
    {
        List<SourceFinding> findings =
        [
            .. summary.Refused.Select(refused => new SourceFinding(refused.Path, SourceFindingKind.Refused, refused.Reason)
            {
                Attempt = refused.Attempt,
            }),
            .. summary.Warnings,
            .. summary.PassedOver,
            .. summary.Down,
        ];
        if (findings.SequenceEqual(before))
        {
            return;
        }

        var said = findings.Where(finding => finding.Kind is SourceFindingKind.Refused or SourceFindingKind.Warning);
        foreach (var finding in said.Except(before))
        {
            if (faults.TryGetValue(finding.Path, out var fault))
            {
                Log.ReaderFailed(logger, finding.Path, finding.Reason, fault);
            }
            else
            {
                Log.Found(logger, finding.Kind, summary.Collection, finding.Path, finding.Reason);
            }
        }

        await store.RecordFindingsAsync(summary.Collection, findings, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(2102, LogLevel.Warning, "{Kind} {Collection}/{Path}: {Reason}")]
        public static partial void Found(ILogger logger, SourceFindingKind kind, string collection, string path, string reason);

        [LoggerMessage(2103, LogLevel.Warning, "{Failure}")]
        public static partial void Failed(ILogger logger, string failure);

        [LoggerMessage(2001, LogLevel.Error, "{Path}: {Reason} {Fault}")]
        public static partial void ReaderFailed(ILogger logger, string path, string reason, string fault);
    }
}
