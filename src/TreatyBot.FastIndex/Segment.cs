using System.Runtime.InteropServices;

namespace TreatyBot.FastIndex;

/// <summary>
/// Some documents, indexed once and for all. It never changes; what has been deleted of it is known to its <see cref="SegmentView"/>s.
/// </summary>
internal sealed unsafe class Segment : Shared
{
    private readonly SegmentMemory _memory;
    private readonly SegmentHeader* _header;
    private readonly int* _documentsById;
    private readonly int* _termStarts;
    private readonly char* _termCharacters;
    private readonly TermRow* _terms;
    private readonly byte* _documentTerms;

    /// <param name="memory">From now on the segment's own.</param>
    public Segment(SegmentMemory memory)
    {
        _memory = memory;
        _header = (SegmentHeader*)memory.Bytes;
        Documents = (DocumentRow*)Section(SegmentSection.Documents);
        _documentsById = (int*)Section(SegmentSection.DocumentsById);
        Lengths = (uint*)Section(SegmentSection.Lengths);
        _termStarts = (int*)Section(SegmentSection.TermStarts);
        _termCharacters = (char*)Section(SegmentSection.TermCharacters);
        _terms = (TermRow*)Section(SegmentSection.Terms);
        Blocks = (PostingBlockRow*)Section(SegmentSection.Blocks);
        Postings = Section(SegmentSection.Postings);
        _documentTerms = Section(SegmentSection.DocumentTerms);
        Collections = ReadCollections();
    }

    public DocumentRow* Documents { get; }

    public uint* Lengths { get; }

    public PostingBlockRow* Blocks { get; }

    public byte* Postings { get; }

    public string[] Collections { get; }

    public ref readonly SegmentHeader Header => ref *_header;

    public int DocumentCount => _header->DocumentCount;

    public int OrdinalCount => _header->OrdinalCount;

    public int TermCount => _header->TermCount;

    public int RangeCount => (OrdinalCount + SegmentLayout.RangeSize - 1) >> SegmentLayout.RangeBits;

    /// <summary>The name of its file in the snapshot's folder, once it has one.</summary>
    public string? FileName { get; set; }

    public uint Checksum => _header->Checksum;

    public long Length => _memory.Length;

    /// <summary>What a file of it holds.</summary>
    public void WriteTo(Stream stream)
    {
        const int Piece = 1 << 20;
        for (var at = 0L; at < Length; at += Piece)
        {
            stream.Write(new ReadOnlySpan<byte>(_memory.Bytes + at, (int)Math.Min(Piece, Length - at)));
        }
    }

    public ReadOnlySpan<char> Term(int term) =>
        new(_termCharacters + _termStarts[term], _termStarts[term + 1] - _termStarts[term]);

    /// <summary>How many passages have a term, deleted ones with them.</summary>
    public int PassagesWith(int term) => _terms[term].Passages;

    public ReadOnlySpan<PostingBlockRow> BlocksOf(int term) =>
        new(Blocks + _terms[term].FirstBlock, _terms[term + 1].FirstBlock - _terms[term].FirstBlock);

    public int FirstBlockOf(int term) => _terms[term].FirstBlock;

    /// <returns>The term's number, or -1.</returns>
    public int FindTerm(ReadOnlySpan<char> term)
    {
        var at = FirstTermFrom(term);
        return at < TermCount && Term(at).SequenceEqual(term) ? at : -1;
    }

    /// <returns>The number of the first term that is not before the given one in the order of their characters; the count of terms where
    /// all are.</returns>
    public int FirstTermFrom(ReadOnlySpan<char> term)
    {
        var low = 0;
        var high = TermCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Term(middle).SequenceCompareTo(term) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <returns>The document's row number, or -1.</returns>
    public int FindDocument(long id)
    {
        var low = 0;
        var high = DocumentCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var row = _documentsById[middle];
            if (Documents[row].Id == id)
            {
                return row;
            }

            if (Documents[row].Id < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    /// <returns>The row number of the document that an ordinal belongs to.</returns>
    public int DocumentAt(int ordinal)
    {
        var low = 0;
        var high = DocumentCount - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (Documents[middle].FirstOrdinal <= ordinal)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>The terms of a document with the number of its passages that have them, by rising term.</summary>
    public DocumentTerms TermsOf(int document) => new(_documentTerms + Documents[document].Terms, Documents[document].TermCount);

    protected override void Free() => _memory.Dispose();

    private byte* Section(SegmentSection section) => _memory.Bytes + _header->Sections[(int)section];

    private string[] ReadCollections()
    {
        var names = new string[_header->CollectionCount];
        var at = Section(SegmentSection.Collections);
        for (var i = 0; i < names.Length; i++)
        {
            var length = *(int*)at;
            names[i] = new string((char*)(at + sizeof(int)), 0, length);
            at += sizeof(int) + (length * sizeof(char));
        }

        return names;
    }
}

/// <summary>Reads the terms of a document one after another.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe ref struct DocumentTerms(byte* start, int count)
{
    private byte* _at = start;
    private int _left = count;

    public int Term { get; private set; } = -1;

    public int Passages { get; private set; }

    public bool MoveNext()
    {
        if (_left-- == 0)
        {
            return false;
        }

        var step = Next();
        Term += step >> 1;
        Passages = (step & 1) == 0 ? 1 : Next();
        return true;
    }

    private int Next()
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = *_at++;
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
