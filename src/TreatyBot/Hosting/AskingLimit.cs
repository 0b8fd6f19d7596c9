using System.Threading.RateLimiting;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Hosting;

/// <summary>A bucket of questions for each asker, filled evenly over a minute.</summary>
internal sealed class AskingLimit(int perMinute) : IAskingLimit, IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(asker =>
        RateLimitPartition.GetTokenBucketLimiter(asker, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        }));

    public TimeSpan? TryTake(Asker asker)
    {
        using var lease = _limiter.AttemptAcquire(asker.ToString());
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1) / perMinute;
    }

    public void Dispose() => _limiter.Dispose();
}
