namespace TreatyBot.Core.Conversations;

/// <summary>
/// Puts accepting and acknowledging events before answering them. A platform waits three seconds for the one and minutes for the other, and both share the
/// processor and the store: in a burst answers wait until what has arrived is acknowledged.
/// </summary>
public sealed class IntakeGate(TimeProvider clock) : IDisposable
{
    /// <summary>
    /// So many events being taken in at once are a burst. Below it answers are not held up: at a moderate rate some acknowledgement is always on its way.
    /// </summary>
    private const int BurstFrom = 8;

    /// <summary>Answers under way at once: enough to fill the processors while some wait for a platform or the disk.</summary>
    private const int AnswersAtOnce = 16;

    /// <summary>In a burst answers are let through one by one, this far apart, so that under lasting overload some are given all the same.</summary>
    private static readonly TimeSpan BetweenAnswersInBurst = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _answers = new(AnswersAtOnce, AnswersAtOnce);
    private readonly SemaphoreSlim _inBurst = new(1, 1);
    private TaskCompletionSource? _burst;
    private int _takenIn;

    /// <summary>An event is being accepted and acknowledged, until the result is disposed of.</summary>
    public IDisposable TakeIn()
    {
        lock (_lock)
        {
            if (++_takenIn == BurstFrom)
            {
                _burst = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        return new Release(EndTakeIn);
    }

    /// <summary>Waits for a turn to answer, which lasts until the result is disposed of.</summary>
    public async Task<IDisposable> WaitForAnswerAsync(CancellationToken cancellationToken)
    {
        await _answers.WaitAsync(cancellationToken);
        try
        {
            await WaitForEndOfBurstAsync(cancellationToken);
            return new Release(() => _answers.Release());
        }
        catch (OperationCanceledException)
        {
            _answers.Release();
            throw;
        }
    }

    public void Dispose()
    {
        _answers.Dispose();
        _inBurst.Dispose();
    }

    private async Task WaitForEndOfBurstAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _burst) is null)
        {
            return;
        }

        await _inBurst.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _burst)?.Task is { } burst)
            {
                await Task.WhenAny(burst, Task.Delay(BetweenAnswersInBurst, clock, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _inBurst.Release();
        }
    }

    private void EndTakeIn()
    {
        lock (_lock)
        {
            if (--_takenIn == BurstFrom - 1)
            {
                _burst?.TrySetResult();
                _burst = null;
            }
        }
    }

    private sealed class Release(Action release) : IDisposable
    {
        private Action? _release = release;

        public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
    }
}
