using System.Diagnostics;

namespace TreatyBot.LoopbackDiscord.World;

/// <summary>Something that is waited for, and when it happened.</summary>
public sealed class Moment
{
    private readonly TaskCompletionSource<long> _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When it happened first, as <see cref="Stopwatch.GetTimestamp"/> tells time.</summary>
    public Task<long> At => _happened.Task;

    internal void Happen() => _happened.TrySetResult(Stopwatch.GetTimestamp());
}
