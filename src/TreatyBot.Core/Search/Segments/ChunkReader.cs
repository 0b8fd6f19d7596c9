namespace TreatyBot.Core.Search.Segments;

/// <summary>The postings of a chunk one after another, small ones first; their slots count from the window's first.</summary>
internal unsafe ref struct ChunkReader(Segment segment, ChunkRow chunk)
{
    private readonly ChunkRow _chunk = chunk;
    private readonly byte* _data = segment.Postings + chunk.Offset;
    private int _at = -1;

    public Posting Current { get; private set; }

    public bool MoveNext()
    {
        var dense = _chunk.Kind.HasFlag(ChunkKind.Dense);
        var codes = dense ? _data : _data + (_chunk.Count * sizeof(ushort));
        while (++_at < _chunk.Count)
        {
            if (codes[_at] != 0)
            {
                Current = Posting.FromCode(dense ? _at : ((ushort*)_data)[_at], codes[_at]);
                return true;
            }
        }

        if (_at - _chunk.Count >= _chunk.Large)
        {
            return false;
        }

        var large = ((LargePosting*)(codes + _chunk.Count))[_at - _chunk.Count];
        Current = new Posting(large.Slot, large.Title, large.Headings, large.Body);
        return true;
    }
}
