using System.Globalization;
using System.Text;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Ingestion.Sync;

/// <summary>Looks through a collection's folders without opening any document, following no link out of them.</summary>
internal sealed class FolderScan(string collectionFolder, ScanResult result, ScanLimits limits, CancellationToken cancellationToken)
{
    private const int MostEntries = 1_000_000;
    private const int MostSourcesFileBytes = 1024 * 1024;

    private readonly string _realRoot = RealPath.Of(Path.GetFullPath(collectionFolder)) ?? Path.GetFullPath(collectionFolder);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private bool _full;

    /// <summary>What documents' paths begin with, before their path below the folder.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What people know the folder by.</summary>
    public string? ShownAs { get; init; }

    /// <summary>What is known of a document by its path alone.</summary>
    public Func<string, DocumentMetadata>? FindFacts { get; init; }

    public void Run() => Look(new Folder(Prefix, collectionFolder, _realRoot, 0, [], CorrectionsUnknown: false));

    private void Look(Folder folder)
    {
        _visited.Add(folder.RealPath);
        List<FileSystemInfo> entries;
        try
        {
            entries = [.. new DirectoryInfo(folder.FullPath).EnumerateFileSystemInfos().Take(MostEntries)];
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            result.Unseen.Add(folder.Path);
            result.Refused.Add(new(Printable(folder.Path), "The folder cannot be opened: let the bot's user read it.", StillAnswers: true));
            return;
        }

        if (entries.Count == MostEntries)
        {
            result.Unseen.Add(folder.Path);
            Refuse(folder.Path, string.Create(CultureInfo.InvariantCulture,
                $"The folder has {MostEntries} entries or more; only so many were looked at. Split it."), stillAnswers: true);
        }

        folder = WithSourcesFile(folder, entries);
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_full)
            {
                return;
            }

            if (entry.Name == SourcesFile.Name || entry.Name.StartsWith('.'))
            {
                continue;
            }

            Take(folder, entry);
        }
    }

    private void Take(Folder folder, FileSystemInfo entry)
    {
        var path = folder.Path + entry.Name;
        if (!IsCleanName(entry.Name))
        {
            Refuse(path, "Its name is not valid text, or holds control characters. Rename it.");
            return;
        }

        try
        {
            var real = Path.Combine(folder.RealPath, entry.Name);
            if (entry.LinkTarget is not null)
            {
                if (Resolve(path, entry) is not { } resolved)
                {
                    return;
                }

                real = resolved;
                entry = Directory.Exists(resolved) ? new DirectoryInfo(resolved) : new FileInfo(resolved);
            }

            if (entry is DirectoryInfo)
            {
                Enter(folder, path, entry.FullName, real);
            }
            else if (entry is FileInfo file)
            {
                Add(folder, path, file);
            }
        }
        catch (Exception gone) when (gone is UnauthorizedAccessException or IOException)
        {
            result.Unseen.Add(path);
            Refuse(path, "It cannot be looked at: let the bot's user read it.", stillAnswers: true);
        }
    }

    private string? Resolve(string path, FileSystemInfo link)
    {
        var real = RealPath.Of(link.FullName);
        if (real is null)
        {
            Refuse(path, "It is a link that goes in a circle. Remove it.");
        }
        else if (!RealPath.IsInside(real, _realRoot))
        {
            Refuse(path, real == _realRoot
                ? "It is a link that goes in a circle. Remove it."
                : "It is a link out of the collection's folder. Put the file itself there.");
        }
        else if (!Path.Exists(real))
        {
            Refuse(path, "It is a link to nothing. Remove it.");
        }
        else
        {
            return real;
        }

        return null;
    }

    private void Enter(Folder folder, string path, string fullPath, string real)
    {
        if (_visited.Contains(real))
        {
            Refuse(path, "It is a link to a folder that is read already, or goes in a circle. Remove it.");
        }
        else if (folder.Depth + 1 > limits.Options.MaxFolderDepth)
        {
            result.Unseen.Add(path + '/');
            Refuse(path, string.Create(CultureInfo.InvariantCulture,
                $"It lies more than {limits.Options.MaxFolderDepth} folders deep and was not looked into. Move it up, or raise "
                    + $"Ingestion:MaxFolderDepth."));
        }
        else
        {
            Look(folder with { Path = path + '/', FullPath = fullPath, RealPath = real, Depth = folder.Depth + 1 });
        }
    }

    private void Add(Folder folder, string path, FileInfo file)
    {
        if (result.Files.Count >= limits.Options.MaxFiles)
        {
            _full = true;
            result.Unseen.Add("");
            Refuse(path, string.Create(CultureInfo.InvariantCulture,
                $"The collection has more than {limits.Options.MaxFiles} files; from here on they were not looked at. Split it, or raise "
                    + $"Ingestion:MaxFiles."));
            return;
        }

        var corrections = new Corrections { WhereUnknown = FindFacts?.Invoke(path) ?? DocumentMetadata.Unknown };
        foreach (var (prefix, sources) in folder.Sources)
        {
            sources.AddTo(corrections, path[prefix.Length..]);
        }

        var found = new FoundFile(path, file.FullName, file.Length, new(file.LastWriteTimeUtc), corrections, folder.CorrectionsUnknown);
        if (!result.Files.TryAdd(path, found))
        {
            Refuse(path,
                $"Another folder of the collection has a file of this path already; the one in '{ShownAs ?? collectionFolder}' was left "
                    + "out. Rename one of them.");
        }
    }

    private Folder WithSourcesFile(Folder folder, List<FileSystemInfo> entries)
    {
        if (entries.Find(entry => entry.Name == SourcesFile.Name) is not FileInfo file)
        {
            return folder;
        }

        var path = folder.Path + SourcesFile.Name;
        try
        {
            if (file.LinkTarget is not null && Resolve(path, file) is null)
            {
                return folder with { CorrectionsUnknown = true };
            }

            if (file.Length > MostSourcesFileBytes)
            {
                throw new YamlBrokenException(
                    string.Create(CultureInfo.InvariantCulture, $"it is larger than {MostSourcesFileBytes} bytes"), 1);
            }

            var decoded = TextDecoder.Decode(File.ReadAllBytes(file.FullName));
            if (decoded.Text is not { } yaml)
            {
                throw new YamlBrokenException(decoded.Refusal!, 1);
            }

            return folder with { Sources = [.. folder.Sources, (folder.Path, SourcesFile.Parse(yaml, limits.Today))] };
        }
        catch (YamlBrokenException broken)
        {
            Refuse(path, string.Create(CultureInfo.InvariantCulture,
                $"It is broken at line {broken.Line}: {broken.Message.TrimEnd('.')}. Until it is corrected, nothing that it states "
                    + $"counts for documents that are new or have changed."));
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            Refuse(path,
                "It cannot be read: let the bot's user read it. Until then nothing that it states counts for documents that are new or "
                    + "have changed.");
        }

        return folder with { CorrectionsUnknown = true };
    }

    private void Refuse(string path, string reason, bool stillAnswers = false) =>
        result.Refused.Add(new(Printable(path), reason, stillAnswers));

    private static bool IsCleanName(string name) =>
        name.EnumerateRunes().All(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar && rune.Value is not (0x2028 or 0x2029));

    /// <summary>A path as it can be shown: what cannot be printed becomes a question mark.</summary>
    private static string Printable(string path) =>
        path.Length == 0
            ? "."
            : string.Concat(path.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) ? '?' : c));

    private sealed record Folder(
        string Path, string FullPath, string RealPath, int Depth, IReadOnlyList<(string Prefix, SourcesFile Sources)> Sources,
        bool CorrectionsUnknown);
}
