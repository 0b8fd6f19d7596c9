using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Chat.Sources;

/// <summary>What somebody may see of the corpus where he looks at it.</summary>
public sealed class VisibleSources(IDesk desk, Corpus corpus)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<string>> ListCollectionsAsync(Asker asker, Place place, CancellationToken cancellationToken) =>
        [.. (await desk.VisibleCollectionsAsync(asker, place, cancellationToken)).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The documents of these collections, the newest first.</summary>
    public IReadOnlyList<CatalogueEntry> List(IReadOnlyList<string> collections) =>
    [
        .. corpus.Catalogue.Entries.Where(entry => collections.Contains(entry.Document.Collection, StringComparer.Ordinal))
            .OrderByDescending(entry => entry.IndexedAt)
            .ThenBy(entry => entry.Document.Id),
    ];

    /// <summary>Those that words mean: the document with that id or title, else all whose titles hold the words.</summary>
    public static IReadOnlyList<CatalogueEntry> Narrow(IReadOnlyList<CatalogueEntry> documents, string words)
    {
        var meant = documents.Where(entry => entry.Document.IsCalled(words)).Take(1).ToList();
        return meant.Count > 0 ? meant : [.. documents.Where(entry => entry.Document.HasInTitle(words))];
    }
}
