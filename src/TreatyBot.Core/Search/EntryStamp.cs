using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Search;

/// <summary>
/// By what an index knows whether it holds a catalogue entry as it is now: all of the entry that an index depends on. The time of storing
/// is part of it, so that a store made anew, which counts from one again, is not taken for the old one.
/// </summary>
public static class EntryStamp
{
    public static UInt128 Of(CatalogueEntry entry)
    {
        var document = entry.Document;
        Span<byte> numbers = stackalloc byte[48];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, document.Id);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], entry.ReadingId);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], entry.FirstPassageId);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[24..], entry.PassageCount);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[32..], entry.IndexedAt.UtcTicks);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[40..], document.Collection.Length);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[44..], document.Metadata.Title?.Length ?? -1);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(
            [
                .. numbers,
                .. MemoryMarshal.AsBytes(document.Collection.AsSpan()),
                .. MemoryMarshal.AsBytes(document.Metadata.Title.AsSpan()),
            ],
            digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
