namespace TreatyBot.Core.Documents;

/// <summary>A stretch of a reading that is indexed and ranked.</summary>
/// <param name="Id">The store's number. The passages of one reading have consecutive numbers, in the order of the text.</param>
/// <param name="Range">Where it stands in the reading's text.</param>
/// <param name="HeadingPath">The headings that it stands under, outermost first; empty where there are none.</param>
public sealed record Passage(long Id, TextRange Range, IReadOnlyList<string> HeadingPath);
