namespace TreatyBot.LuceneIndex;

/// <summary>Passages of a segment that stand one behind the other.</summary>
/// <param name="First">Lucene's number of the first one.</param>
/// <param name="End">The number behind the last one.</param>
internal readonly record struct PassageRun(int First, int End);
