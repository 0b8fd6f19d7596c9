using System.Runtime.InteropServices;

namespace TreatyBot.Ingestion.Readers;

/// <summary>A file's bytes for libraries that want a stream.</summary>
internal static class ContentStream
{
    /// <summary>Reads the bytes where they are: a file of 20 MB is not copied for each library that looks at it.</summary>
    public static MemoryStream AsStream(this ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
