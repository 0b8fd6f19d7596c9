using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Sources.State;

namespace TreatyBot.Ingestion.Sources;

/// <summary>A kind of source that is fetched. Holds no state.</summary>
internal interface ISourceKind
{
    /// <summary>As the configuration names it: <c>Sitemap</c>.</summary>
    string Name { get; }

    /// <summary>How often such a source is asked for what is new, where nothing else is configured.</summary>
    TimeSpan DefaultInterval { get; }

    /// <summary>The settings beside kind, address and interval that it has.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>An address as it is used, where it may be a path that counts from the content root.</summary>
    string ResolveAddress(string address, string root) => address;

    /// <summary>Null, or what is wrong with the address or a setting of it: "is no http or https address".</summary>
    string? Refuse(SourceOptions options);

    IFetchedSource Create(SourceOptions options, SourceFolder kept, SourceServices services);
}
