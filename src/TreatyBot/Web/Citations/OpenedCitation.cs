using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Documents;
using TreatyBot.Web.Chat;

namespace TreatyBot.Web.Citations;

/// <summary>A quote that may be shown, and what the page says about it.</summary>
/// <param name="Quote">The words that the permalink names.</param>
/// <param name="Status">What has become of them.</param>
/// <param name="IndexedAt">When the reading that the document answers with now was stored; null where that is not known here.</param>
/// <param name="Whole">True where the whole document is shown around the quote.</param>
/// <param name="WholeAddress">
/// Where the whole document is shown, relative to this page; null where this collection's documents are not.
/// </param>
/// <param name="OpenedFrom">The question whose reply led here; null where it was opened from elsewhere.</param>
internal sealed record OpenedCitation(
    Quote Quote,
    QuoteStatus Status,
    DateTimeOffset? IndexedAt,
    bool Whole,
    string? WholeAddress,
    TurnReference? OpenedFrom)
{
    /// <summary>How the document stands to others of its collection, as far as documents say so.</summary>
    public IReadOnlyList<DocumentRelation> Relations { get; init; } = [];
}
