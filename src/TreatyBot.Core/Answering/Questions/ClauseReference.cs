namespace TreatyBot.Core.Answering.Questions;

/// <summary>A part of a document asked for by its number.</summary>
/// <param name="Label">The term of the word before the number: <c>articl</c>, <c>section</c>, <c>annex</c> …</param>
/// <param name="Numbers">The number in every way it may be written, as terms: <c>4</c>, <c>iv</c>, <c>four</c>.</param>
public sealed record ClauseReference(string Label, IReadOnlyList<string> Numbers)
{
    /// <summary>The words that stand before such numbers.</summary>
    internal static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "article", "art", "section", "sec", "clause", "chapter", "paragraph", "annex", "protocol", "part", "schedule", "appendix", "exhibit", "item",
    };
}
