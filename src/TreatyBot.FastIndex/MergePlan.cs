namespace TreatyBot.FastIndex;

/// <summary>
/// Which segments are merged next: the smallest ones, up to one that is no larger than all that are smaller together. So each segment
/// outweighs the rest after it, there are few, and a passage moves to a segment of twice the size each time. A segment that is to a third
/// deleted is cleared.
/// </summary>
internal static class MergePlan
{
    /// <summary>No merged segment has more passages: what a merge takes in memory and time stays bounded.</summary>
    public const int MaxPassages = 4_000_000;

    private const int DeletedShare = 3;

    /// <param name="views">The largest first.</param>
    /// <returns>None where nothing is to be done.</returns>
    public static SegmentView[] Choose(SegmentView[] views)
    {
        var smaller = 0L;
        var from = views.Length;
        for (var i = views.Length - 1; i >= 0; i--)
        {
            var size = SizeOf(views[i]);
            if (size + smaller > MaxPassages)
            {
                break;
            }

            if (i < views.Length - 1 && size <= smaller)
            {
                from = i;
            }

            smaller += size;
        }

        return from < views.Length ? views[from..] : Array.Find(views, IsWorn) is { } worn ? [worn] : [];
    }

    private static long SizeOf(SegmentView view) => view.Totals.Passages + view.Segment.DocumentCount;

    private static bool IsWorn(SegmentView view) => view.DeletedPassages * DeletedShare > view.Segment.OrdinalCount;
}
