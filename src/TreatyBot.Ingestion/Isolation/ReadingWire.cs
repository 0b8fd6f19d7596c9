using System.Buffers.Binary;
using System.Text.Json;
using System.Text;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Isolation;

/// <summary>
/// How files go to a reading process and what came of them comes back: a path and the bytes, each behind its length; and JSON behind its
/// length.
/// </summary>
internal static class ReadingWire
{
    /// <summary>In bytes: a text of the largest file that can be configured is no longer than that.</summary>
    public const int LargestOutcome = 256 * 1024 * 1024;

    private const int LongestPath = 64 * 1024;

    public static async Task WriteFileAsync(Stream stream, SourceFile file, CancellationToken cancellationToken)
    {
        await WriteAsync(stream, Encoding.UTF8.GetBytes(file.Path), cancellationToken);
        await WriteAsync(stream, file.Content, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <returns>Null at the end.</returns>
    public static async Task<SourceFile?> ReadFileAsync(Stream stream) =>
        await ReadAsync(stream, LongestPath, CancellationToken.None) is { } path
            && await ReadAsync(stream, int.MaxValue, CancellationToken.None) is { } content
            ? new SourceFile(Encoding.UTF8.GetString(path), content)
            : null;

    public static async Task WriteOutcomeAsync(Stream stream, ExtractOutcome outcome)
    {
        await WriteAsync(stream, JsonSerializer.SerializeToUtf8Bytes(outcome, OutcomeJsonContext.Compact.ExtractOutcome),
            CancellationToken.None);
        await stream.FlushAsync();
    }

    /// <returns>Null where the process has ended.</returns>
    /// <exception cref="InvalidDataException">It is larger than any outcome, or is none.</exception>
    public static async Task<ExtractOutcome?> ReadOutcomeAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await ReadAsync(stream, LargestOutcome, cancellationToken) is not { } json)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(json, OutcomeJsonContext.Compact.ExtractOutcome);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("What came back is not what a reading process writes.", broken);
        }
    }

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        await stream.WriteAsync(length, cancellationToken);
        await stream.WriteAsync(bytes, cancellationToken);
    }

    private static async Task<byte[]?> ReadAsync(Stream stream, int longest, CancellationToken cancellationToken)
    {
        var header = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) < header.Length)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < 0 || length > longest)
        {
            throw new InvalidDataException($"What comes has {length} bytes; at most {longest} are read.");
        }

        var bytes = new byte[length];
        return await stream.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken) == length ? bytes : null;
    }
}
