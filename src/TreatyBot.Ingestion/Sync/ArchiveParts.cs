using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>Documents that lie in archives or hang on mails: what is known of them belongs to the file that holds them.</summary>
internal static class ArchiveParts
{
    /// <summary>What is known of the files inside files that are there.</summary>
    public static ILookup<string, FollowedSource> PartsOf(Dictionary<string, FollowedSource> known, List<FoundFile> files)
    {
        var present = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return known.Values.Select(followed => (Holder: HolderOf(followed.Source, present), followed))
            .Where(found => found.Holder is not null)
            .ToLookup(found => found.Holder!, found => found.followed, StringComparer.Ordinal);
    }

    /// <summary>The file that a document lies in, where that is a part of one.</summary>
    public static string? HolderOf(KnownSource source, HashSet<string> present) =>
        SourceExtractor.IsPart(source.Reader) ? HolderOf(source.Path, present) : null;

    /// <summary>
    /// The file that something of that path lies in, where it is no file itself. Of web pages one address may begin with another's: what
    /// is longest holds it.
    /// </summary>
    public static string? HolderOf(string path, HashSet<string> present)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0 && !present.Contains(path); slash = path.LastIndexOf('/', slash - 1))
        {
            if (present.Contains(path[..slash]))
            {
                return path[..slash];
            }
        }

        return null;
    }

    public static List<KnownSource> KnownOf(FoundFile file, Dictionary<string, FollowedSource> known,
        ILookup<string, FollowedSource> parts) =>
        [.. (known.TryGetValue(file.Path, out var own) ? [own] : Enumerable.Empty<FollowedSource>()).Concat(parts[file.Path])
            .Select(followed => followed.Source)];
}
