namespace TreatyBot.Core.Search.Segments;

/// <summary>
/// Where the postings of a chunk are. A dense one has a byte of counts for every slot of the window; a sparse one has the slots of its
/// postings, 16 bits each, and then a byte of counts each. Counts too large for a byte follow: how many, in 16 bits, and then
/// <see cref="LargePosting"/>s.
/// </summary>
internal readonly unsafe struct Chunk
{
    public Chunk(Segment segment, ChunkRow* row)
    {
        var kind = row->Kind;
        var data = kind.HasFlag(ChunkKind.Single) ? (byte*)row : segment.Postings + row->Place;
        FirstSlot = row->Window << SegmentLayout.WindowBits;
        IsDense = kind.HasFlag(ChunkKind.Dense);
        HasHead = kind.HasFlag(ChunkKind.WithHead);
        Small = IsDense ? Math.Min(SegmentLayout.WindowSize, segment.SlotCount - FirstSlot) : row->Small;
        Slots = (ushort*)data;
        Codes = IsDense ? data : data + (Small * sizeof(ushort));
        Large = kind.HasFlag(ChunkKind.WithLarge) ? *(ushort*)(Codes + Small) : 0;
        LargePostings = (LargePosting*)(Codes + Small + sizeof(ushort));
    }

    /// <summary>The first slot of its window.</summary>
    public int FirstSlot { get; }

    public bool IsDense { get; }

    /// <summary>True where a posting has the term in title or headings.</summary>
    public bool HasHead { get; }

    /// <summary>How many bytes of counts there are: in a dense chunk as many as slots, 0 where there is no posting.</summary>
    public int Small { get; }

    public int Large { get; }

    /// <summary>Of a sparse chunk: the slots of the small postings, rising, from the window's first on.</summary>
    public ushort* Slots { get; }

    /// <summary>The small postings' counts; see <see cref="Posting.Code"/>.</summary>
    public byte* Codes { get; }

    public LargePosting* LargePostings { get; }
}
