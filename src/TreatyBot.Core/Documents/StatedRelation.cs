namespace TreatyBot.Core.Documents;

/// <summary>How a document says that it stands to another one.</summary>
/// <param name="Kind">What one does to the other.</param>
/// <param name="Target">The other document in the words of this one: a title, a short name, a number; no more than a sentence.</param>
/// <param name="Date">The day that it gives for the other document or for the change; null where it gives none.</param>
public sealed record StatedRelation(RelationKind Kind, string Target, DateOnly? Date = null);
