using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Ingestion.Sync;

/// <summary>A file that a scan has found.</summary>
/// <param name="Path">The document's path.</param>
/// <param name="FullPath">Where the file is.</param>
/// <param name="Size">In bytes, as found.</param>
/// <param name="Modified">As the file system says.</param>
/// <param name="Corrections">What <c>sources.yaml</c> states of it.</param>
/// <param name="CorrectionsUnknown">True where a <c>sources.yaml</c> above it cannot be read.</param>
internal sealed record FoundFile(string Path, string FullPath, long Size, DateTimeOffset Modified, Corrections Corrections,
    bool CorrectionsUnknown);

/// <summary>What lies in a collection's folders.</summary>
internal sealed class ScanResult
{
    /// <summary>In the order of their paths.</summary>
    public SortedDictionary<string, FoundFile> Files { get; } = new(StringComparer.Ordinal);

    public List<RefusedSource> Refused { get; } = [];

    /// <summary>Folders, as documents' paths ending in <c>/</c>, whose files could not be looked at: what is known of them stays.</summary>
    public List<string> Unseen { get; } = [];

    /// <summary>Whether a document of that path may lie where the scan could not look.</summary>
    public bool MayHide(string path) => Unseen.Exists(folder => path.StartsWith(folder, StringComparison.Ordinal));
}
