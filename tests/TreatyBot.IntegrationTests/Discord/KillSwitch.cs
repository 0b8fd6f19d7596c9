using TreatyBot.Core.Conversations;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>The points at which a process is killed.</summary>
internal enum KillPoint
{
    None,
    BeforeAccept,
    AfterAccept,
    AfterComposed,
    AfterPosted,
}

/// <summary>Ends a bot as a kill does: from that instant nothing that it does reaches the store or Discord.</summary>
internal sealed class KillSwitch(KillPoint at, int after)
{
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _passed;

    public Task Killed => _killed.Task;

    public async Task PassAsync(KillPoint point)
    {
        if (point == at && Interlocked.Increment(ref _passed) > after)
        {
            _killed.TrySetResult();
        }

        await GoOnAsync();
    }

    /// <summary>Never comes back in a killed process.</summary>
    public Task GoOnAsync() => _killed.Task.IsCompleted ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;
}

/// <summary>A desk in a process that can be killed.</summary>
internal sealed class KillableDesk(IDesk desk, KillSwitch kill, Task? slow) : IDesk
{
    public async Task<bool> AcceptAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.BeforeAccept);
        var accepted = await desk.AcceptAsync(question, cancellationToken);
        await kill.PassAsync(KillPoint.AfterAccept);
        return accepted;
    }

    public async Task<Reply?> AnswerAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        await kill.GoOnAsync();
        await (slow ?? Task.CompletedTask).WaitAsync(cancellationToken);
        var reply = await desk.AnswerAsync(question, cancellationToken);
        await kill.PassAsync(KillPoint.AfterComposed);
        return reply;
    }

    public async Task PostedAsync(string eventKey, string? messageId, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.AfterPosted);
        await desk.PostedAsync(eventKey, messageId, cancellationToken);
    }

    public async Task CloseAsync(string eventKey, string reason, CancellationToken cancellationToken)
    {
        await kill.GoOnAsync();
        await desk.CloseAsync(eventKey, reason, cancellationToken);
    }

    public Task<IReadOnlyList<AskedQuestion>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken) => desk.ListUnfinishedAsync(platform, cancellationToken);

    public Task<IReadOnlySet<string>> VisibleCollectionsAsync(Asker asker, Place place, CancellationToken cancellationToken) =>
        desk.VisibleCollectionsAsync(asker, place, cancellationToken);

    public Task<Reply?> MoreAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken) => desk.MoreAsync(eventKey, asker, place, cancellationToken);

    public Task RateAsync(string eventKey, Asker asker, bool helpful, CancellationToken cancellationToken) => desk.RateAsync(eventKey, asker, helpful, cancellationToken);
}

/// <summary>The way out of a process that can be killed.</summary>
internal sealed class KillableHandler(KillSwitch kill) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await kill.GoOnAsync().WaitAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await kill.GoOnAsync().WaitAsync(cancellationToken);
        return response;
    }
}
