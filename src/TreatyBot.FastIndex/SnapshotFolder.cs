using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>
/// A folder with the files of segments and one manifest, which names those that make up the index and what is deleted of them. Every file
/// is written under another name, flushed and then renamed, the manifest last: whenever the process is killed, the folder holds the old
/// state or the new one.
/// </summary>
internal sealed class SnapshotFolder : IDisposable
{
    private const string ManifestName = "manifest";
    private const string SegmentExtension = ".segment";
    private const string UnfinishedExtension = ".unfinished";

    private readonly string _scoring;
    private readonly FileStream? _lock;

    /// <param name="path">The folder.</param>
    /// <param name="scoring">The formula: the bounds in segments hold for no other.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public SnapshotFolder(string path, Bm25F scoring)
    {
        _scoring = scoring.ToString();
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        try
        {
            _lock = new FileStream(In("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process writes here, or nobody may: this one only reads.
        }
    }

    public string Path { get; }

    /// <summary>The segments that the manifest names; none where there is no manifest. Files that it does not name are deleted.</summary>
    /// <exception cref="InvalidDataException">The manifest or a segment is damaged or of another build; all files are deleted
    /// then.</exception>
    /// <exception cref="IOException">A file cannot be read; likewise.</exception>
    public IReadOnlyCollection<SegmentView> Read()
    {
        var views = new List<SegmentView>();
        try
        {
            if (File.Exists(In(ManifestName)))
            {
                foreach (var line in SnapshotManifest.Read(File.ReadAllBytes(In(ManifestName)), _scoring))
                {
                    views.Add(Open(line));
                }
            }

            DeleteAllBut(views);
            return views;
        }
        catch
        {
            views.ForEach(view => view.Segment.Release());
            TryDelete(In(ManifestName));
            DeleteAllBut([]);
            throw;
        }
    }

    /// <summary>Makes the folder hold these segments; those that it has already cost nothing.</summary>
    public void Write(IReadOnlyList<SegmentView> views)
    {
        if (_lock is null)
        {
            return;
        }

        foreach (var segment in views.Select(view => view.Segment).Where(segment => segment.FileName is null))
        {
            var name = Guid.NewGuid().ToString("N") + SegmentExtension;
            WriteFile(name, segment.WriteTo);
            segment.FileName = name;
        }

        var manifest = SnapshotManifest.Write(
            views.Select(
                view => new SnapshotLine(view.Segment.FileName!, view.Segment.Length, view.Segment.Checksum, [.. view.DeletedRows])),
            _scoring);
        WriteFile(ManifestName, stream => stream.Write(manifest));
        DeleteAllBut(views);
    }

    public void Dispose() => _lock?.Dispose();

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private SegmentView Open(SnapshotLine line)
    {
        var memory = SegmentMemory.Map(In(line.FileName));
        try
        {
            SegmentFile.Check(memory, line.FileName);
            var segment = new Segment(memory) { FileName = line.FileName };
            if (segment.Checksum != line.Checksum || segment.Length != line.Length)
            {
                throw new InvalidDataException($"'{line.FileName}' is not the segment that the manifest means.");
            }

            return new SegmentView(segment).Without(line.DeletedRows);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    private void WriteFile(string name, Action<Stream> write)
    {
        var unfinished = In(name + UnfinishedExtension);
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, In(name), overwrite: true);
    }

    private void DeleteAllBut(IReadOnlyCollection<SegmentView> views)
    {
        if (_lock is null)
        {
            return;
        }

        var kept = views.Select(view => In(view.Segment.FileName!)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path, "*" + SegmentExtension)
            .Concat(Directory.EnumerateFiles(Path, "*" + UnfinishedExtension))
            .Where(file => !kept.Contains(file)))
        {
            TryDelete(file);
        }
    }

    private void TryDelete(string file)
    {
        if (_lock is null)
        {
            return;
        }

        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where a mapped file cannot be deleted, the next start does it.
        }
    }
}
