using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>Writes down what a sync does.</summary>
/// <param name="collection">The collection's name.</param>
/// <param name="scan">What its sources hold.</param>
/// <param name="before">What the sync before found: what it said of a file that is not read again still holds.</param>
internal sealed class SyncLedger(string collection, ScanResult scan, IReadOnlyList<SourceFinding> before)
{
    private readonly List<string> _added = [];
    private readonly List<string> _changed = [];
    private readonly List<RenamedSource> _renamed = [];
    private readonly List<string> _removed = [];
    private readonly List<SourceFinding> _warnings = [.. scan.Warnings];
    private readonly List<SourceFinding> _passedOver = [.. scan.PassedOver];
    private readonly ILookup<string, SourceFinding> _earlierWarnings = before.Where(finding => finding.Kind == SourceFindingKind.Warning)
        .ToLookup(finding => finding.Path, StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _present = new(() => scan.Files.Keys.ToHashSet(StringComparer.Ordinal));
    private int _unchanged;

    public void Save(string path, bool isNew, IReadOnlyList<string> warnings)
    {
        (isNew ? _added : _changed).Add(path);
        _warnings.AddRange(warnings.Select(warning => new SourceFinding(path, SourceFindingKind.Warning, warning)));
    }

    public void Rename(string from, string to) => _renamed.Add(new(from, to));

    public void Remove(string path) => _removed.Add(path);

    /// <param name="path">A document that is as it was.</param>
    /// <param name="knownAs">Its path in the sync before.</param>
    public void Keep(string path, string knownAs)
    {
        _unchanged++;
        _warnings.AddRange(_earlierWarnings[knownAs].Select(warning => warning with { Path = path }));
    }

    public void Warn(string path, IReadOnlyList<string> warnings) =>
        _warnings.AddRange(warnings.Select(warning => new SourceFinding(path, SourceFindingKind.Warning, warning)));

    /// <summary>What was found of files inside one that is as it was, and of that one itself.</summary>
    public void KeepFindingsInside(string path)
    {
        foreach (var finding in before.Where(finding => finding.Path.StartsWith(path + '/', StringComparison.Ordinal)
            && ArchiveParts.HolderOf(finding.Path, _present.Value) == path))
        {
            switch (finding.Kind)
            {
                case SourceFindingKind.Refused:
                    scan.Refused.Add(new(finding.Path, finding.Reason) { Attempt = finding.Attempt });
                    break;
                case SourceFindingKind.PassedOver:
                    _passedOver.Add(finding);
                    break;
            }
        }
    }

    public void Refuse(RefusedSource source) => scan.Refused.Add(source);

    /// <param name="path">A file that no reader takes.</param>
    /// <param name="kind">What its bytes are; empty where its name said enough.</param>
    /// <param name="attempt">Null where its bytes were not looked at.</param>
    public void PassOver(string path, string kind, ReadAttempt? attempt = null) =>
        _passedOver.Add(new(path, SourceFindingKind.PassedOver, kind.Length > 0 ? $"It is {kind}." : "") { Attempt = attempt });

    /// <summary>What the sync before found of a file, and this one would.</summary>
    public void FindAgain(SourceFinding finding, bool stillAnswers)
    {
        if (finding.Kind == SourceFindingKind.PassedOver)
        {
            _passedOver.Add(finding);
        }
        else
        {
            Refuse(new(finding.Path, finding.Reason, stillAnswers) { Attempt = finding.Attempt });
        }
    }

    public SyncSummary Close() => new(collection)
    {
        Added = _added,
        Changed = _changed,
        Renamed = _renamed,
        Removed = _removed,
        Unchanged = _unchanged,
        Refused = scan.Refused,
        Warnings = _warnings,
        PassedOver = [.. _passedOver.OrderBy(finding => finding.Path, StringComparer.Ordinal)],
        IsPartial = scan.Unseen.Count > 0 || scan.Down.Count > 0,
        Down = scan.Down,
    };
}
