using System.Runtime.InteropServices;
using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>
/// Lays down a segment: first every document by rising passage id, then every term in ordinal order, then the documents' terms.
/// </summary>
internal sealed unsafe class SegmentBuilder(Bm25F scoring) : IDisposable
{
    private readonly ByteSink[] _sections = [.. Enumerable.Range(0, SegmentHeader.SectionCount).Select(_ => new ByteSink())];
    private readonly List<DocumentRow> _documents = [];
    private readonly List<uint> _lengths = [];
    private readonly List<string> _collections = [];
    private PostingBlockWriter? _blocks;
    private int _termCount;
    private int _termCharacters;

    public int OrdinalCount => _lengths.Count;

    private ByteSink this[SegmentSection section] => _sections[(int)section];

    /// <param name="id">The store's number.</param>
    /// <param name="firstPassageId">Not below the last one's.</param>
    /// <param name="stamp">Of its catalogue entry.</param>
    /// <param name="collection">Its collection.</param>
    /// <param name="lengths">Of its passages, packed.</param>
    public void AddDocument(long id, long firstPassageId, UInt128 stamp, string collection, ReadOnlySpan<uint> lengths)
    {
        if (_lengths.Count + lengths.Length > SegmentLayout.MaxOrdinals)
        {
            throw new InvalidOperationException($"A segment holds {SegmentLayout.MaxOrdinals} passages at most.");
        }

        var number = _collections.IndexOf(collection);
        if (number < 0)
        {
            number = _collections.Count;
            _collections.Add(collection);
        }

        _documents.Add(new DocumentRow(id, firstPassageId, stamp, 0, _lengths.Count, lengths.Length, number, 0));
        _lengths.AddRange(lengths);
    }

    /// <param name="term">After the last one in ordinal order.</param>
    /// <param name="postings">By rising ordinal; at least one.</param>
    public void AddTerm(ReadOnlySpan<char> term, ReadOnlySpan<Posting> postings)
    {
        _blocks ??= new PostingBlockWriter(
            new LengthNorms(scoring, Averages(), MaxBodyLength()),
            CollectionsMarshal.AsSpan(_lengths).ToArray(),
            this[SegmentSection.Blocks],
            this[SegmentSection.Postings]);
        this[SegmentSection.Terms].Add(new TermRow(postings.Length, _blocks.Count));
        this[SegmentSection.TermStarts].Add(_termCharacters);
        this[SegmentSection.TermCharacters].Add(MemoryMarshal.AsBytes(term));
        _termCharacters = checked(_termCharacters + term.Length);
        _termCount++;
        _blocks.Add(postings);
    }

    /// <param name="document">The document's row number.</param>
    /// <param name="terms">The numbers of its terms, rising, each with the number of passages that have it.</param>
    public void SetTerms(int document, ReadOnlySpan<(int Term, int Passages)> terms)
    {
        var sink = this[SegmentSection.DocumentTerms];
        _documents[document] = _documents[document] with { Terms = sink.Length, TermCount = terms.Length };
        var before = -1;
        foreach (var (term, passages) in terms)
        {
            // Most terms stand in one passage of a document: a bit says so.
            sink.AddVariable(((term - before) << 1) | (passages > 1 ? 1 : 0));
            if (passages > 1)
            {
                sink.AddVariable(passages);
            }

            before = term;
        }
    }

    public SegmentMemory Finish()
    {
        WriteDocuments();
        var padded = (OrdinalCount + SegmentLayout.RangeSize - 1) / SegmentLayout.RangeSize * SegmentLayout.RangeSize;
        this[SegmentSection.Lengths].Add(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_lengths)));
        this[SegmentSection.Lengths].AddZeros((padded - OrdinalCount) * sizeof(uint));
        this[SegmentSection.TermStarts].Add(_termCharacters);
        this[SegmentSection.Terms].Add(new TermRow(0, _blocks?.Count ?? 0));
        this[SegmentSection.Postings].AddZeros(SegmentLayout.Padding);

        var averages = Averages();
        var header = new SegmentHeader
        {
            Magic = SegmentLayout.Magic,
            Build = SegmentLayout.Build,
            DocumentCount = _documents.Count,
            OrdinalCount = OrdinalCount,
            TermCount = _termCount,
            CollectionCount = _collections.Count,
            MaxBodyLength = MaxBodyLength(),
            AverageTitle = averages.Title,
            AverageHeadings = averages.Headings,
            AverageBody = averages.Body,
        };
        var at = (long)sizeof(SegmentHeader);
        for (var i = 0; i < _sections.Length; i++)
        {
            header.Sections[i] = at;
            at = (at + _sections[i].Length + 7) / 8 * 8;
        }

        header.Length = at;
        var memory = SegmentMemory.Allocate(at);
        for (var i = 0; i < _sections.Length; i++)
        {
            _sections[i].CopyTo(memory.Bytes + header.Sections[i]);
            _sections[i].Dispose();
        }

        *(SegmentHeader*)memory.Bytes = header;
        ((SegmentHeader*)memory.Bytes)->Checksum = SegmentFile.ChecksumOf(memory);
        return memory;
    }

    public void Dispose()
    {
        foreach (var section in _sections)
        {
            section.Dispose();
        }
    }

    private AverageLengths Averages() => LengthTotals.Of(CollectionsMarshal.AsSpan(_lengths)).Averages;

    private int MaxBodyLength() => _lengths.Count == 0 ? 0 : _lengths.Max(LengthNorms.BodyOf);

    private void WriteDocuments()
    {
        this[SegmentSection.Documents].Add(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_documents)));
        foreach (var row in Enumerable.Range(0, _documents.Count).OrderBy(row => _documents[row].Id))
        {
            this[SegmentSection.DocumentsById].Add(row);
        }

        foreach (var name in _collections)
        {
            this[SegmentSection.Collections].Add(name.Length);
            this[SegmentSection.Collections].Add(MemoryMarshal.AsBytes(name.AsSpan()));
        }
    }
}
