namespace TreatyBot.Core.Documents;

/// <summary>One source and what is known of it.</summary>
/// <param name="Id">The store's number; never used again for another source.</param>
/// <param name="Collection">The collection it belongs to.</param>
/// <param name="Path">Where it lies: its path below the collection's folder, with <c>/</c> between the parts.</param>
/// <param name="Metadata">Title, author, publisher, date, address, language.</param>
public sealed record Document(long Id, string Collection, string Path, DocumentMetadata Metadata)
{
    /// <summary>The title, or the path where none is known.</summary>
    public string DisplayTitle => Metadata.Title ?? Path;
}
