using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Sources.Fetching;
using TreatyBot.Ingestion.Sources.State;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources;

/// <summary>Everything that documents come from, by collection, as it is configured.</summary>
public sealed class CollectionSources : IDisposable
{
    private const int HashLength = 16;

    private readonly Lazy<WebFetcher> _web;
    private readonly string _folder;
    private readonly List<FetchedSource> _fetched = [];

    /// <param name="collections">The configuration.</param>
    /// <param name="folder">Keeps what is fetched.</param>
    /// <param name="extractor">Tells what can be read.</param>
    /// <param name="fetching">How it is fetched.</param>
    /// <param name="ingestion">How much is read.</param>
    /// <param name="time">The clock.</param>
    public CollectionSources(
        IReadOnlyList<CollectionOptions> collections, string folder, SourceExtractor extractor, IOptions<FetchingOptions> fetching,
        IOptions<IngestionOptions> ingestion, TimeProvider time)
        : this(collections, folder, extractor, new AddressPolicy(fetching), fetching, ingestion, time)
    {
    }

    internal CollectionSources(
        IReadOnlyList<CollectionOptions> collections, string folder, SourceExtractor extractor, AddressPolicy addresses,
        IOptions<FetchingOptions> fetching, IOptions<IngestionOptions> ingestion, TimeProvider time)
    {
        _folder = folder;
        _web = new(() => new WebFetcher(addresses, fetching, time));
        var services = new SourceServices(_web, addresses, extractor, fetching, ingestion, time);
        All = [.. collections.Select(collection => new CollectionSource(
            collection.Name,
            [
                .. collection.Folders.Select(path => new FolderSource(path)),
                .. collection.Sources.Select(options => Create(collection.Name, options, services)),
            ]))];
    }

    /// <summary>The collections, in the order of the configuration.</summary>
    public IReadOnlyList<CollectionSource> All { get; }

    /// <summary>Those that are fetched.</summary>
    public IReadOnlyList<FetchedSource> Fetched => _fetched;

    /// <summary>How the fetched sources of a collection are.</summary>
    public IEnumerable<SourceStatus> StatusOf(string collection) => _fetched.Where(fetched => fetched.Collection == collection)
        .Select(fetched => (fetched.Source.Name, State: fetched.Source.Kept.Load()))
        .Select(kept => new SourceStatus(kept.Name, kept.State.Succeeded, kept.State.DownSince, kept.State.DownReason, kept.State.Due));

    /// <summary>Removes what is kept of sources that are configured no longer.</summary>
    public void RemoveForgotten()
    {
        var known = _fetched.Select(fetched => fetched.Source.Kept.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Directory.Exists(_folder) ? Directory.GetDirectories(_folder) : [])
        {
            if (!known.Contains(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public void Dispose()
    {
        if (_web.IsValueCreated)
        {
            _web.Value.Dispose();
        }
    }

    private IFetchedSource Create(string collection, SourceOptions options, SourceServices services)
    {
        var kind = SourceKinds.Find(options.Kind) ?? throw new ArgumentException($"There is no kind of source '{options.Kind}'.");

        // Another address, branch or folder is another source; how often it is asked makes no difference.
        var identity = string.Join('\n', collection, kind.Name, options.Address, options.Branch, options.Folder);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..HashLength];
        var source = kind.Create(options, new SourceFolder(Path.Combine(_folder, name)), services);
        _fetched.Add(new(collection, source));
        return source;
    }
}

/// <summary>A source that is fetched.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Source">The source.</param>
public sealed record FetchedSource(string Collection, IFetchedSource Source);
