using System.Runtime.InteropServices;
using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>
/// Block-max MaxScore, one search after another on one thread; what it needs it keeps. Each posting block knows the highest impact in it
/// (Ding and Suel, "Faster top-k document retrieval using block-max indexes", 2011). Per segment, document ranges are visited in the order
/// of what their blocks can earn together, and no longer once none can earn enough (Mackenzie, Petri and Moffat, "Anytime ranking on
/// document-ordered indexes", 2021). Inside a range the terms are split as in MaxScore (Turtle and Flood, "Query evaluation: strategies
/// and optimizations", 1995): terms that even together cannot lift a passage among the best only complete the sums of passages that the
/// others have found.
/// </summary>
internal sealed unsafe class BlockMaxSearch
{
    private const int KeptBlocks = 1 << 16;
    private const int KeptTerms = 1 << 10;

    [ThreadStatic]
    private static BlockMaxSearch? search;

    private readonly TopHits _top = new();
    private readonly int[] _sumsOfRange = GC.AllocateUninitializedArray<int>(
        SegmentLayout.RangeSize + SegmentLayout.Padding, pinned: true);
    private readonly int* _sums;
    private readonly ushort[] _candidates = new ushort[SegmentLayout.RangeSize];
    private readonly List<TermWeight> _terms = [];
    private readonly List<double> _weights = [];
    private readonly List<int> _numbers = [];
    private readonly VisiblePassages _visible = new();
    private readonly List<RangeBlock> _blocks = [];
    private readonly List<RangeBlock> _here = [];
    private readonly List<ulong> _order = [];
    private DocumentRange[] _ranges = [];

    private BlockMaxSearch() => _sums = (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_sumsOfRange, 0);

    public static PassageHit[] Search(IndexState state, PassageQuery query)
    {
        search ??= new BlockMaxSearch();
        return search.Run(state, query);
    }

    private PassageHit[] Run(IndexState state, PassageQuery query)
    {
        var total = WeighTerms(state, query);
        if (total == 0)
        {
            return [];
        }

        var scale = new ScoreScale(total);
        for (var i = 0; i < _terms.Count; i++)
        {
            _terms[i] = _terms[i] with { Units = scale.Units(_weights[i]) };
        }

        _top.Reset(Math.Min(query.Take, state.Totals.Passages));
        for (var view = 0; view < state.Views.Length; view++)
        {
            SearchSegment(state, view, query);
        }

        var hits = _top.Take(scale);
        Trim(_blocks, KeptBlocks);
        Trim(_numbers, KeptTerms);
        Trim(_terms, KeptTerms);
        Trim(_weights, KeptTerms);
        return hits;
    }

    /// <summary>Finds the terms that are known, their numbers in every segment, and their weights.</summary>
    private double WeighTerms(IndexState state, PassageQuery query)
    {
        _terms.Clear();
        _weights.Clear();
        _numbers.Clear();
        var total = 0.0;
        for (var i = 0; i < query.Terms.Count; i++)
        {
            var term = query.Terms[i];
            if (!double.IsFinite(term.Weight) || term.Weight <= 0)
            {
                continue;
            }

            var passages = 0;
            foreach (var view in state.Views)
            {
                var number = view.Segment.FindTerm(term.Term);
                _numbers.Add(number);
                passages += number < 0 ? 0 : view.PassagesWith(number);
            }

            if (passages == 0)
            {
                CollectionsMarshal.SetCount(_numbers, _numbers.Count - state.Views.Length);
                continue;
            }

            var weight = term.Weight * Bm25F.InverseFrequency(state.Totals.Passages, passages);
            total += weight;
            _weights.Add(weight);
            _terms.Add(TermWeight.Of(0, state.Norms.Scoring));
        }

        return total;
    }

    private void SearchSegment(IndexState state, int view, PassageQuery query)
    {
        var segment = state.Views[view].Segment;
        _visible.Find(state.Views[view], query);
        if (_visible.Runs.IsEmpty)
        {
            return;
        }

        FindBlocks(state, view, segment);
        _order.Clear();
        for (var range = 0; range < segment.RangeCount; range++)
        {
            if (_ranges[range].Bound > 0)
            {
                _order.Add(((ulong)_ranges[range].Bound << 32) | (uint)~range);
            }
        }

        var order = CollectionsMarshal.AsSpan(_order);
        order.Sort();
        for (var i = order.Length - 1; i >= 0; i--)
        {
            // A range that can only reach what the worst hit has may still hold a lower id.
            if ((int)(order[i] >> 32) < _top.Needed(long.MinValue))
            {
                break;
            }

            SearchRange(state, segment, ~(int)(uint)order[i]);
        }
    }

