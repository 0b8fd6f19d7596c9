using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>
/// Knows the files that made no document when they were read last. Reading one that hangs or breaks its reader costs a minute: it is not
/// done again at each sync, but where the file, the readers or their limits have changed.
/// </summary>
/// <param name="before">What the sync before found.</param>
/// <param name="readers">The versions of all readers, and the limits within which they read.</param>
/// <param name="precision">To what the times of files are kept.</param>
internal sealed class ReadAttempts(IReadOnlyList<SourceFinding> before, string readers, TimeSpan precision)
{
    private readonly Dictionary<string, SourceFinding> _found = before.Where(finding => finding.Attempt is not null)
        .DistinctBy(finding => finding.Path, StringComparer.Ordinal).ToDictionary(finding => finding.Path, StringComparer.Ordinal);

    public ReadAttempt Of(FoundFile file) => new(file.Size, file.Modified, readers);

    /// <summary>What was found when the file was read last, where that would be found again; else null.</summary>
    public SourceFinding? FindCurrent(FoundFile file, DateTimeOffset now) =>
        _found.GetValueOrDefault(file.Path) is { Attempt: { } attempt } finding
        && attempt.Size == file.Size && attempt.Readers == readers && (attempt.Modified - file.Modified).Duration() < precision
        && !FileExamination.IsLatelyWritten(file, now)
            ? finding
            : null;
}
