using TreatyBot.Core.Search;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// One search after another on one thread; what it needs it keeps. Lucene's own scorers add up a BM25 of each field. Here the frequencies
/// of the fields are added before they saturate, as BM25F has it and Lucene's <c>CombinedFieldQuery</c> since version 8.
/// <para>
/// Passages are scored by windows, and the terms split as in MaxScore (Turtle and Flood, "Query evaluation: strategies and
/// optimizations", 1995): terms that even together cannot lift a passage among the best only complete the sums of passages that the others
/// have found.
/// </para>
/// </summary>
internal sealed class PassageSearcher
{
    /// <summary>Its sums fit into a processor's fastest memory.</summary>
    private const int WindowSize = 4096;

    private const int KeptCursors = 256;

    private static readonly Comparer<TermCursor> ByBound = Comparer<TermCursor>.Create(static (a, b) => a.Bound.CompareTo(b.Bound));

    [ThreadStatic]
    private static PassageSearcher? one;

    private readonly TopHits _top = new();
    private readonly int[] _sums = new int[WindowSize];
    private readonly int[] _candidates = new int[WindowSize];
    private readonly List<(string Term, double Weight)> _terms = [];
    private readonly List<TermCursor> _cursors = [];
    private readonly List<PassageRun> _runs = [];
    private int _open;

    public static IReadOnlyList<PassageHit> Search(IndexView view, PassageQuery query) => (one ??= new PassageSearcher()).Run(view, query);

    private PassageHit[] Run(IndexView view, PassageQuery query)
    {
        var total = WeighTerms(view, query);
        if (total == 0)
        {
            return [];
        }

        var scale = new ScoreScale(total);
        _top.Reset(Math.Min(query.Take, view.Count));
        foreach (var segment in view.Segments)
        {
            _runs.Clear();
            segment.AddVisible(query, _runs);
            if (_runs.Count > 0)
            {
                SearchSegment(view, segment, scale);
            }
        }

        if (_cursors.Count > KeptCursors)
        {
            _cursors.Clear();
        }

        return _top.Take(scale);
    }

    private double WeighTerms(IndexView view, PassageQuery query)
    {
        _terms.Clear();
        var total = 0.0;
        for (var i = 0; i < query.Terms.Count; i++)
        {
            var (term, weight) = query.Terms[i];
            var passages = double.IsFinite(weight) && weight > 0 ? view.CountWith(term) : 0;
            if (passages > 0)
            {
                weight *= Bm25F.InverseFrequency(view.Count, passages);
                total += weight;
                _terms.Add((term, weight));
            }
        }

        return total;
    }

    private void SearchSegment(IndexView view, SegmentView segment, ScoreScale scale)
    {
        var readers = segment.Terms.Lend();
        _open = 0;
        foreach (var (term, weight) in _terms)
        {
            var place = segment.Terms.Find(term);
            if (place.Words is not null)
            {
                if (_open == _cursors.Count)
                {
                    _cursors.Add(new TermCursor());
                }

                _cursors[_open++].Open(place, readers, scale.Units(weight));
            }
        }

        _cursors.Sort(0, _open, ByBound);
        for (var run = 0; run < _runs.Count;)
        {
            var first = _runs[run].First;
            if (!SearchWindow(view, segment.Columns, first, ref run))
            {
                break;
            }
        }

        segment.Terms.Return(readers);
    }

    /// <summary>
    /// Looks at the passages from the first one on that are at most a window away, and moves on to the run where the next window begins.
    /// </summary>
    /// <returns>False where no passage of the segment can come among the best any more.</returns>
    private bool SearchWindow(IndexView view, SegmentColumns columns, int first, ref int run)
    {
        var needed = _top.Needed(long.MinValue);
        var rest = 0;
        var essential = 0;
        while (essential < _open && rest + _cursors[essential].Bound < needed)
        {
            rest += _cursors[essential++].Bound;
        }

        if (essential == _open)
        {
            return false;
        }

        var end = LastRunIn(first, run);
        var sums = _sums.AsSpan(0, end - first);
        sums.Clear();
        for (var i = essential; i < _open; i++)
        {
            _cursors[i].AddTo(sums, first, view, columns);
        }

        var count = FindCandidates(first, end, Math.Max(1, needed - rest), ref run);
        for (var i = essential - 1; i >= 0 && count > 0; i--)
        {
            rest -= _cursors[i].Bound;
            count = Complete(_cursors[i], first, count, needed - rest, view, columns);
        }

        for (var i = 0; i < count; i++)
        {
            _top.Offer(_sums[_candidates[i]], columns.PassageIds[first + _candidates[i]]);
        }

        return true;
    }

    /// <summary>Where the last run ends that begins in the window, or the window does.</summary>
    private int LastRunIn(int first, int run)
    {
        while (run + 1 < _runs.Count && _runs[run + 1].First < first + WindowSize)
        {
            run++;
        }

        return Math.Min(_runs[run].End, first + WindowSize);
    }

    private int FindCandidates(int first, int end, int needed, ref int run)
    {
        var count = 0;
        while (run < _runs.Count && _runs[run].First < end)
        {
            var last = Math.Min(_runs[run].End, end);
            for (var passage = _runs[run].First; passage < last; passage++)
            {
                _candidates[count] = passage - first;
                count += _sums[passage - first] >= needed ? 1 : 0;
            }

            if (_runs[run].End > end)
            {
                _runs[run] = _runs[run] with { First = end };
                break;
            }

            run++;
        }

        return count;
    }

    /// <summary>Adds what one more term earns to the candidates, and keeps those that have enough.</summary>
    private int Complete(TermCursor cursor, int first, int count, int needed, IndexView view, SegmentColumns columns)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var at = _candidates[i];
            _sums[at] += cursor.PartOf(first + at, view, columns);
            _candidates[kept] = at;
            kept += _sums[at] >= needed ? 1 : 0;
        }

        return kept;
    }
}
