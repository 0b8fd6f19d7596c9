using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion.Sources.Fetching;
using TreatyBot.Ingestion.Sync;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Ingestion.Sources;

/// <summary>A collection of sources that are really fetched from a server on this machine, really kept and really read.</summary>
internal sealed class FetchedCorpus : IDisposable
{
    public const string Name = "pacts";

    private readonly TemporaryFolder _folder = new();
    private readonly CollectionOptions _collection = new() { Name = Name };

    public LoopbackWeb Web { get; } = new();

    public SkippingClock Clock { get; } = new();

    public FetchingOptions Fetching { get; } = new() { RequestSeconds = 20, PrivateHosts = { "127.0.0.1" } };

    public IngestionOptions Ingestion { get; } = new() { MaxFileBytes = 1_000_000 };

    /// <summary>Finds the addresses of hosts; null: the system does.</summary>
    public Func<string, IPAddress[]>? Resolve { get; set; }

    public InMemoryDocumentStore Store { get; } = new();

    public string Folder => _folder.Path;

    public FetchedCorpus With(string kind, string address, Action<SourceOptions>? set = null)
    {
        var options = new SourceOptions { Kind = kind, Address = address };
        set?.Invoke(options);
        SourceKinds.Refuse(options).ShouldBeNull();
        _collection.Sources.Add(options);
        return this;
    }

    /// <summary>Fetches everything and syncs, in a process of its own as far as what is remembered goes.</summary>
    /// <param name="all">Whether what is not due is fetched too.</param>
    public async Task<SyncSummary> FetchAsync(bool all = true)
    {
        using var sources = Sources();
        var fetching = new SourceFetching(sources, Clock, NullLogger<SourceFetching>.Instance);
        (await fetching.FetchAsync(all, progress: null, kept: null, CancellationToken.None)).ShouldBeEmpty();
        return await SyncAsync(sources);
    }

    /// <summary>Syncs what is kept, without any fetch.</summary>
    public async Task<SyncSummary> SyncAsync()
    {
        using var sources = Sources();
        return await SyncAsync(sources);
    }

    public SourceStatus Status()
    {
        using var sources = Sources();
        return sources.StatusOf(Name).ShouldHaveSingleItem();
    }

    public CollectionSources Sources() => new(
        [_collection], _folder.At("sources"), Extractor(),
        new AddressPolicy(Options.Create(Fetching), Resolve is { } resolve ? (host, _) => Task.FromResult(resolve(host)) : null),
        Options.Create(Fetching), Options.Create(Ingestion), Clock);

    public async Task<Document> DocumentAsync(string path) => (await EntryAsync(path)).Document;

    public async Task<string> TextOfAsync(string path) =>
        (await Store.FindReadingAsync((await EntryAsync(path)).ReadingId, CancellationToken.None))!.Text;

    public async Task<IReadOnlyList<string>> PathsAsync() =>
        [.. (await Store.ListAsync(CancellationToken.None)).Select(entry => entry.Document.Path).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Web.Dispose();
        _folder.Dispose();
    }

    private async Task<CatalogueEntry> EntryAsync(string path) =>
        (await Store.ListAsync(CancellationToken.None)).Single(entry => entry.Document.Path == path);

    private Task<SyncSummary> SyncAsync(CollectionSources sources) =>
        new CorpusSync(Store, Extractor(), Options.Create(Ingestion), Clock, NullLogger<CorpusSync>.Instance)
            .SyncAsync(sources.All.Single(), progress: null, CancellationToken.None);

    private SourceExtractor Extractor() => new(new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddIngestion()
        .BuildServiceProvider().GetServices<IDocumentReader>());
}
