namespace TreatyBot.LuceneIndex;

/// <summary>A document in a segment: its passages stand one behind the other, in a merged segment too.</summary>
/// <param name="Id">The store's number of the document.</param>
/// <param name="Collection">Where it belongs.</param>
/// <param name="Stamp">With what it came in.</param>
/// <param name="First">Lucene's number of its first passage.</param>
/// <param name="End">The number behind its last passage.</param>
internal sealed record DocumentRow(long Id, string Collection, UInt128 Stamp, int First, int End);
