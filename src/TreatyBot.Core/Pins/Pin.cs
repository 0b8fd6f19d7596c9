using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Pins;

/// <summary>"This answers that": a quote that somebody whom the operator trusts has put to a question.</summary>
/// <param name="Id">The store's number; 0 for one that is not stored yet.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Collection">The collection of its document.</param>
/// <param name="DocumentId">Its document.</param>
/// <param name="ReadingId">The reading that it was pinned from.</param>
/// <param name="Range">Where it stands in that reading.</param>
/// <param name="HeadingPath">The headings that it stood under, outermost first.</param>
/// <param name="Owner">Who answers for it, as people call him.</param>
/// <param name="PinnedAt">When.</param>
/// <param name="ReviewBy">Until when somebody is to look whether it still holds.</param>
public sealed record Pin(
    long Id,
    string Question,
    string Collection,
    long DocumentId,
    long ReadingId,
    TextRange Range,
    IReadOnlyList<string> HeadingPath,
    string Owner,
    DateTimeOffset PinnedAt,
    DateOnly ReviewBy);
