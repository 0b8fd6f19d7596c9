using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources;

/// <summary>
/// Where documents come from. What a sync asks of it lies on this machine: whatever is elsewhere is fetched before, on a schedule of its
/// own (<see cref="IFetchedSource"/>), so that a sync waits for no network.
/// </summary>
public interface IDocumentSource
{
    /// <summary>Null, or why the whole collection must stay as it is: "there is no folder '/srv/documents'".</summary>
    string? FindFailure();

    /// <summary>Adds the files that it holds. Whatever is wrong with it is told in the result, never thrown.</summary>
    void Scan(ScanResult result, ScanLimits limits, CancellationToken cancellationToken);

    /// <summary>The file that a document was read from; null where it has none of that path.</summary>
    SourceFileName? FindFile(string path);
}

/// <summary>Within what a source is looked through.</summary>
/// <param name="Options">The limits.</param>
/// <param name="Today">What a date of publication may not lie after.</param>
public sealed record ScanLimits(IngestionOptions Options, DateOnly Today);

/// <summary>A file that documents were read from.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="ReadAs">The name by which its reader is picked.</param>
public sealed record SourceFileName(string FullPath, string ReadAs)
{
    /// <summary>Where people find it, where that is another place than the copy that is read.</summary>
    public string? ShownAs { get; init; }
}
