namespace TreatyBot.FastIndex;

/// <summary>The postings of a block one after another, small ones first.</summary>
internal unsafe ref struct PostingBlockReader(Segment segment, PostingBlockRow* row)
{
    private readonly PostingBlock _block = new(segment, row);
    private int _at = -1;

    public Posting Current { get; private set; }

    public bool MoveNext()
    {
        while (++_at < _block.Small)
        {
            if (_block.Codes[_at] != 0)
            {
                Current = Posting.FromCode(_block.FirstOrdinal + (_block.IsDense ? _at : _block.Ordinals[_at]), _block.Codes[_at]);
                return true;
            }
        }

        if (_at - _block.Small >= _block.Large)
        {
            return false;
        }

        var large = _block.LargePostings[_at - _block.Small];
        Current = new Posting(_block.FirstOrdinal + large.Ordinal, large.Title, large.Headings, large.Body);
        return true;
    }
}
