namespace TreatyBot.Core.Conversations;

/// <summary>
/// Puts accepting and acknowledging events before answering them. A platform waits three seconds for the one and minutes for the other, and
/// both share the processor and the store: in a burst answers wait until what has arrived is acknowledged.
/// </summary>
public sealed class IntakeGate(TimeProvider clock) : IDisposable
{
    /// <summary>
    /// So many events being taken in at once are a burst. Below it answers are not held up: at a moderate rate some acknowledgement is
    /// always on its way.
    /// </summary>
    private const int BurstFrom = 8;

    /// <summary>
    /// Answers under way at once: enough to fill the processors while some wait for the disk. In a new process an answer takes some fifty
    /// milliseconds, until its code is compiled, and what is to be acknowledged waits behind those under way: 2,000 commands in four
    /// seconds over 213 documents on two processors were acknowledged within 2.9 s with sixteen at once, within 1.0 s with four.
    /// </summary>
    private static readonly int AnswersAtOnce = 2 * Environment.ProcessorCount;

    /// <summary>
    /// In a burst answers are let through one by one, this far apart, so that under lasting overload some are given all the same.
    /// </summary>
    private static readonly TimeSpan BetweenAnswersInBurst = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// So long after the last event nobody is waiting for an acknowledgement any more: a third of the platforms' three seconds.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _answers = new(AnswersAtOnce, AnswersAtOnce);
    private readonly SemaphoreSlim _inBurst = new(1, 1);
    private TaskCompletionSource? _burst;
    private int _takenIn;
    private long? _lastTakenIn;

    /// <summary>An event is being accepted and acknowledged, until the result is disposed of.</summary>
    public IDisposable TakeIn()
    {
        lock (_lock)
        {
            _lastTakenIn = clock.GetTimestamp();
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

    /// <summary>
    /// For work that nobody waits for, before each piece of it: where an event is being taken in or came within the last second, waits for
    /// a second, and no longer, so that under lasting load it goes on slowly.
    /// </summary>
    public Task WaitForQuietAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var isQuiet = _takenIn == 0 && (_lastTakenIn is not { } last || clock.GetElapsedTime(last) >= Quiet);
            return isQuiet ? Task.CompletedTask : Task.Delay(Quiet, clock, cancellationToken);
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
