namespace TreatyBot.Core.Documents;

/// <summary>A document that answers questions, and the reading that it answers with.</summary>
/// <param name="Document">The document and its metadata.</param>
/// <param name="ReadingId">Its newest reading.</param>
/// <param name="FirstPassageId">The id of that reading's first passage; the others follow without a gap.</param>
/// <param name="PassageCount">How many passages that reading has; 0 or more.</param>
/// <param name="IndexedAt">When that reading was stored.</param>
/// <param name="Lead">How the reading begins, <see cref="MaxLeadLength"/> characters at most: there an agreement names its parties.</param>
public sealed record CatalogueEntry(
    Document Document,
    long ReadingId,
    long FirstPassageId,
    int PassageCount,
    DateTimeOffset IndexedAt,
    string Lead)
{
    /// <summary>What the reading states of names and of other documents.</summary>
    public DocumentFacts Facts { get; init; } = DocumentFacts.None;

    /// <summary>About the first page.</summary>
    public const int MaxLeadLength = 2000;

    /// <summary>The lead of a text: its first characters, no surrogate pair cut in two.</summary>
    public static string LeadOf(string text) =>
        text.Length <= MaxLeadLength ? text : text[..(char.IsHighSurrogate(text[MaxLeadLength - 1]) ? MaxLeadLength - 1 : MaxLeadLength)];
}
