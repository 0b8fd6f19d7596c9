using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Ingestion.Sync;

/// <summary>Where a collection's documents come from.</summary>
/// <param name="Name">The collection's name.</param>
/// <param name="Sources">Folders and whatever else; where two have a document of one path, the first one's counts.</param>
public sealed record CollectionSource(string Name, IReadOnlyList<IDocumentSource> Sources)
{
    /// <param name="name">The collection's name.</param>
    /// <param name="folders">Absolute paths. A document's path is told from the folder that it lies in.</param>
    public CollectionSource(string name, IReadOnlyList<string> folders)
        : this(name, [.. folders.Select(folder => new FolderSource(folder))])
    {
    }
}
