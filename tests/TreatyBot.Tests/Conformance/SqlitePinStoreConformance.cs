using TreatyBot.Core.Pins;
using TreatyBot.Storage;
using TreatyBot.Storage.Pins;
using TreatyBot.Tests.Fakes;
using TreatyBot.Tests.Storage;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(SqlitePinStore))]
public sealed class SqlitePinStoreConformance : PinStoreConformance, IAsyncLifetime, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public SqlitePinStoreConformance() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    protected override IPinStore Store => _store.Pins;

    public async Task InitializeAsync() =>
        await _store.Documents.SaveAsync(TestCorpus.Draft("a.md", "A", "One two three.", "c"), CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
