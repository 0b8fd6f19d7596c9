using Microsoft.Extensions.Options;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Ingestion.Sources;

/// <summary>What sources of all kinds fetch with.</summary>
/// <param name="LazyWeb">Made when something is fetched: most commands only read what is kept.</param>
/// <param name="Addresses">Where connections may go.</param>
/// <param name="Extractor">Tells what can be read.</param>
/// <param name="Fetching">How it is fetched.</param>
/// <param name="Ingestion">How much is read.</param>
/// <param name="Time">The clock.</param>
internal sealed record SourceServices(
    Lazy<WebFetcher> LazyWeb,
    AddressPolicy Addresses,
    SourceExtractor Extractor,
    IOptions<FetchingOptions> Fetching,
    IOptions<IngestionOptions> Ingestion,
    TimeProvider Time)
{
    public WebFetcher Web => LazyWeb.Value;
}
