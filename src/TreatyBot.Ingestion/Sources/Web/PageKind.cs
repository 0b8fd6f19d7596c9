using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Sources.State;

namespace TreatyBot.Ingestion.Sources.Web;

/// <summary>One page or file of the web.</summary>
internal sealed class PageKind : ISourceKind
{
    public string Name => "Page";

    public TimeSpan DefaultInterval => TimeSpan.FromHours(6);

    public IReadOnlyList<string> Settings => [];

    public string? Refuse(SourceOptions options) => RefuseAddress(options.Address);

    public IFetchedSource Create(SourceOptions options, SourceFolder kept, SourceServices services)
    {
        var address = new UriBuilder(options.Address) { Fragment = "" }.Uri;
        return new WebSource(Name, address, options.Every ?? DefaultInterval, new Listing(address), kept, services);
    }

    /// <summary>Null, or what is wrong with an address of the web.</summary>
    internal static string? RefuseAddress(string address) => MetadataLayers.WebAddress(address) is not null ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var given) && given.UserInfo.Length > 0
            ? "holds a name or password: give the address without them"
            : "is no http or https address such as https://example.org/terms";

    private sealed class Listing(Uri address) : IPageListing
    {
        public bool KeepsUnlisted => false;

        public TimeSpan Recheck => TimeSpan.Zero;

        public Task<PageList> ListAsync(IndexFetching indexes, CancellationToken cancellationToken) =>
            Task.FromResult(new PageList([new ListedPage(address)]));
    }
}
