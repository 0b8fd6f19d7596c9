using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Storage;
using TreatyBot.Storage.Vectors;
using TreatyBot.Tests.Storage;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(SqliteVectorStore))]
public sealed class SqliteVectorStoreConformance : VectorStoreConformance, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteVectorStoreConformance() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    protected override IDocumentStore Documents => _store.Documents;

    protected override IVectorStore Store => _store.Vectors;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
