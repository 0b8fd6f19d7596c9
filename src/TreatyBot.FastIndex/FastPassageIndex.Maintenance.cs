
namespace TreatyBot.FastIndex;

/// <content>What goes on in the background: one task at most, which merges what is to be merged and then keeps the result.</content>
public sealed partial class FastPassageIndex
{
    private void WaitForMerging()
    {
        while (_state.Views.Length >= MaxSegments && !SettleAsync().IsCompleted)
        {
            SettleAsync().Wait(_closing.Token);
        }
    }

    private void Maintain()
    {
        lock (_changing)
        {
            if (!_isMaintained)
            {
                _isMaintained = true;
                _maintenance = Task.Run(RunMaintenance, CancellationToken.None);
            }
        }
    }

    private void RunMaintenance()
    {
        while (true)
        {
            var state = _state;
            if (TryMerge())
            {
                continue;
            }

            Keep();
            lock (_changing)
            {
                if (ReferenceEquals(state, _state))
                {
                    _isMaintained = false;
                    return;
                }
            }
        }
    }

    /// <returns>True where it merged something: there may be more.</returns>
    private bool TryMerge()
    {
        var state = Hold();
        try
        {
            var views = MergePlan.Choose(state.Views);
            if (views.Length == 0 || _closing.IsCancellationRequested)
            {
                return false;
            }

            var merged = SegmentMerger.Merge(views, _scoring, _closing.Token);
            lock (_changing)
            {
                Publish([.. _state.Views.Where(view => !IsOneOf(views, view)), ViewOf(merged, views)]);
            }

            merged.Release();
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (e is not OperationCanceledException)
            {
                Log.NotMerged(_logger, e);
            }

            return false;
        }
        finally
        {
            state.Release();
        }
    }

    private static bool IsOneOf(SegmentView[] views, SegmentView view) => views.Any(one => one.Segment == view.Segment);

    /// <summary>The merged segment without what was deleted while it was made. Call it under the lock.</summary>
    private SegmentView ViewOf(Segment merged, SegmentView[] sources)
    {
        var rows = new List<int>();
        foreach (var source in sources)
        {
            var now = Array.Find(_state.Views, view => view.Segment == source.Segment);
            rows.AddRange(source.DocumentsNotIn(now).Select(merged.FindDocument));
        }

        return new SegmentView(merged).Without(rows);
    }

    private void Keep()
    {
        if (_folder is null)
        {
            return;
        }

        var state = Hold();
        try
        {
            _folder.Write(state.Views);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(_logger, e, _folder.Path);
        }
        finally
        {
            state.Release();
        }
    }
}
