using TreatyBot.Core.Documents;
using TreatyBot.Storage;
using TreatyBot.Storage.Documents;
using TreatyBot.Tests.Storage;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(SqliteDocumentStore))]
public sealed class SqliteDocumentStoreConformance : DocumentStoreConformance, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteDocumentStoreConformance() => _store = SqliteStore.Open(_folder.Path, Time);

    protected override IDocumentStore Store => _store.Documents;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
