using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Search;

/// <summary>An index that may hold documents from the start, because it has kept them from an earlier run.</summary>
public interface IPersistentPassageIndex : IPassageIndex
{
    /// <summary>The ids of the documents that it holds, in no particular order.</summary>
    IReadOnlyCollection<long> ListDocuments();

    /// <summary>
    /// True where it holds the document just as the entry describes it: the same reading stored at the same time, the same passages, title
    /// and collection. Then the document need not be put in again.
    /// </summary>
    bool Holds(CatalogueEntry entry);
}
