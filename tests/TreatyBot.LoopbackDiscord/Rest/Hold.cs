namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>
/// Calls that are stopped at a chosen point: where their client ends meanwhile, it is certain what it had done by then, and what not. A
/// held call is never answered.
/// </summary>
public sealed class Hold : IDisposable
{
    private readonly Action<Hold> _end;
    private readonly string _route;
    private readonly bool _isDone;
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _passing;

    internal Hold(string route, bool isDone, int passing, Action<Hold> end) =>
        (_route, _isDone, _passing, _end) = (route, isDone, passing, end);

    /// <summary>A call is held.</summary>
    public Task Reached => _reached.Task;

    /// <summary>No further calls are held; those that are held stay so until their client gives up.</summary>
    public void Dispose() => _end(this);

    /// <param name="route">The call.</param>
    /// <param name="isDone">Whether what it asks for has been done.</param>
    internal bool Takes(string route, bool isDone)
    {
        if (isDone != _isDone || !route.Contains(_route, StringComparison.Ordinal) || Interlocked.Decrement(ref _passing) >= 0)
        {
            return false;
        }

        _reached.TrySetResult();
        return true;
    }
}
