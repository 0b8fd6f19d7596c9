using System.Numerics;
using System.Runtime.InteropServices;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.FastIndex;

/// <summary>
/// How a segment lies in memory and in its file, which are the same bytes. A header, then sections of rows, each aligned to eight bytes;
/// numbers are little-endian. Passages have ordinals, rising with their ids; the ordinals of a document are consecutive. Postings are
/// cut at every <see cref="RangeSize"/> ordinals into blocks.
/// </summary>
internal static class SegmentLayout
{
    /// <summary>"TBIX".</summary>
    public const uint Magic = 0x58494254;

    public const int RangeBits = 10;

    /// <summary>How many ordinals a range has. What a search adds up for one range fits the fastest cache.</summary>
    public const int RangeSize = 1 << RangeBits;

    /// <summary>Ranges are numbered in twelve bits.</summary>
    public const int MaxOrdinals = RangeSize << 12;

    /// <summary>So many zero bytes follow the postings, so that vectors may read past a block's end.</summary>
    public const int Padding = 64;

    /// <summary>The build that wrote a segment. Another one may cut text into other terms: it starts anew.</summary>
    public static Guid Build { get; } = Join(typeof(SegmentLayout), typeof(Tokenizer));

    private static Guid Join(Type layout, Type text)
    {
        var (one, other) = (layout.Module.ModuleVersionId, text.Module.ModuleVersionId);
        return new Guid([.. one.ToByteArray().Zip(other.ToByteArray(), (a, b) => (byte)(a ^ b))]);
    }

    /// <summary>CRC-32C, going on from <paramref name="before"/>.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}

/// <summary>The sections of a segment, in the order in which they lie.</summary>
internal enum SegmentSection
{
    /// <summary><see cref="DocumentRow"/>s by rising first passage.</summary>
    Documents,

    /// <summary>The numbers of the rows above by rising document id, <see cref="int"/> each.</summary>
    DocumentsById,

    /// <summary>The names of the collections: length and characters each.</summary>
    Collections,

    /// <summary>
    /// One <see cref="uint"/> an ordinal: the body's length in the lower 16 bits, then 8 bits of the headings' and 8 of the title's.
    /// </summary>
    Lengths,

    /// <summary>Where each term begins in the next section, <see cref="int"/>, and one more for the end.</summary>
    TermStarts,

    /// <summary>The terms in ordinal order, in UTF-16: what stands in a text unpaired is kept.</summary>
    TermCharacters,

    /// <summary><see cref="TermRow"/>s, and one more for the end.</summary>
    Terms,

    /// <summary><see cref="PostingBlockRow"/>s, by term and range.</summary>
    Blocks,

    /// <summary>The blocks' postings.</summary>
    Postings,

    /// <summary>
    /// For each document its terms and how many of its passages have them: what its deletion takes from the terms' counts.
    /// </summary>
    DocumentTerms,
}

/// <summary>The beginning of a segment.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal unsafe struct SegmentHeader
{
    public const int SectionCount = (int)SegmentSection.DocumentTerms + 1;

    public uint Magic;
    public uint Checksum;
    public Guid Build;
    public long Length;
    public int DocumentCount;
    public int OrdinalCount;
    public int TermCount;
    public int CollectionCount;
    public int MaxBodyLength;
    public int Reserved;
    public double AverageTitle;
    public double AverageHeadings;
    public double AverageBody;
    public fixed long Sections[SectionCount];
}

/// <summary>A document of a segment.</summary>
/// <param name="Id">The store's number.</param>
/// <param name="FirstPassageId">Of its first passage.</param>
/// <param name="Stamp">By which a catalogue entry is known again; see <see cref="EntryStamp"/>.</param>
/// <param name="Terms">Where its terms begin in <see cref="SegmentSection.DocumentTerms"/>.</param>
/// <param name="FirstOrdinal">The ordinal of its first passage.</param>
/// <param name="PassageCount">How many ordinals it has; 0 or more.</param>
/// <param name="Collection">The number of its collection in this segment.</param>
/// <param name="TermCount">How many terms it has.</param>
internal readonly record struct DocumentRow(
    long Id, long FirstPassageId, UInt128 Stamp, long Terms, int FirstOrdinal, int PassageCount, int Collection, int TermCount);

/// <summary>A term of a segment.</summary>
/// <param name="Passages">How many passages have it, deleted ones with them.</param>
/// <param name="FirstBlock">The number of its first block; the next term's is the end.</param>
internal readonly record struct TermRow(int Passages, int FirstBlock);

/// <summary>The postings of one term in one range; most are of rare terms and have a single one. See <see cref="PostingBlock"/>.</summary>
/// <param name="Place">Where they begin in <see cref="SegmentSection.Postings"/>; of a single posting, itself.</param>
/// <param name="RangeAndKind">The range in the upper 12 bits, and what there is in the lower four.</param>
/// <param name="Small">Of a sparse block: how many postings have counts that fit a byte.</param>
/// <param name="MaxImpact">No posting's saturated frequency was above (MaxImpact + 1) / 256, at the average lengths of the segment.</param>
internal readonly record struct PostingBlockRow(uint Place, ushort RangeAndKind, byte Small, byte MaxImpact)
{
    public const int KindBits = 4;

    public int Range => RangeAndKind >> KindBits;

    public PostingBlockKind Kind => (PostingBlockKind)(RangeAndKind & ((1 << KindBits) - 1));
}

/// <summary>What a block holds.</summary>
[Flags]
internal enum PostingBlockKind
{
    Sparse = 0,
    Dense = 1,

    /// <summary>A posting has the term in title or headings.</summary>
    WithHead = 2,

    /// <summary>A single posting, which stands in the row.</summary>
    Single = 4,

    /// <summary>There are <see cref="LargePosting"/>s.</summary>
    WithLarge = 8,
}

/// <summary>A posting whose counts do not fit a byte.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct LargePosting(int Ordinal, int Title, int Headings, int Body);

/// <summary>How often each field has a term.</summary>
/// <param name="Ordinal">The passage.</param>
/// <param name="Title">In the title; likewise the next two.</param>
/// <param name="Headings">In the headings.</param>
/// <param name="Body">In the body.</param>
internal readonly record struct Posting(int Ordinal, int Title, int Headings, int Body)
{
    private const int MaxSmallBody = 15;
    private const int MaxSmallHead = 3;

    public bool IsSmall => Body <= MaxSmallBody && Headings <= MaxSmallHead && Title <= MaxSmallHead;

    /// <summary>The counts in a byte: four bits of the body's, two of the headings', two of the title's. 0 is no posting.</summary>
    public byte Code => (byte)(Body | (Headings << 4) | (Title << 6));

    public bool HasHead => (Headings | Title) != 0;

    public static Posting FromCode(int ordinal, byte code) => new(ordinal, code >> 6, (code >> 4) & 3, code & 15);
}
