namespace TreatyBot.FastIndex;

/// <summary>A segment without what has been deleted of it since. It never changes: a deletion makes another view.</summary>
internal sealed unsafe class SegmentView
{
    private const int PageBits = 6;
    private const int PageSize = 1 << PageBits;

    private readonly bool[]? _deleted;
    private readonly int[]?[]? _deletedWith;

    public SegmentView(Segment segment)
        : this(segment, null, null, LengthTotals.Of(new ReadOnlySpan<uint>(segment.Lengths, segment.OrdinalCount)))
    {
    }

    private SegmentView(Segment segment, bool[]? deleted, int[]?[]? deletedWith, LengthTotals totals)
    {
        Segment = segment;
        _deleted = deleted;
        _deletedWith = deletedWith;
        Totals = totals;
        Runs = FindRuns();
    }

    public Segment Segment { get; }

    /// <summary>Of the passages that are left.</summary>
    public LengthTotals Totals { get; }

    /// <summary>The ordinals that are left, joined where neighbours are of one collection.</summary>
    public PassageRun[] Runs { get; }

    public int DeletedPassages => Segment.OrdinalCount - Totals.Passages;

    /// <summary>The row numbers of the documents that are left.</summary>
    public IEnumerable<int> Rows => Enumerable.Range(0, Segment.DocumentCount).Where(row => !IsDeleted(row));

    public IEnumerable<int> DeletedRows => Enumerable.Range(0, Segment.DocumentCount).Where(IsDeleted);

    public bool HasDocuments => Rows.Any();

    public bool IsDeleted(int row) => _deleted is not null && _deleted[row];

    public long IdOf(int row) => Segment.Documents[row].Id;

    public UInt128 StampOf(int row) => Segment.Documents[row].Stamp;

    /// <summary>The ids of documents that are left in this view and not in a later one of the same segment; null: in none.</summary>
    public IEnumerable<long> DocumentsNotIn(SegmentView? later) => Rows.Where(row => later is null || later.IsDeleted(row)).Select(IdOf);

    /// <returns>The row number of the document if it is left, or -1.</returns>
    public int FindDocument(long id)
    {
        var row = Segment.FindDocument(id);
        return row >= 0 && IsDeleted(row) ? -1 : row;
    }

    /// <summary>How many of the passages that are left have a term.</summary>
    public int PassagesWith(int term) =>
        Segment.PassagesWith(term) - (_deletedWith?[term >> PageBits] is { } page ? page[term & (PageSize - 1)] : 0);

    /// <summary>The view without the documents of these ids, where it has them.</summary>
    public SegmentView WithoutDocuments(IReadOnlyList<long> ids) => Without([.. ids.Select(FindDocument).Where(row => row >= 0)]);

    /// <summary>The view without these documents as well. It costs what they weigh, and not what the segment does.</summary>
    /// <param name="rows">Row numbers of documents that are left, each once.</param>
    public SegmentView Without(IReadOnlyCollection<int> rows)
    {
        if (rows.Count == 0)
        {
            return this;
        }

        var deleted = _deleted is null ? new bool[Segment.DocumentCount] : [.. _deleted];
        var deletedWith = _deletedWith is null ? new int[]?[(Segment.TermCount + PageSize - 1) >> PageBits] : [.. _deletedWith];
        var copied = new HashSet<int>();
        var totals = Totals;
        foreach (var row in rows)
        {
            deleted[row] = true;
            var document = Segment.Documents[row];
            totals -= LengthTotals.Of(new ReadOnlySpan<uint>(Segment.Lengths + document.FirstOrdinal, document.PassageCount));
            var terms = Segment.TermsOf(row);
            while (terms.MoveNext())
            {
                var page = terms.Term >> PageBits;
                if (copied.Add(page))
                {
                    deletedWith[page] = deletedWith[page] is { } before ? [.. before] : new int[PageSize];
                }

                deletedWith[page]![terms.Term & (PageSize - 1)] += terms.Passages;
            }
        }

        return new SegmentView(Segment, deleted, deletedWith, totals);
    }

    private PassageRun[] FindRuns()
    {
        var runs = new List<PassageRun>();
        for (var row = 0; row < Segment.DocumentCount; row++)
        {
            var document = Segment.Documents[row];
            if (IsDeleted(row) || document.PassageCount == 0)
            {
                continue;
            }

            var end = document.FirstOrdinal + document.PassageCount;
            if (runs.Count > 0 && runs[^1].End == document.FirstOrdinal && runs[^1].Collection == document.Collection)
            {
                runs[^1] = runs[^1] with { End = end };
            }
            else
            {
                runs.Add(new PassageRun(document.Collection, document.FirstOrdinal, end));
            }
        }

        return [.. runs];
    }
}

/// <summary>Ordinals of one collection that follow one another.</summary>
/// <param name="Collection">Its number in the segment.</param>
/// <param name="Start">The first ordinal.</param>
/// <param name="End">The ordinal after the last.</param>
internal readonly record struct PassageRun(int Collection, int Start, int End);
