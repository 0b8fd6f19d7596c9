using Lucene.Net.Index;
using Lucene.Net.Search;
using TreatyBot.Core.Search;

namespace TreatyBot.LuceneIndex;

/// <summary>One state of the index, with what scores depend on.</summary>
internal sealed class IndexView : IndexSearcher
{
    /// <param name="reader">The state.</param>
    /// <param name="views">Gives the segments, of which most were part of the state before this one too.</param>
    /// <param name="scoring">The formula.</param>
    public IndexView(IndexReader reader, Func<SegmentReader, SegmentView> views, Bm25F scoring)
        : base(reader)
    {
        Scoring = scoring;

        // The largest first: the best passages of it let the others be passed over.
        Segments =
        [
            .. reader.Leaves.Select(leaf => views((SegmentReader)leaf.AtomicReader))
                .OrderByDescending(view => view.Columns.PassageIds.Length),
        ];
        Count = reader.NumDocs;
        TitleNorms = NormsOf(scoring.HeadB, Bm25F.MaxHeadLength, Segments.Sum(view => view.TotalTitleLength));
        HeadingsNorms = NormsOf(scoring.HeadB, Bm25F.MaxHeadLength, Segments.Sum(view => view.TotalHeadingsLength));
        BodyNorms = NormsOf(
            scoring.BodyB,
            Segments.Select(view => view.Columns.MaxBodyLength).DefaultIfEmpty().Max(),
            Segments.Sum(view => view.TotalBodyLength));
    }

    public Bm25F Scoring { get; }

    public SegmentView[] Segments { get; }

    /// <summary>How many passages can be found.</summary>
    public int Count { get; }

    /// <summary>What one occurrence counts in a title of so many words.</summary>
    public float[] TitleNorms { get; }

    public float[] HeadingsNorms { get; }

    public float[] BodyNorms { get; }

    public int CountWith(string term)
    {
        var count = 0;
        foreach (var segment in Segments)
        {
            count += segment.CountWith(term);
        }

        return count;
    }

    private float[] NormsOf(double b, int maxLength, long total)
    {
        var average = Bm25F.Average(total, Count);
        return [.. Enumerable.Range(0, maxLength + 1).Select(length => Bm25F.Norm(b, length, average))];
    }
}
