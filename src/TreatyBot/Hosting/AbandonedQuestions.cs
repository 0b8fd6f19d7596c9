using TreatyBot.Core.Conversations;

namespace TreatyBot.Hosting;

/// <summary>
/// Closes the questions of the page and the console whose asker has gone with the process that was to answer: nobody waits for them, and
/// each event gets a reply or a stated reason.
/// </summary>
internal sealed class AbandonedQuestions(IDesk desk, TimeProvider clock) : IHostedService
{
    /// <summary>A console beside the worker may be answering right now.</summary>
    private static readonly TimeSpan ConsolePatience = TimeSpan.FromHours(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await CloseAsync("web", clock.GetUtcNow(), cancellationToken);
        await CloseAsync("console", clock.GetUtcNow() - ConsolePatience, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CloseAsync(string platform, DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var (question, _) in await desk.ListUnfinishedAsync(platform, cancellationToken))
        {
            if (question.AskedAt <= before)
            {
                await desk.CloseAsync(question.EventKey, "the process ended before the reply was shown", cancellationToken);
            }
        }
    }
}
