namespace TreatyBot.Core.Search.Segments;

/// <summary>Cuts the postings of terms into chunks and chooses how each is laid down.</summary>
internal sealed class ChunkWriter(LengthNorms norms, uint[] lengths, ByteSink chunks, ByteSink postings)
{
    /// <summary>
    /// A chunk with a posting in every fourth slot is dense: it is scored without looking for slots, and a posting is found at once.
    /// </summary>
    private const int DenseShare = 4;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<Posting> term)
    {
        while (!term.IsEmpty)
        {
            var window = term[0].Slot >> SegmentLayout.WindowBits;
            var end = 1;
            while (end < term.Length && term[end].Slot >> SegmentLayout.WindowBits == window)
            {
                end++;
            }

            AddChunk(window, term[..end]);
            term = term[end..];
        }
    }

    private void AddChunk(int window, ReadOnlySpan<Posting> chunk)
    {
        var firstSlot = window << SegmentLayout.WindowBits;
        var slots = Math.Min(SegmentLayout.WindowSize, lengths.Length - firstSlot);
        var small = 0;
        var share = 0f;
        var withHead = false;
        foreach (var posting in chunk)
        {
            small += posting.IsSmall ? 1 : 0;
            share = Math.Max(share, norms.Share(posting.Title, posting.Headings, posting.Body, lengths[posting.Slot]));
            withHead |= posting.HasHead;
        }

        var dense = small * DenseShare >= slots;
        var single = !dense && chunk.Length == 1 && small == 1;
        var large = chunk.Length - small;
        var kind = (dense ? ChunkKind.Dense : ChunkKind.Sparse)
            | (withHead ? ChunkKind.WithHead : ChunkKind.Sparse)
            | (single ? ChunkKind.Single : ChunkKind.Sparse)
            | (large > 0 ? ChunkKind.WithLarge : ChunkKind.Sparse);
        chunks.Add(new ChunkRow(
            single ? (uint)(chunk[0].Slot - firstSlot) | ((uint)chunk[0].Code << 16) : checked((uint)postings.Length),
            (ushort)((window << ChunkRow.KindBits) | (int)kind),
            dense ? (byte)0 : checked((byte)small),
            (byte)Math.Min(share * 256, byte.MaxValue)));
        Count++;
        if (single)
        {
            return;
        }

        if (dense)
        {
            WriteDense(chunk, firstSlot, slots);
        }
        else
        {
            WriteSparse(chunk, firstSlot);
        }

        if (large > 0)
        {
            postings.Add((ushort)large);
        }

        foreach (var posting in chunk)
        {
            if (!posting.IsSmall)
            {
                postings.Add(new LargePosting(posting.Slot - firstSlot, posting.Title, posting.Headings, posting.Body));
            }
        }
    }

    private void WriteDense(ReadOnlySpan<Posting> chunk, int firstSlot, int slots)
    {
        Span<byte> codes = stackalloc byte[SegmentLayout.WindowSize];
        codes.Clear();
        foreach (var posting in chunk)
        {
            if (posting.IsSmall)
            {
                codes[posting.Slot - firstSlot] = posting.Code;
            }
        }

        postings.Add((ReadOnlySpan<byte>)codes[..slots]);
    }

    private void WriteSparse(ReadOnlySpan<Posting> chunk, int firstSlot)
    {
        foreach (var posting in chunk)
        {
            if (posting.IsSmall)
            {
                postings.Add((ushort)(posting.Slot - firstSlot));
            }
        }

        foreach (var posting in chunk)
        {
            if (posting.IsSmall)
            {
                postings.Add(posting.Code);
            }
        }
    }
}
