using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// Lets Lucene keep the length of each field as it is. Its own similarities round it to eight bits; <see cref="PassageSearcher"/> scores by
/// the exact one.
/// </summary>
internal sealed class FieldLengths : Similarity
{
    public override long ComputeNorm(FieldInvertState state) => state.Length;

    public override SimWeight ComputeWeight(float queryBoost, CollectionStatistics collectionStats, params TermStatistics[] termStats) =>
        throw new NotSupportedException("Passages are scored over several fields at once.");

    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context) =>
        throw new NotSupportedException("Passages are scored over several fields at once.");
}
