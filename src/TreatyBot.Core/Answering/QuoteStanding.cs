using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering;

/// <summary>How the document of a quote stands to a later one, or to the earlier one beside it.</summary>
/// <param name="Kind">Seen from the quote's document: <see cref="RelationKind.ReplacedBy"/>.</param>
/// <param name="Other">The other document's title, or the words by which it is named.</param>
/// <param name="Date">The day of the later one; null where it is not known.</param>
public sealed record QuoteStanding(RelationKind Kind, string Other, DateOnly? Date);
