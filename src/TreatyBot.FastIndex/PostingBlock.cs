namespace TreatyBot.FastIndex;

/// <summary>
/// Where the postings of a block are. A dense one has a byte of counts for every ordinal of the range; a sparse one has the ordinals of its
/// postings, 16 bits each, and then a byte of counts each. Counts too large for a byte follow: how many, in 16 bits, and then
/// <see cref="LargePosting"/>s.
/// </summary>
internal readonly unsafe struct PostingBlock
{
    public PostingBlock(Segment segment, PostingBlockRow* row)
    {
        var kind = row->Kind;
        var data = kind.HasFlag(PostingBlockKind.Single) ? (byte*)row : segment.Postings + row->Place;
        FirstOrdinal = row->Range << SegmentLayout.RangeBits;
        IsDense = kind.HasFlag(PostingBlockKind.Dense);
        HasHead = kind.HasFlag(PostingBlockKind.WithHead);
        Small = IsDense ? Math.Min(SegmentLayout.RangeSize, segment.OrdinalCount - FirstOrdinal) : row->Small;
        Ordinals = (ushort*)data;
        Codes = IsDense ? data : data + (Small * sizeof(ushort));
        Large = kind.HasFlag(PostingBlockKind.WithLarge) ? *(ushort*)(Codes + Small) : 0;
        LargePostings = (LargePosting*)(Codes + Small + sizeof(ushort));
    }

    /// <summary>The first ordinal of its range.</summary>
    public int FirstOrdinal { get; }

    public bool IsDense { get; }

    /// <summary>True where a posting has the term in title or headings.</summary>
    public bool HasHead { get; }

    /// <summary>How many bytes of counts there are: in a dense block as many as ordinals, 0 where there is no posting.</summary>
    public int Small { get; }

    public int Large { get; }

    /// <summary>Of a sparse block: the ordinals of the small postings, rising, from the range's first on.</summary>
    public ushort* Ordinals { get; }

    /// <summary>The small postings' counts; see <see cref="Posting.Code"/>.</summary>
    public byte* Codes { get; }

    public LargePosting* LargePostings { get; }
}
