using System.Text;

namespace TreatyBot.FastIndex;

/// <summary>A segment of a snapshot.</summary>
/// <param name="FileName">In the folder.</param>
/// <param name="Length">Of the file, in bytes.</param>
/// <param name="Checksum">The segment's.</param>
/// <param name="DeletedRows">The row numbers of its documents that are deleted, rising.</param>
internal sealed record SnapshotLine(string FileName, long Length, uint Checksum, IReadOnlyList<int> DeletedRows);

/// <summary>The bytes of a manifest: build, lines, and a checksum at the end.</summary>
internal static class SnapshotManifest
{
    public static byte[] Write(IEnumerable<SnapshotLine> lines, string scoring)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(SegmentLayout.Build.ToByteArray());
        writer.Write(scoring);
        var all = lines.ToList();
        writer.Write(all.Count);
        foreach (var line in all)
        {
            writer.Write(line.FileName);
            writer.Write(line.Length);
            writer.Write(line.Checksum);
            writer.Write(line.DeletedRows.Count);
            foreach (var row in line.DeletedRows)
            {
                writer.Write(row);
            }
        }

        writer.Write(SegmentLayout.Checksum(bytes.ToArray()));
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged, or of another build.</exception>
    public static IReadOnlyList<SnapshotLine> Read(byte[] bytes, string scoring)
    {
        const int GuidSize = 16;
        if (bytes.Length < GuidSize + (2 * sizeof(int))
            || SegmentLayout.Checksum(
                bytes.AsSpan(0, bytes.Length - sizeof(uint))) != BitConverter.ToUInt32(bytes, bytes.Length - sizeof(uint)))
        {
            throw new InvalidDataException("the manifest is damaged.");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (new Guid(reader.ReadBytes(GuidSize)) != SegmentLayout.Build)
        {
            throw new InvalidDataException("it was written by another build.");
        }

        if (reader.ReadString() != scoring)
        {
            throw new InvalidDataException("it was made for another scoring.");
        }

        var lines = new SnapshotLine[reader.ReadInt32()];
        for (var i = 0; i < lines.Length; i++)
        {
            var (name, length, checksum) = (reader.ReadString(), reader.ReadInt64(), reader.ReadUInt32());
            var rows = new int[reader.ReadInt32()];
            for (var row = 0; row < rows.Length; row++)
            {
                rows[row] = reader.ReadInt32();
            }

            lines[i] = new SnapshotLine(name, length, checksum, rows);
        }

        return lines;
    }
}
