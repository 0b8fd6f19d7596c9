namespace TreatyBot.FastIndex;

/// <summary>Cuts the postings of terms into blocks and chooses how each is laid down.</summary>
internal sealed class PostingBlockWriter(LengthNorms norms, uint[] lengths, ByteSink blocks, ByteSink postings)
{
    /// <summary>
    /// A block with a posting in every fourth ordinal is dense: it is scored without looking for ordinals, and a posting is found at once.
    /// </summary>
    private const int DenseShare = 4;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<Posting> term)
    {
        while (!term.IsEmpty)
        {
            var range = term[0].Ordinal >> SegmentLayout.RangeBits;
            var end = 1;
            while (end < term.Length && term[end].Ordinal >> SegmentLayout.RangeBits == range)
            {
                end++;
            }

            AddBlock(range, term[..end]);
            term = term[end..];
        }
    }

    private void AddBlock(int range, ReadOnlySpan<Posting> block)
    {
        var firstOrdinal = range << SegmentLayout.RangeBits;
        var ordinals = Math.Min(SegmentLayout.RangeSize, lengths.Length - firstOrdinal);
        var small = 0;
        var share = 0f;
        var withHead = false;
        foreach (var posting in block)
        {
            small += posting.IsSmall ? 1 : 0;
            share = Math.Max(share, norms.Share(posting.Title, posting.Headings, posting.Body, lengths[posting.Ordinal]));
            withHead |= posting.HasHead;
        }

        var dense = small * DenseShare >= ordinals;
        var single = !dense && block.Length == 1 && small == 1;
        var large = block.Length - small;
        var kind = (dense ? PostingBlockKind.Dense : PostingBlockKind.Sparse)
            | (withHead ? PostingBlockKind.WithHead : PostingBlockKind.Sparse)
            | (single ? PostingBlockKind.Single : PostingBlockKind.Sparse)
            | (large > 0 ? PostingBlockKind.WithLarge : PostingBlockKind.Sparse);
        blocks.Add(new PostingBlockRow(
            single ? (uint)(block[0].Ordinal - firstOrdinal) | ((uint)block[0].Code << 16) : checked((uint)postings.Length),
            (ushort)((range << PostingBlockRow.KindBits) | (int)kind),
            dense ? (byte)0 : checked((byte)small),
            (byte)Math.Min(share * 256, byte.MaxValue)));
        Count++;
        if (single)
        {
            return;
        }

        if (dense)
        {
            WriteDense(block, firstOrdinal, ordinals);
        }
        else
        {
            WriteSparse(block, firstOrdinal);
        }

        if (large > 0)
        {
            postings.Add((ushort)large);
        }

        foreach (var posting in block)
        {
            if (!posting.IsSmall)
            {
                postings.Add(new LargePosting(posting.Ordinal - firstOrdinal, posting.Title, posting.Headings, posting.Body));
            }
        }
    }

    private void WriteDense(ReadOnlySpan<Posting> block, int firstOrdinal, int ordinals)
    {
        Span<byte> codes = stackalloc byte[SegmentLayout.RangeSize];
        codes.Clear();
        foreach (var posting in block)
        {
            if (posting.IsSmall)
            {
                codes[posting.Ordinal - firstOrdinal] = posting.Code;
            }
        }

        postings.Add((ReadOnlySpan<byte>)codes[..ordinals]);
    }

    private void WriteSparse(ReadOnlySpan<Posting> block, int firstOrdinal)
    {
        foreach (var posting in block)
        {
            if (posting.IsSmall)
            {
                postings.Add((ushort)(posting.Ordinal - firstOrdinal));
            }
        }

        foreach (var posting in block)
        {
            if (posting.IsSmall)
            {
                postings.Add(posting.Code);
            }
        }
    }
}
