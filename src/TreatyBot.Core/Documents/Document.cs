using System.Globalization;

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

    /// <summary>True where words are its title, or its number.</summary>
    public bool IsCalled(string words) =>
        Id.ToString(CultureInfo.InvariantCulture) == words || DisplayTitle.Equals(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>True where its title holds words.</summary>
    public bool HasInTitle(string words) => DisplayTitle.Contains(words, StringComparison.OrdinalIgnoreCase);
}
