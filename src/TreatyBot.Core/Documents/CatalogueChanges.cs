namespace TreatyBot.Core.Documents;

/// <summary>What has changed of what answers since a version of the store.</summary>
/// <param name="Saved">The documents that are new, or answer with another reading or other metadata, by id.</param>
/// <param name="Withdrawn">The ids of those that answer no more; some may not have answered before.</param>
public sealed record CatalogueChanges(IReadOnlyList<CatalogueEntry> Saved, IReadOnlyList<long> Withdrawn);
