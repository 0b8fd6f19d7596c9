using TreatyBot.Core.Documents;
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
    bool CorrectionsUnknown)
{
    /// <summary>The name by which its reader is picked; what has an address may have none that ends in a kind.</summary>
    public string ReadAs { get; init; } = Path;
}

/// <summary>What a collection's sources hold.</summary>
public sealed class ScanResult
{
    /// <summary>In the order of their paths.</summary>
    internal SortedDictionary<string, FoundFile> Files { get; } = new(StringComparer.Ordinal);

    public List<RefusedSource> Refused { get; } = [];

    /// <summary>What is known, without a look at its bytes, to be of a kind that no reader takes.</summary>
    public List<SourceFinding> PassedOver { get; } = [];

    /// <summary>What of a source, or of a document in it, could not be understood.</summary>
    public List<SourceFinding> Warnings { get; } = [];

    /// <summary>Sources that could not be asked for what is new.</summary>
    public List<SourceFinding> Down { get; } = [];

    /// <summary>Folders, as documents' paths ending in <c>/</c>, whose files could not be looked at: what is known of them stays.</summary>
    public List<string> Unseen { get; } = [];

    /// <summary>Whether a document of that path may lie where the scan could not look.</summary>
    public bool MayHide(string path) => Unseen.Exists(folder => path.StartsWith(folder, StringComparison.Ordinal));
}
