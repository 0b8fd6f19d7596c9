namespace TreatyBot.FastIndex;

/// <summary>Tells whether bytes are a whole segment that this build can read.</summary>
internal static unsafe class SegmentFile
{
    /// <summary>Everything but the first eight bytes counts.</summary>
    public static uint ChecksumOf(SegmentMemory memory)
    {
        const int Skipped = 2 * sizeof(uint);
        const int Piece = 1 << 30;
        var crc = 0u;
        for (var at = (long)Skipped; at < memory.Length; at += Piece)
        {
            crc = SegmentLayout.Checksum(new ReadOnlySpan<byte>(memory.Bytes + at, (int)Math.Min(Piece, memory.Length - at)), crc);
        }

        return crc;
    }

    /// <exception cref="InvalidDataException">It is not, and why.</exception>
    public static void Check(SegmentMemory memory, string name)
    {
        var header = (SegmentHeader*)memory.Bytes;
        if (header->Magic != SegmentLayout.Magic)
        {
            throw new InvalidDataException($"'{name}' is no segment.");
        }

        if (header->Build != SegmentLayout.Build)
        {
            throw new InvalidDataException($"'{name}' was written by another build.");
        }

        if (header->Length != memory.Length)
        {
            throw new InvalidDataException($"'{name}' has {memory.Length} bytes instead of {header->Length}.");
        }

        if (header->Checksum != ChecksumOf(memory))
        {
            throw new InvalidDataException($"'{name}' does not match its checksum.");
        }
    }
}
