using TreatyBot.Core.Conversations;
using TreatyBot.Storage;
using TreatyBot.Storage.Subscriptions;
using TreatyBot.Tests.Storage;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(SqliteSubscriptionStore))]
public sealed class SqliteSubscriptionStoreConformance : SubscriptionStoreConformance, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteSubscriptionStoreConformance() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    protected override ISubscriptionStore Store => _store.Subscriptions;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
