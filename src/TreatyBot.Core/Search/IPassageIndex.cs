namespace TreatyBot.Core.Search;

/// <summary>
/// Finds passages by the terms of a question. It holds nothing of its own: it can be thrown away and built again from the store.
/// Safe for use by many threads at once; a search sees the documents before or after a change, never in between.
/// </summary>
public interface IPassageIndex
{
    /// <summary>How many passages can be found.</summary>
    int Count { get; }

    /// <summary>How many passages have the term in any field; 0 for a term that none has.</summary>
    int CountWith(string term);

    /// <summary>
    /// The terms of any field that begin with a character, in no order; one may come twice, and one that only deleted passages had may be
    /// among them.
    /// </summary>
    IReadOnlyList<string> TermsBeginningWith(char first);

    /// <summary>
    /// Takes documents out and puts documents in, as one step. A document that is put in replaces what there was of it; one that is not
    /// there to be taken out is passed over.
    /// </summary>
    void Apply(IReadOnlyCollection<IndexedDocument> added, IReadOnlyCollection<long> removed);

    /// <summary>
    /// The best passages for a query, best first, equal scores by rising id. The same documents and the same query give the same hits,
    /// in whatever order the documents came in.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="PassageQuery.Take"/> is below 1.</exception>
    IReadOnlyList<PassageHit> Search(PassageQuery query);
}
