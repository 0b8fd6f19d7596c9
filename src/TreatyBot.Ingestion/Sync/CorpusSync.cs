using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Ingestion.Sync;

/// <summary>
/// Brings the store up to what a collection's sources hold. What is gone is withdrawn before anything new is read. A document whose file
/// is now refused for what it holds is withdrawn; where the reason may pass (rights, a file being written, a folder that cannot be opened)
/// the old document goes on answering, and the summary says so. Files are read by two workers and saved in the order of their paths.
/// </summary>
public sealed partial class CorpusSync(
    IDocumentStore store,
    SourceExtractor extractor,
    IOptions<IngestionOptions> options,
    TimeProvider time,
    ILogger<CorpusSync> logger,
    ILanguageDetector? languages = null)
{
    private const int Workers = 2;

    /// <summary>File systems and stores keep times to different precisions.</summary>
    private static readonly TimeSpan TimePrecision = TimeSpan.FromMilliseconds(1);

    /// <summary>Syncs one collection. Two syncs of one collection must not run at once.</summary>
    /// <param name="collection">Its name and sources. One missing folder leaves the whole collection as it is.</param>
    /// <param name="progress">Told after every file. What is saved by then answers already: see
    /// <see cref="IDocumentStore.VersionAsync"/>.</param>
    /// <param name="cancellationToken">Stops between two files; what is saved stays.</param>
    public async Task<SyncSummary> SyncAsync(CollectionSource collection, IProgress<SyncProgress>? progress,
        CancellationToken cancellationToken)
    {
        var findings = new SyncFindings(store, logger);
        var missing = collection.Sources.Select(source => source.FindFailure()).OfType<string>().ToList();
        if (missing.Count > 0)
        {
            var failure = $"The collection '{collection.Name}' was left as it is: {string.Join(" and ", missing)}. Create it, or correct "
                + "the configuration.";
            await findings.RecordFailureAsync(collection.Name, failure, cancellationToken);
            return new(collection.Name) { Failure = failure };
        }

        var scan = new ScanResult();
        var now = time.GetUtcNow();
        await Task.Run(() => Scan(collection, scan, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken), cancellationToken);
        var before = await store.ListFindingsAsync(collection.Name, cancellationToken);
        var ledger = new SyncLedger(collection.Name, scan, before);
        var files = Wanted(scan, ledger).ToList();
        var sources = await store.ListSourcesAsync(collection.Name, cancellationToken);
        var known = await RenamedFiles.FollowAsync(store, sources, files, scan, options.Value.MaxFileBytes, ledger, cancellationToken);
        await WithdrawGoneAsync(known, files, scan, ledger, cancellationToken);
        var parts = ArchiveParts.PartsOf(known, files);
        var attempts = new ReadAttempts(before, Readers, TimePrecision);
        var recording = new SyncRecording(store, known, parts, attempts, ledger);

        var done = 0;
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await foreach (var examined in ExamineAsync(collection.Name, files, known, parts, attempts, now, cancellationToken))
            {
                await recording.RecordAsync(examined, cancellationToken);
                foreach (var refused in (examined is ArchiveFile archive ? archive.Parts : [examined]).OfType<RefusedFile>())
                {
                    if (refused.Fault is { } fault)
                    {
                        faults[refused.File.Path] = fault;
                    }
                }

                progress?.Report(new(collection.Name, ++done, files.Count));
            }
        }
        finally
        {
            extractor.EndIdleProcesses();
        }

        var summary = ledger.Close();
        await findings.RecordAsync(summary, before, faults, cancellationToken);
        if (summary.HasChanges)
        {
            Log.Synced(
                logger, collection.Name, summary.Added.Count, summary.Changed.Count, summary.Renamed.Count, summary.Removed.Count,
                summary.Unchanged, summary.Refused.Count);
        }

        return summary;
    }

    private string Readers => $"{extractor.Version} {options.Value.ReadSeconds} s {options.Value.ReadMegabytes} MB";

    private void Scan(CollectionSource collection, ScanResult scan, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var source in collection.Sources)
        {
            source.Scan(scan, new(options.Value, today), cancellationToken);
        }
    }

    private IEnumerable<FoundFile> Wanted(ScanResult scan, SyncLedger ledger)
    {
        foreach (var file in scan.Files.Values.Where(file => !file.Corrections.Ignore))
        {
            if (extractor.Takes(file.ReadAs))
            {
                yield return file;
            }
            else
            {
                ledger.PassOver(file.Path, "");
            }
        }
    }

    private async Task WithdrawGoneAsync(
        Dictionary<string, FollowedSource> known, List<FoundFile> files, ScanResult scan, SyncLedger ledger,
        CancellationToken cancellationToken)
    {
        var present = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var source in known.Values.Select(followed => followed.Source).Where(source => !present.Contains(source.Path))
            .OrderBy(source => source.Path, StringComparer.Ordinal))
        {
            if ((scan.Files.ContainsKey(source.Path) || !scan.MayHide(source.Path)) && ArchiveParts.HolderOf(source, present) is null)
            {
                await store.WithdrawAsync(source.DocumentId, cancellationToken);
                ledger.Remove(source.Path);
            }
        }
    }

    /// <summary>Examines files ahead of their turn, two at a time, and returns them in their order.</summary>
    private async IAsyncEnumerable<ExaminedFile> ExamineAsync(
        string collection,
        List<FoundFile> files,
        Dictionary<string, FollowedSource> known,
        ILookup<string, FollowedSource> parts,
        ReadAttempts attempts,
        DateTimeOffset now,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<Task<ExaminedFile>>(Workers);
        using var workers = new SemaphoreSlim(Workers);
        var producing = ProduceAsync();
        try
        {
            await foreach (var examining in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                yield return await examining;
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await producing;
            for (var i = 0; i < Workers; i++)
            {
                // A worker that still runs holds the semaphore: it must outlive them.
                await workers.WaitAsync(CancellationToken.None);
            }
        }

        async Task ProduceAsync()
        {
            try
            {
                foreach (var file in files)
                {
                    await workers.WaitAsync(stopping.Token);
                    var examining = Task.Run(() => WorkAsync(file), CancellationToken.None);
                    await ahead.Writer.WriteAsync(examining, stopping.Token);
                }

                ahead.Writer.Complete();
            }
            catch (OperationCanceledException stopped)
            {
                ahead.Writer.Complete(stopped);
            }
        }

        async Task<ExaminedFile> WorkAsync(FoundFile file)
        {
            try
            {
                var knownOf = ArchiveParts.KnownOf(file, known, parts);
                return attempts.FindCurrent(file, now) is { } finding ? new StillWithoutDocument(file, finding)
                    : knownOf.Count == 0 && attempts.WasOpened(file, now) ? new UnchangedFile(file)
                    : await FileExamination.ExamineAsync(
                        collection, file, knownOf, extractor, languages, options.Value.MaxFileBytes, TimePrecision, now, stopping.Token);
            }
            finally
            {
                workers.Release();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Information,
            "Synced {Collection}: {Added} added, {Changed} changed, {Renamed} renamed, {Removed} removed, {Unchanged} unchanged, "
                + "{Refused} refused")]
        public static partial void Synced(ILogger logger, string collection, int added, int changed, int renamed, int removed,
            int unchanged, int refused);
    }
}
