using Microsoft.Extensions.Options;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Ingestion.Sources;

/// <summary>What sources of all kinds fetch with.</summary>
internal sealed record SourceServices(
    WebFetcher Web,
    AddressPolicy Addresses,
    SourceExtractor Extractor,
    IOptions<FetchingOptions> Fetching,
    IOptions<IngestionOptions> Ingestion,
    TimeProvider Time);
