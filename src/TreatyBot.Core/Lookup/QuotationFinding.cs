using TreatyBot.Core.Answering;

namespace TreatyBot.Core.Lookup;

/// <summary>What the documents say to a text that somebody holds up as a quotation.</summary>
/// <param name="Verdict">How near the nearest place comes.</param>
/// <param name="Matches">The places that come so near, the nearest first; none where the verdict is that none does.</param>
public sealed record QuotationFinding(QuotationVerdict Verdict, IReadOnlyList<QuotationMatch> Matches);

/// <summary>How near a quotation comes to what a document says.</summary>
public enum QuotationVerdict
{
    /// <summary>It stands there so, but for white space and the shape of dashes and quotation marks.</summary>
    WordForWord,

    /// <summary>It has the same words, with other capitals or punctuation.</summary>
    SameWords,

    /// <summary>It has most of the words.</summary>
    Differs,

    /// <summary>No place comes near.</summary>
    NotFound,

    /// <summary>It has no word, or more than are compared.</summary>
    NotComparable,
}

/// <summary>A place that a quotation comes near to.</summary>
/// <param name="Citation">The source's words, with those marked that the quotation does not have.</param>
/// <param name="Differences">What differs, in the order of the quotation.</param>
public sealed record QuotationMatch(Citation Citation, IReadOnlyList<WordDifference> Differences);
