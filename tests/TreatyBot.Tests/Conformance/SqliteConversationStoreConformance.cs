using TreatyBot.Core.Conversations;
using TreatyBot.Storage;
using TreatyBot.Storage.Conversations;
using TreatyBot.Tests.Storage;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(SqliteConversationStore))]
public sealed class SqliteConversationStoreConformance : ConversationStoreConformance, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteConversationStoreConformance() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    protected override IConversationStore Store => _store.Conversations;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
