namespace TreatyBot.Discord.Gateway;

/// <summary>Lets one shard after the other begin a session, with a pause in between.</summary>
internal sealed class IdentifyQueue(TimeSpan pause, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _last;

    /// <param name="url">Where the session is to be begun.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IdentifyTurn> TakeAsync(string url, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        var turn = new IdentifyTurn(url, End);
        try
        {
            if (_last is { } before && pause - clock.GetElapsedTime(before) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            return turn;
        }
        catch (OperationCanceledException)
        {
            turn.Dispose();
            throw;
        }
    }

    public void Dispose() => _one.Dispose();

    private void End()
    {
        _last = clock.GetTimestamp();
        _one.Release();
    }
}

/// <summary>A shard's turn to begin a session. It is over when disposed of, once the session has been asked for.</summary>
internal sealed class IdentifyTurn(string url, Action end) : IDisposable
{
    private Action? _end = end;

    /// <summary>Where to begin it.</summary>
    public string Url => url;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
