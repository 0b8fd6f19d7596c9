using System.Security.Cryptography;
using System.Text.Json;

namespace TreatyBot.Ingestion.Sources.State;

/// <summary>
/// The folder that keeps one source's last good state. A file is named after its bytes and never written again; the state names the files
/// that count, and takes the place of the one before in one step. So whoever reads sees one state whole, also after a kill.
/// </summary>
/// <param name="path">Where it is; made when something is kept.</param>
public sealed class SourceFolder(string path)
{
    private const string StateFile = "state.json";
    private const string FilesFolder = "files";
    private const int HashLength = 32;

    private readonly Lock _gate = new();
    private HashSet<string> _namedBefore = new(StringComparer.Ordinal);
    private (DateTime Written, long Length, SourceState State)? _loaded;

    public string Path { get; } = path;

    /// <summary>What is kept; an empty state where nothing is, or where it cannot be read.</summary>
    public SourceState Load()
    {
        lock (_gate)
        {
            // Another process may have written it; one that has not changed is not parsed again for every page that is looked for.
            var file = new FileInfo(In(StateFile));
            if (!file.Exists)
            {
                return new();
            }

            if (_loaded is { } loaded && loaded.Written == file.LastWriteTimeUtc && loaded.Length == file.Length)
            {
                return loaded.State;
            }

            var state = Parse(file.FullName);
            _loaded = (file.LastWriteTimeUtc, file.Length, state);
            return state;
        }
    }

    public void Save(SourceState state)
    {
        Make(Path);
        var temporary = In(StateFile + ".new");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, state, SourceStateJson.Default.SourceState);
            stream.Flush(flushToDisk: true);
        }

        lock (_gate)
        {
            File.Move(temporary, In(StateFile), overwrite: true);
            _loaded = null;
        }
    }

    /// <summary>Keeps bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="ending">By which their reader is picked, with its dot.</param>
    /// <returns>The file's name.</returns>
    public string Keep(ReadOnlySpan<byte> content, string ending)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength] + ending;
        var file = FileOf(name);
        if (!File.Exists(file))
        {
            Make(In(FilesFolder));
            File.WriteAllBytes(file + ".new", content);
            File.Move(file + ".new", file, overwrite: true);
        }

        return name;
    }

    public string FileOf(string name) => System.IO.Path.Combine(In(FilesFolder), name);

    public byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(FileOf(name));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Removes what neither this state nor the one before names: a sync that began with that one may still be reading.
    /// </summary>
    public void RemoveUnnamed(SourceState state)
    {
        var named = state.Pages.Concat(state.Indexes).Select(page => page.File).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(In(FilesFolder)) ? Directory.GetFiles(In(FilesFolder)) : [])
        {
            var name = System.IO.Path.GetFileName(file);
            if (!named.Contains(name) && !_namedBefore.Contains(name))
            {
                File.Delete(file);
            }
        }

        _namedBefore = named;
    }

    /// <summary>Keeps other processes from fetching the same; null where one does so now.</summary>
    public IDisposable? TryLock()
    {
        Make(Path);
        try
        {
            return new FileStream(In("fetching.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static SourceState Parse(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return JsonSerializer.Deserialize(stream, SourceStateJson.Default.SourceState) ?? new();
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return new();
        }
    }

    internal string In(string name) => System.IO.Path.Combine(Path, name);

    internal static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // As the store itself: for the owner's eyes alone.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
