namespace TreatyBot.Core.Search.Segments;

/// <summary>The postings of a chunk one after another, small ones first.</summary>
internal unsafe ref struct ChunkReader(Segment segment, ChunkRow* row)
{
    private readonly Chunk _chunk = new(segment, row);
    private int _at = -1;

    public Posting Current { get; private set; }

    public bool MoveNext()
    {
        while (++_at < _chunk.Small)
        {
            if (_chunk.Codes[_at] != 0)
            {
                Current = Posting.FromCode(_chunk.FirstSlot + (_chunk.IsDense ? _at : _chunk.Slots[_at]), _chunk.Codes[_at]);
                return true;
            }
        }

        if (_at - _chunk.Small >= _chunk.Large)
        {
            return false;
        }

        var large = _chunk.LargePostings[_at - _chunk.Small];
        Current = new Posting(_chunk.FirstSlot + large.Slot, large.Title, large.Headings, large.Body);
        return true;
    }
}
