using TreatyBot.Ingestion.Sources.Fetching;
using TreatyBot.Ingestion.Sources.State;

namespace TreatyBot.Ingestion.Sources.Web;

/// <summary>Fetches the lists of a source, and keeps them, so that a server need not send again what has not changed.</summary>
/// <param name="web">Fetches.</param>
/// <param name="folder">Keeps them.</param>
/// <param name="before">Those that are kept.</param>
internal sealed class IndexFetching(WebFetcher web, SourceFolder folder, IReadOnlyList<KeptPage> before)
{
    private readonly Dictionary<string, KeptPage> _before = before.ToDictionary(page => page.Address, StringComparer.Ordinal);
    private readonly List<KeptPage> _kept = [];

    /// <summary>Those that have been asked for.</summary>
    public IReadOnlyList<KeptPage> Kept => _kept;

    /// <returns>The bytes with where they were in the end, or why they could not be had: <see cref="Gone"/> or a failure.</returns>
    public async Task<FetchOutcome> FetchAsync(Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        var known = _before.GetValueOrDefault(address.AbsoluteUri);
        var bytes = known?.File is { } file ? folder.Read(file) : null;
        var from = known?.SentOnTo is { } elsewhere ? new Uri(elsewhere) : address;
        var outcome = await web.FetchAsync(new(address, maxBytes)
        {
            KeptFrom = bytes is null ? null : from,
            ETag = known?.ETag,
            LastModified = known?.LastModified,
        }, cancellationToken);
        switch (outcome)
        {
            case FetchedBytes fetched:
                _kept.Add(new(address.AbsoluteUri)
                {
                    File = folder.Keep(fetched.Content, ".index"),
                    SentOnTo = fetched.Address == address ? null : fetched.Address.AbsoluteUri,
                    ETag = fetched.ETag,
                    LastModified = fetched.LastModified,
                });
                return fetched;
            case NotModified:
                _kept.Add(known!);
                return new FetchedBytes(from, bytes!);
            default:
                if (known is not null)
                {
                    _kept.Add(known);
                }

                return outcome;
        }
    }
}
