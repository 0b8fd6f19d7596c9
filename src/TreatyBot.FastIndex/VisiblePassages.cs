using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>The ordinals of a segment that a query may see: of its collections and documents, and not deleted.</summary>
internal sealed class VisiblePassages
{
    private readonly List<PassageRun> _runs = [];

    /// <summary>In order, not touching one another where that is cheap to see.</summary>
    public ReadOnlySpan<PassageRun> Runs => CollectionsMarshal.AsSpan(_runs);

    /// <summary>Finds out which ordinals of a segment a query may see.</summary>
    public unsafe void Find(SegmentView view, PassageQuery query)
    {
        _runs.Clear();
        var segment = view.Segment;
        if (query.Documents is null)
        {
            foreach (var run in view.Runs)
            {
                if (query.Collections.Contains(segment.Collections[run.Collection]))
                {
                    AddRun(run);
                }
            }
        }
        else if (query.Documents.Count < segment.DocumentCount)
        {
            foreach (var id in query.Documents)
            {
                AddDocument(view, view.FindDocument(id), query);
            }

            CollectionsMarshal.AsSpan(_runs).Sort((a, b) => a.Start.CompareTo(b.Start));
        }
        else
        {
            for (var row = 0; row < segment.DocumentCount; row++)
            {
                if (query.Documents.Contains(segment.Documents[row].Id))
                {
                    AddDocument(view, view.IsDeleted(row) ? -1 : row, query);
                }
            }
        }
    }

    private unsafe void AddDocument(SegmentView view, int row, PassageQuery query)
    {
        if (row < 0)
        {
            return;
        }

        ref readonly var document = ref view.Segment.Documents[row];
        if (document.PassageCount > 0 && query.Collections.Contains(view.Segment.Collections[document.Collection]))
        {
            _runs.Add(new PassageRun(document.Collection, document.FirstOrdinal, document.FirstOrdinal + document.PassageCount));
        }
    }

    private void AddRun(PassageRun run)
    {
        if (_runs.Count > 0 && _runs[^1].End == run.Start)
        {
            _runs[^1] = _runs[^1] with { End = run.End };
        }
        else
        {
            _runs.Add(run);
        }
    }

    /// <summary>Finds the ordinals of a range that may be seen and have enough.</summary>
    /// <param name="sums">What each ordinal of the range has; see <see cref="PostingBlockScorer.AddTo"/>.</param>
    /// <param name="firstOrdinal">The range's first.</param>
    /// <param name="needed">What is enough.</param>
    /// <param name="found">Takes the ordinals, from the range's first on.</param>
    /// <returns>How many there are.</returns>
    public unsafe int FindEnough(int* sums, int firstOrdinal, int needed, ushort[] found)
    {
        var runs = Runs;
        var low = 0;
        var high = runs.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (runs[middle].End <= firstOrdinal)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var count = 0;
        var least = Vector256.Create(needed);
        for (; low < runs.Length && runs[low].Start < firstOrdinal + SegmentLayout.RangeSize; low++)
        {
            var end = Math.Min(runs[low].End - firstOrdinal, SegmentLayout.RangeSize);
            for (var ordinal = Math.Max(runs[low].Start - firstOrdinal, 0); ordinal < end; ordinal += Vector256<int>.Count)
            {
                var enough = Vector256.GreaterThanOrEqual(Vector256.Load(sums + ordinal), least).ExtractMostSignificantBits();
                enough &= uint.MaxValue >> Math.Max(0, 32 - (end - ordinal));
                for (; enough != 0; enough &= enough - 1)
                {
                    found[count++] = (ushort)(ordinal + BitOperations.TrailingZeroCount(enough));
                }
            }
        }

        return count;
    }
}
