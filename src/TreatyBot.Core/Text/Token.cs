namespace TreatyBot.Core.Text;

/// <summary>A word of a text as an index knows it.</summary>
/// <param name="Term">Folded and stemmed: what is compared.</param>
/// <param name="Start">Where the word begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct Token(string Term, int Start, int End);