    /// <summary>Hangs every block that may matter on its range, and adds up what each range can earn.</summary>
    private void FindBlocks(IndexState state, int view, Segment segment)
    {
        if (_ranges.Length < segment.RangeCount)
        {
            _ranges = new DocumentRange[segment.RangeCount];
        }

        _ranges.AsSpan(0, segment.RangeCount).Fill(new DocumentRange(-1, 0));
        _blocks.Clear();
        var bounds = state.Bounds[view];
        for (var term = 0; term < _terms.Count; term++)
        {
            var number = _numbers[(term * state.Views.Length) + view];
            if (number < 0)
            {
                continue;
            }

            var units = _terms[term].Units;
            var blocks = segment.BlocksOf(number);
            var first = segment.FirstBlockOf(number);
            var at = 0;
            var done = -1;
            foreach (var run in _visible.Runs)
            {
                var range = Math.Max(run.Start >> SegmentLayout.RangeBits, done + 1);
                done = Math.Max(done, (run.End - 1) >> SegmentLayout.RangeBits);
                at = Seek(blocks, at, range);
                for (; at < blocks.Length && blocks[at].Range <= done; at++)
                {
                    var bound = ScoreScale.Part(units, bounds[blocks[at].MaxImpact]);
                    ref var target = ref _ranges[blocks[at].Range];
                    _blocks.Add(new RangeBlock(bound, term, first + at, target.LastBlock));
                    target = new DocumentRange(_blocks.Count - 1, target.Bound + bound);
                }
            }
        }
    }

    /// <returns>The first block, from <paramref name="from"/> on, of the range or a later one.</returns>
    private static int Seek(ReadOnlySpan<PostingBlockRow> blocks, int from, int range)
    {
        if (from >= blocks.Length || blocks[from].Range >= range)
        {
            return from;
        }

        var low = from + 1;
        var high = blocks.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (blocks[middle].Range < range)
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

    private void SearchRange(IndexState state, Segment segment, int range)
    {
        _here.Clear();
        for (var at = _ranges[range].LastBlock; at >= 0; at = _blocks[at].Before)
        {
            _here.Add(_blocks[at]);
        }

        var here = CollectionsMarshal.AsSpan(_here);
        here.Sort(static (a, b) => a.Bound.CompareTo(b.Bound));
        var firstOrdinal = range << SegmentLayout.RangeBits;
        var firstRow = segment.DocumentAt(firstOrdinal);
        var lowestId = segment.Documents[firstRow].FirstPassageId + firstOrdinal - segment.Documents[firstRow].FirstOrdinal;
        var needed = _top.Needed(lowestId);
        var rest = 0;
        var essential = 0;
        while (essential < here.Length && rest + here[essential].Bound < needed)
        {
            rest += here[essential++].Bound;
        }

        if (essential == here.Length)
        {
            return;
        }

        new Span<int>(_sums, SegmentLayout.RangeSize).Clear();
        for (var i = essential; i < here.Length; i++)
        {
            Scorer(state, segment, here[i]).AddTo(_sums);
        }

        var count = _visible.FindEnough(_sums, firstOrdinal, Math.Max(1, needed - rest), _candidates);
        for (var i = essential - 1; i >= 0 && count > 0; i--)
        {
            rest -= here[i].Bound;
            count = Complete(Scorer(state, segment, here[i]), count, needed - rest);
        }

        var row = firstRow;
        for (var i = 0; i < count; i++)
        {
            var ordinal = firstOrdinal + _candidates[i];
            while (ordinal >= segment.Documents[row].FirstOrdinal + segment.Documents[row].PassageCount)
            {
                row++;
            }

            _top.Offer(_sums[_candidates[i]], segment.Documents[row].FirstPassageId + ordinal - segment.Documents[row].FirstOrdinal);
        }
    }

    private PostingBlockScorer Scorer(IndexState state, Segment segment, RangeBlock block) =>
        new(_terms[block.Term], segment.Blocks + block.Block, segment, state.Norms);

    /// <summary>Adds what one more term earns to the candidates, and keeps those that have enough.</summary>
    private int Complete(PostingBlockScorer scorer, int count, int needed)
    {
        const int CheapLookups = 4;
        if (count * CheapLookups > scorer.Count)
        {
            scorer.AddTo(_sums);
        }
        else
        {
            var from = 0;
            for (var i = 0; i < count; i++)
            {
                _sums[_candidates[i]] += scorer.PartAt(_candidates[i], ref from);
            }
        }

        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var ordinal = _candidates[i];
            _candidates[kept] = ordinal;
            kept += _sums[ordinal] >= needed ? 1 : 0;
        }

        return kept;
    }

    private static void Trim<T>(List<T> list, int kept)
    {
        list.Clear();
        if (list.Capacity > kept)
        {
            list.Capacity = kept;
        }
    }

    /// <param name="LastBlock">The last of its blocks, or -1.</param>
    /// <param name="Bound">What a passage in it can earn at most.</param>
    private readonly record struct DocumentRange(int LastBlock, int Bound);

    /// <param name="Bound">What a passage can earn in it at most.</param>
    /// <param name="Term">Whose it is.</param>
    /// <param name="Block">Its number in the segment.</param>
    /// <param name="Before">Another block of the same range, or -1.</param>
    private readonly record struct RangeBlock(int Bound, int Term, int Block, int Before);
}
