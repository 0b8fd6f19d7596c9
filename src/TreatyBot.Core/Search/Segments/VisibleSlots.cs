using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TreatyBot.Core.Search.Segments;

/// <summary>The slots of a segment that a query may see: of its collections and documents, and not deleted.</summary>
internal sealed class VisibleSlots
{
    private readonly List<SlotRun> _runs = [];

    /// <summary>In order, not touching one another where that is cheap to see.</summary>
    public ReadOnlySpan<SlotRun> Runs => CollectionsMarshal.AsSpan(_runs);

    /// <summary>Finds out which slots of a segment a query may see.</summary>
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
            _runs.Add(new SlotRun(document.Collection, document.FirstSlot, document.FirstSlot + document.PassageCount));
        }
    }

    private void AddRun(SlotRun run)
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

    /// <summary>Finds the slots of a window that may be seen and have enough.</summary>
    /// <param name="sums">What each slot of the window has; see <see cref="ChunkScorer.AddTo"/>.</param>
    /// <param name="firstSlot">The window's first.</param>
    /// <param name="needed">What is enough.</param>
    /// <param name="found">Takes the slots, from the window's first on.</param>
    /// <returns>How many there are.</returns>
    public unsafe int FindEnough(int* sums, int firstSlot, int needed, ushort[] found)
    {
        var runs = Runs;
        var low = 0;
        var high = runs.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (runs[middle].End <= firstSlot)
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
        for (; low < runs.Length && runs[low].Start < firstSlot + SegmentLayout.WindowSize; low++)
        {
            var end = Math.Min(runs[low].End - firstSlot, SegmentLayout.WindowSize);
            for (var slot = Math.Max(runs[low].Start - firstSlot, 0); slot < end; slot += Vector256<int>.Count)
            {
                var enough = Vector256.GreaterThanOrEqual(Vector256.Load(sums + slot), least).ExtractMostSignificantBits();
                enough &= uint.MaxValue >> Math.Max(0, 32 - (end - slot));
                for (; enough != 0; enough &= enough - 1)
                {
                    found[count++] = (ushort)(slot + BitOperations.TrailingZeroCount(enough));
                }
            }
        }

        return count;
    }
}
