using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Sources.State;
using TreatyBot.Ingestion.Sources.Web;

namespace TreatyBot.Ingestion.Sources.Feeds;

/// <summary>The pages of an RSS, Atom or JSON feed, as they appear.</summary>
internal sealed class FeedKind : ISourceKind
{
    public string Name => "Feed";

    public TimeSpan DefaultInterval => TimeSpan.FromHours(1);

    public IReadOnlyList<string> Settings => [];

    public string? Refuse(SourceOptions options) => PageKind.RefuseAddress(options.Address);

    public IFetchedSource Create(SourceOptions options, SourceFolder kept, SourceServices services)
    {
        var address = new UriBuilder(options.Address) { Fragment = "" }.Uri;
        var listing = new FeedListing(address, services.Fetching.Value.MaxPages, services.Ingestion.Value.MaxFileBytes, services.Time);
        return new WebSource(Name, address, options.Every ?? DefaultInterval, listing, kept, services);
    }
}
