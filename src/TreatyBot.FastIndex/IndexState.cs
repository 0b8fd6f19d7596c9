using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>All that an index holds, at one instant. It never changes; whoever searches holds it until done.</summary>
internal sealed class IndexState : Shared
{
    /// <param name="views">The segments without what is deleted; the state holds each of them as well until it is freed.</param>
    /// <param name="scoring">The formula.</param>
    public IndexState(IEnumerable<SegmentView> views, Bm25F scoring)
    {
        Views = [.. views.OrderByDescending(view => view.Totals.Passages)];
        Totals = Views.Aggregate(default(LengthTotals), (sum, view) => sum + view.Totals);
        Norms = new LengthNorms(scoring, Totals.Averages, Views.Length == 0 ? 0 : Views.Max(view => view.Segment.Header.MaxBodyLength));
        Bounds = [.. Views.Select(BoundsOf)];
        foreach (var view in Views)
        {
            _ = view.Segment.TryHold() ? true : throw new InvalidOperationException("A segment was freed that is still in use.");
        }
    }

    /// <summary>The largest first.</summary>
    public SegmentView[] Views { get; }

    public LengthTotals Totals { get; }

    public LengthNorms Norms { get; }

    /// <summary>
    /// For each view: what share of a term's weight a block with a given <see cref="PostingBlockRow.MaxImpact"/> can earn at the present
    /// averages.
    /// </summary>
    public float[][] Bounds { get; }

    public int PassagesWith(ReadOnlySpan<char> term)
    {
        var passages = 0;
        foreach (var view in Views)
        {
            var number = view.Segment.FindTerm(term);
            passages += number < 0 ? 0 : view.PassagesWith(number);
        }

        return passages;
    }

    public List<string> TermsBeginningWith(char first)
    {
        var terms = new List<string>();
        foreach (var view in Views)
        {
            for (var number = view.Segment.FirstTermFrom([first]); number < view.Segment.TermCount
                && view.Segment.Term(number)[0] == first; number++)
            {
                terms.Add(view.Segment.Term(number).ToString());
            }
        }

        return terms;
    }

    public List<long> ListDocuments() => [.. Views.SelectMany(view => view.Rows.Select(view.IdOf))];

    /// <summary>The stamp with which a document came in; null where it is not held.</summary>
    public UInt128? StampOf(long documentId)
    {
        foreach (var view in Views)
        {
            var row = view.FindDocument(documentId);
            if (row >= 0)
            {
                return view.StampOf(row);
            }
        }

        return null;
    }

    protected override void Free()
    {
        foreach (var view in Views)
        {
            view.Segment.Release();
        }
    }

    /// <summary>
    /// A share s = f / (k1 + f) was measured at the segment's own averages. Where f may have grown g-fold since, the share is at most
    /// g·s / (1 - s + g·s), whatever the averages have become. A little is added for what single precision rounds.
    /// </summary>
    private float[] BoundsOf(SegmentView view)
    {
        var header = view.Segment.Header;
        var growth = Totals.Averages.GrowthSince(new AverageLengths(header.AverageTitle, header.AverageHeadings, header.AverageBody));
        var bounds = new float[256];
        for (var i = 0; i < bounds.Length; i++)
        {
            var share = (i + 1) / 256.0;
            bounds[i] = (float)(growth * share / (1 - share + (growth * share)) * 1.00001);
        }

        return bounds;
    }
}
