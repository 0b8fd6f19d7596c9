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

    private readonly Dictionary<string, ReadAttempt> _inside = before.Where(finding => finding.Attempt is not null)
        .SelectMany(finding => HoldersOf(finding.Path), (finding, holder) => (holder, finding.Attempt))
        .DistinctBy(found => found.holder, StringComparer.Ordinal)
        .ToDictionary(found => found.holder, found => found.Attempt!, StringComparer.Ordinal);

    public ReadAttempt Of(FoundFile file) => new(file.Size, file.Modified, readers);

    /// <summary>What was found when the file was read last, where that would be found again; else null.</summary>
    public SourceFinding? FindCurrent(FoundFile file, DateTimeOffset now) =>
        _found.GetValueOrDefault(file.Path) is { Attempt: { } attempt } finding && IsCurrent(attempt, file, now) ? finding : null;

    /// <summary>True for an archive that was opened as it is now; where no document of it is known, it holds none.</summary>
    public bool WasOpened(FoundFile file, DateTimeOffset now) =>
        _inside.TryGetValue(file.Path, out var attempt) && IsCurrent(attempt, file, now);

    private bool IsCurrent(ReadAttempt attempt, FoundFile file, DateTimeOffset now) =>
        attempt.Size == file.Size && attempt.Readers == readers && (attempt.Modified - file.Modified).Duration() < precision
        && !FileExamination.IsLatelyWritten(file, now);

    /// <summary>"a.zip" and "a.zip/b.eml" for "a.zip/b.eml/c.txt"; folders too, which no file is called by.</summary>
    private static IEnumerable<string> HoldersOf(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }
}
