using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering;

/// <summary>A quote, where it stands, and what is to be said about it.</summary>
/// <param name="Quote">The words, verbatim.</param>
/// <param name="HeadingPath">The headings that it stands under, outermost first.</param>
/// <param name="Marks">The words that answer, as ranges of the reading's text, inside the quote, in order, not overlapping.</param>
/// <param name="Side">Where sources differ: what this one says, such as <c>2021</c> or <c>yes</c>; null where they do not.</param>
/// <param name="Speaker">Who says it inside the text, where the text names somebody.</param>
/// <param name="Passed">A date that the quote speaks of as still to come and that has gone by, in the words it was read from.</param>
/// <param name="Also">Other places that say the same; null or empty where there are none.</param>
public sealed record Citation(
    Quote Quote,
    IReadOnlyList<string> HeadingPath,
    IReadOnlyList<TextRange> Marks,
    string? Side = null,
    string? Speaker = null,
    string? Passed = null,
    IReadOnlyList<Citation>? Also = null)
{
    /// <summary>What has become of the document, or what earlier words these take the place of; null where neither is known.</summary>
    public QuoteStanding? Standing { get; init; }

    /// <summary>Where somebody has put these words to the question: who, and what has become of that; else null.</summary>
    public PinMark? Pin { get; init; }

    public Document Document => Quote.Reading.Document;
}
