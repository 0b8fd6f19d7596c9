namespace TreatyBot.Core.Lookup;

/// <summary>Where a quotation does not say what its source says.</summary>
/// <param name="At">The number of the first word of the quotation that differs, from 1; of words that it leaves out, the number of the
/// word before which they are missing.</param>
/// <param name="Held">The quotation's words; empty where it leaves words out.</param>
/// <param name="Source">The source's words, verbatim; empty where the quotation adds some.</param>
public sealed record WordDifference(int At, string Held, string Source);
