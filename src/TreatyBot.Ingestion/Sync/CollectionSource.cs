namespace TreatyBot.Ingestion.Sync;

/// <summary>Where a collection's documents lie.</summary>
/// <param name="Name">The collection's name.</param>
/// <param name="Folders">Absolute paths. A document's path is told from the folder that it lies in.</param>
public sealed record CollectionSource(string Name, IReadOnlyList<string> Folders);
