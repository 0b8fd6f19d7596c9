using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>What the store knows of a source, and under which path it knew it before this sync.</summary>
internal sealed record FollowedSource(KnownSource Source, string KnownAs);

/// <summary>
/// Follows files that were renamed or moved inside their collection: a document whose file is gone goes on in a new file of the same bytes,
/// so that its links stay good. Files are opened only where a gone one had their size.
/// </summary>
internal static class RenamedFiles
{
    /// <summary>No reader is called so: under another ending the same text may be of another kind.</summary>
    private const string ReadAnew = "";

    /// <returns>What is known, by the paths of now.</returns>
    public static async Task<Dictionary<string, FollowedSource>> FollowAsync(
        IDocumentStore store,
        IReadOnlyList<KnownSource> sources,
        IReadOnlyList<FoundFile> files,
        ScanResult scan,
        int maxBytes,
        SyncLedger ledger,
        CancellationToken cancellationToken)
    {
        var known = sources.ToDictionary(source => source.Path, source => new FollowedSource(source, source.Path), StringComparer.Ordinal);
        var gone = sources.Where(source => !SourceExtractor.IsPart(source.Reader) && !scan.Files.ContainsKey(source.Path)
            && !scan.MayHide(source.Path)).ToList();
        foreach (var file in files.Where(file => !known.ContainsKey(file.Path)))
        {
            if (!gone.Exists(source => source.Source.Size == file.Size)
                || (await FileLoading.LoadAsync(file.FullPath, maxBytes, cancellationToken)).Fingerprint is not { } fingerprint
                || gone.Find(source => source.Source.Sha256 == fingerprint.Sha256) is not { } same)
            {
                continue;
            }

            await store.RenameAsync(same.DocumentId, file.Path, cancellationToken);
            gone.Remove(same);
            known.Remove(same.Path);
            var sameKind = Path.GetExtension(same.Path).Equals(Path.GetExtension(file.Path), StringComparison.OrdinalIgnoreCase);
            known[file.Path] = new(same with { Path = file.Path, Reader = sameKind ? same.Reader : ReadAnew }, same.Path);
            ledger.Rename(same.Path, file.Path);
        }

        return known;
    }
}
