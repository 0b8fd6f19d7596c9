namespace TreatyBot.Core.Conversations;

/// <summary>Subscriptions, kept durably: what a call has returned from survives the loss of power.</summary>
public interface ISubscriptionStore
{
    /// <summary>Keeps a subscription. The same topic in the same place again is the same one, and is left as it is.</summary>
    /// <returns>It, with its number.</returns>
    Task<Subscription> SaveAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>All of them, by number.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken);

    /// <summary>False where there is none of that number.</summary>
    Task<bool> RemoveAsync(long id, CancellationToken cancellationToken);

    /// <summary>Everything up to that reading has been looked at; never goes back.</summary>
    Task AdvanceAsync(long id, long readingId, CancellationToken cancellationToken);
}
