using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources;

/// <summary>A folder of this machine.</summary>
/// <param name="Folder">Its absolute path.</param>
public sealed record FolderSource(string Folder) : IDocumentSource
{
    public string? FindFailure() => Directory.Exists(Folder) ? null : $"there is no folder '{Folder}'";

    public void Scan(ScanResult result, ScanLimits limits, CancellationToken cancellationToken) =>
        new FolderScan(Folder, result, limits, cancellationToken).Run();

    public SourceFileName? FindFile(string path) =>
        Path.Combine(Folder, path) is var file && File.Exists(file) ? new(file, path) : null;
}
