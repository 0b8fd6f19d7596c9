using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using TreatyBot.Chat.Content;

namespace TreatyBot.Chat.Asking;

/// <summary>Posts a reply until the platform has it, once: where an attempt may have arrived, it is looked for before the next.</summary>
internal sealed partial class ReplyPoster<TAddress>(IChatPlatform<TAddress> platform, TimeProvider clock, ILogger logger)
    where TAddress : class, IReplyAddress
{
    /// <summary>What stays away for longer helps nobody any more.</summary>
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(6);

    /// <summary>A platform comes back within minutes as a rule, and whoever asked still waits.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.5);

    private readonly ResiliencePipeline<PostOutcome?> _retries = new ResiliencePipelineBuilder<PostOutcome?> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<PostOutcome?>
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Result is TryLater),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = ShortestPause,
            MaxDelay = LongestPause,
            DelayGenerator = static tried => ValueTask.FromResult((tried.Outcome.Result as TryLater)?.After),
        })
        .Build();

    /// <summary>The reply as an earlier run may have posted it; null where it is to be posted.</summary>
    public async Task<PostOutcome?> FindPostedAsync(PendingQuestion<TAddress> asked, CancellationToken cancellationToken) =>
        await _retries.ExecuteAsync(async token => await platform.FindPostedAsync(asked, token), cancellationToken);

    /// <summary>Posts it.</summary>
    public async Task<PostOutcome?> PostAsync(
        PendingQuestion<TAddress> asked, ChatContent content, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        TryLater? before = null;
        return await _retries.ExecuteAsync(
            async token =>
            {
                if (before is not null)
                {
                    if (clock.GetElapsedTime(started) > GivesUpAfter)
                    {
                        return new NotPosted($"the platform could not be reached for hours ({before.Reason})");
                    }

                    if (before.MayBeThere && await platform.FindPostedAsync(asked, token) is { } found)
                    {
                        return found;
                    }

                    await platform.WaitForTurnAsync(asked.Address, token);
                }

                var outcome = await platform.PostAsync(asked, content, token);
                if (outcome is TryLater later)
                {
                    Log.PostingLater(logger, asked.EventKey, later.Reason);
                    before = later;
                }

                return outcome;
            },
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(4003, LogLevel.Warning, "{EventKey}: the reply waits: {Reason}")]
        public static partial void PostingLater(ILogger logger, string eventKey, string reason);
    }
}
