using System.Runtime.InteropServices;
using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>Makes one segment of several, without what is deleted of them.</summary>
internal sealed unsafe class SegmentMerger
{
    private readonly SegmentView[] _views;
    private readonly int[][] _newOrdinals;
    private readonly int[][] _newTerms;
    private readonly List<(int View, int Row)> _documents;

    private SegmentMerger(SegmentView[] views)
    {
        _views = views;
        _newOrdinals = [.. views.Select(view => new int[view.Segment.OrdinalCount])];
        _newTerms = [.. views.Select(view => new int[view.Segment.TermCount])];
        _documents =
        [
            .. views
                .SelectMany((view, number) => Enumerable.Range(0, view.Segment.DocumentCount)
                    .Where(row => !view.IsDeleted(row))
                    .Select(row => (number, row)))
                .OrderBy(document => RowOf(document).FirstPassageId)
                .ThenBy(document => RowOf(document).Id),
        ];
    }

    /// <param name="views">Held by the caller until done.</param>
    /// <param name="scoring">The formula that bounds are computed with.</param>
    /// <param name="cancellationToken">Looked at between terms.</param>
    public static Segment Merge(SegmentView[] views, Bm25F scoring, CancellationToken cancellationToken)
    {
        using var builder = new SegmentBuilder(scoring);
        var merger = new SegmentMerger(views);
        merger.MergeDocuments(builder);
        merger.MergeTerms(builder, cancellationToken);
        merger.MergeDocumentTerms(builder);
        return new Segment(builder.Finish());
    }

    private DocumentRow RowOf((int View, int Row) document) => _views[document.View].Segment.Documents[document.Row];

    private void MergeDocuments(SegmentBuilder builder)
    {
        foreach (var ordinals in _newOrdinals)
        {
            ordinals.AsSpan().Fill(-1);
        }

        foreach (var document in _documents)
        {
            var row = RowOf(document);
            var segment = _views[document.View].Segment;
            for (var i = 0; i < row.PassageCount; i++)
            {
                _newOrdinals[document.View][row.FirstOrdinal + i] = builder.OrdinalCount + i;
            }

            builder.AddDocument(
                row.Id,
                row.FirstPassageId,
                row.Stamp,
                segment.Collections[row.Collection],
                new ReadOnlySpan<uint>(segment.Lengths + row.FirstOrdinal, row.PassageCount));
        }
    }

    private void MergeTerms(SegmentBuilder builder, CancellationToken cancellationToken)
    {
        var heads = new int[_views.Length];
        var postings = new List<Posting>();
        var count = 0;
        while (FindLowestTerm(heads) is var lowest and >= 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var term = _views[lowest].Segment.Term(heads[lowest]);
            postings.Clear();
            for (var view = lowest; view < _views.Length; view++)
            {
                var segment = _views[view].Segment;
                if (heads[view] < segment.TermCount && segment.Term(heads[view]).SequenceEqual(term))
                {
                    AddPostings(view, heads[view], postings);
                    _newTerms[view][heads[view]++] = count;
                }
            }

            if (postings.Count > 0)
            {
                SortByOrdinal(CollectionsMarshal.AsSpan(postings));
                builder.AddTerm(term, CollectionsMarshal.AsSpan(postings));
                count++;
            }
        }
    }

    /// <returns>The first view whose next term comes first, or -1 where none has any left.</returns>
    private int FindLowestTerm(int[] heads)
    {
        var lowest = -1;
        for (var view = 0; view < _views.Length; view++)
        {
            var segment = _views[view].Segment;
            if (heads[view] < segment.TermCount
                && (lowest < 0 || segment.Term(heads[view]).SequenceCompareTo(_views[lowest].Segment.Term(heads[lowest])) < 0))
            {
                lowest = view;
            }
        }

        return lowest;
    }

    private void AddPostings(int view, int term, List<Posting> postings)
    {
        var segment = _views[view].Segment;
        var newOrdinals = _newOrdinals[view];
        var end = segment.Blocks + segment.FirstBlockOf(term + 1);
        for (var row = segment.Blocks + segment.FirstBlockOf(term); row < end; row++)
        {
            var reader = new PostingBlockReader(segment, row);
            while (reader.MoveNext())
            {
                var ordinal = newOrdinals[reader.Current.Ordinal];
                if (ordinal >= 0)
                {
                    postings.Add(reader.Current with { Ordinal = ordinal });
                }
            }
        }
    }

    private static void SortByOrdinal(Span<Posting> postings)
    {
        for (var i = 1; i < postings.Length; i++)
        {
            if (postings[i].Ordinal < postings[i - 1].Ordinal)
            {
                postings.Sort(static (a, b) => a.Ordinal.CompareTo(b.Ordinal));
                return;
            }
        }
    }

    private void MergeDocumentTerms(SegmentBuilder builder)
    {
        var merged = new List<(int Term, int Passages)>();
        for (var i = 0; i < _documents.Count; i++)
        {
            var (view, row) = _documents[i];
            merged.Clear();
            var terms = _views[view].Segment.TermsOf(row);
            while (terms.MoveNext())
            {
                merged.Add((_newTerms[view][terms.Term], terms.Passages));
            }

            builder.SetTerms(i, CollectionsMarshal.AsSpan(merged));
        }
    }
}
