using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Sources.State;
using TreatyBot.Ingestion.Sources.Web;

namespace TreatyBot.Ingestion.Sources.Sitemaps;

/// <summary>All pages that a site names in its sitemap (https://www.sitemaps.org/protocol.html).</summary>
internal sealed class SitemapKind : ISourceKind
{
    public string Name => "Sitemap";

    public TimeSpan DefaultInterval => TimeSpan.FromHours(6);

    public IReadOnlyList<string> Settings { get; } = [nameof(SourceOptions.Include)];

    public string? Refuse(SourceOptions options) => PageKind.RefuseAddress(options.Address);

    public IFetchedSource Create(SourceOptions options, SourceFolder kept, SourceServices services)
    {
        var address = new Uri(options.Address);
        var listing = new SitemapListing(address, [.. options.Include]);
        return new WebSource(Name, address, options.Every ?? DefaultInterval, listing, kept, services);
    }
}
