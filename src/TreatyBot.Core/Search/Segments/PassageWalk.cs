using System.Runtime.InteropServices;

namespace TreatyBot.Core.Search.Segments;

/// <summary>
/// One search after another on one thread; what it needs it keeps. Per segment, windows are visited in the order of what their chunks can
/// earn together, and no longer once none can earn enough. Inside a window the terms are split as in MaxScore (Turtle and Flood, "Query
/// evaluation: strategies and optimizations", 1995): terms that even together cannot lift a passage among the best only complete the sums
/// of passages that the others have found.
/// </summary>
internal sealed unsafe class PassageWalk
{
    private const int KeptChunks = 1 << 16;
    private const int KeptTerms = 1 << 10;

    [ThreadStatic]
    private static PassageWalk? walk;

    private readonly TopHits _top = new();
    private readonly int[] _sumsOfWindow = GC.AllocateUninitializedArray<int>(
        SegmentLayout.WindowSize + SegmentLayout.Padding, pinned: true);
    private readonly int* _sums;
    private readonly ushort[] _candidates = new ushort[SegmentLayout.WindowSize];
    private readonly List<TermWeight> _terms = [];
    private readonly List<double> _weights = [];
    private readonly List<int> _numbers = [];
    private readonly VisibleSlots _visible = new();
    private readonly List<WindowChunk> _chunks = [];
    private readonly List<WindowChunk> _here = [];
    private readonly List<ulong> _order = [];
    private Window[] _windows = [];

    private PassageWalk() => _sums = (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_sumsOfWindow, 0);

    public static PassageHit[] Search(IndexState state, PassageQuery query)
    {
        walk ??= new PassageWalk();
        return walk.Run(state, query);
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
            WalkSegment(state, view, query);
        }

        var hits = _top.Take(scale);
        Trim(_chunks, KeptChunks);
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

    private void WalkSegment(IndexState state, int view, PassageQuery query)
    {
        var segment = state.Views[view].Segment;
        _visible.Find(state.Views[view], query);
        if (_visible.Runs.IsEmpty)
        {
            return;
        }

        FindChunks(state, view, segment);
        _order.Clear();
        for (var window = 0; window < segment.WindowCount; window++)
        {
            if (_windows[window].Bound > 0)
            {
                _order.Add(((ulong)_windows[window].Bound << 32) | (uint)~window);
            }
        }

        var order = CollectionsMarshal.AsSpan(_order);
        order.Sort();
        for (var i = order.Length - 1; i >= 0; i--)
        {
            // A window that can only reach what the worst hit has may still hold a lower id.
            if ((int)(order[i] >> 32) < _top.Needed(long.MinValue))
            {
                break;
            }

            WalkWindow(state, segment, ~(int)(uint)order[i]);
        }
    }

    /// <summary>Hangs every chunk that may matter on its window, and adds up what each window can earn.</summary>
    private void FindChunks(IndexState state, int view, Segment segment)
    {
        if (_windows.Length < segment.WindowCount)
        {
            _windows = new Window[segment.WindowCount];
        }

        _windows.AsSpan(0, segment.WindowCount).Fill(new Window(-1, 0));
        _chunks.Clear();
        var bounds = state.Bounds[view];
        for (var term = 0; term < _terms.Count; term++)
        {
            var number = _numbers[(term * state.Views.Length) + view];
            if (number < 0)
            {
                continue;
            }

            var units = _terms[term].Units;
            var chunks = segment.ChunksOf(number);
            var first = segment.FirstChunkOf(number);
            var at = 0;
            var done = -1;
            foreach (var run in _visible.Runs)
            {
                var window = Math.Max(run.Start >> SegmentLayout.WindowBits, done + 1);
                done = Math.Max(done, (run.End - 1) >> SegmentLayout.WindowBits);
                at = Seek(chunks, at, window);
                for (; at < chunks.Length && chunks[at].Window <= done; at++)
                {
                    var bound = ScoreScale.Part(units, bounds[chunks[at].Bound]);
                    ref var target = ref _windows[chunks[at].Window];
                    _chunks.Add(new WindowChunk(bound, term, first + at, target.LastChunk));
                    target = new Window(_chunks.Count - 1, target.Bound + bound);
                }
            }
        }
    }

    /// <returns>The first chunk, from <paramref name="from"/> on, of the window or a later one.</returns>
    private static int Seek(ReadOnlySpan<ChunkRow> chunks, int from, int window)
    {
        if (from >= chunks.Length || chunks[from].Window >= window)
        {
            return from;
        }

        var low = from + 1;
        var high = chunks.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (chunks[middle].Window < window)
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

    private void WalkWindow(IndexState state, Segment segment, int window)
    {
        _here.Clear();
        for (var at = _windows[window].LastChunk; at >= 0; at = _chunks[at].Before)
        {
            _here.Add(_chunks[at]);
        }

        var here = CollectionsMarshal.AsSpan(_here);
        here.Sort(static (a, b) => a.Bound.CompareTo(b.Bound));
        var firstSlot = window << SegmentLayout.WindowBits;
        var firstRow = segment.DocumentAt(firstSlot);
        var lowestId = segment.Documents[firstRow].FirstPassageId + firstSlot - segment.Documents[firstRow].FirstSlot;
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

        new Span<int>(_sums, SegmentLayout.WindowSize).Clear();
        for (var i = essential; i < here.Length; i++)
        {
            Scorer(state, segment, here[i]).AddTo(_sums);
        }

        var count = _visible.FindEnough(_sums, firstSlot, Math.Max(1, needed - rest), _candidates);
        for (var i = essential - 1; i >= 0 && count > 0; i--)
        {
            rest -= here[i].Bound;
            count = Complete(Scorer(state, segment, here[i]), count, needed - rest);
        }

        var row = firstRow;
        for (var i = 0; i < count; i++)
        {
            var slot = firstSlot + _candidates[i];
            while (slot >= segment.Documents[row].FirstSlot + segment.Documents[row].PassageCount)
            {
                row++;
            }

            _top.Offer(_sums[_candidates[i]], segment.Documents[row].FirstPassageId + slot - segment.Documents[row].FirstSlot);
        }
    }

    private ChunkScorer Scorer(IndexState state, Segment segment, WindowChunk chunk) =>
        new(_terms[chunk.Term], segment.Chunks + chunk.Chunk, segment, state.Norms);

    /// <summary>Adds what one more term earns to the candidates, and keeps those that have enough.</summary>
    private int Complete(ChunkScorer scorer, int count, int needed)
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
            var slot = _candidates[i];
            _candidates[kept] = slot;
            kept += _sums[slot] >= needed ? 1 : 0;
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

    /// <param name="LastChunk">The last of its chunks, or -1.</param>
    /// <param name="Bound">What a passage in it can earn at most.</param>
    private readonly record struct Window(int LastChunk, int Bound);

    /// <param name="Bound">What a passage can earn in it at most.</param>
    /// <param name="Term">Whose it is.</param>
    /// <param name="Chunk">Its number in the segment.</param>
    /// <param name="Before">Another chunk of the same window, or -1.</param>
    private readonly record struct WindowChunk(int Bound, int Term, int Chunk, int Before);
}
