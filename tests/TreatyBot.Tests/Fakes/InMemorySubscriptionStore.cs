using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Fakes;

/// <summary>Subscriptions that end with the test.</summary>
public sealed class InMemorySubscriptionStore : ISubscriptionStore
{
    private readonly List<Subscription> _all = [];
    private long _last;

    public Task<Subscription> SaveAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var known = _all.Find(other => (other.Topic, other.Place) == (subscription.Topic, subscription.Place));
        if (known is null)
        {
            _all.Add(known = subscription with { Id = ++_last });
        }

        return Task.FromResult(known);
    }

    public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Subscription>>([.. _all]);

    public Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult(_all.RemoveAll(known => known.Id == id) > 0);

    public Task AdvanceAsync(long id, long readingId, CancellationToken cancellationToken)
    {
        var at = _all.FindIndex(known => known.Id == id);
        if (at >= 0 && _all[at].SeenReading < readingId)
        {
            _all[at] = _all[at] with { SeenReading = readingId };
        }

        return Task.CompletedTask;
    }
}
