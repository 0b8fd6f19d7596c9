using TreatyBot.Core.Documents;

namespace TreatyBot.Chat.Content;

/// <summary>What is indexed, as far as its reader may see it.</summary>
/// <param name="Documents">By collection, the newest of each first.</param>
/// <param name="Remarks">What else is to be known: files that were not read, how far the vectors are.</param>
/// <param name="Locale">The reader's language.</param>
public sealed record SourcesContent(
    IReadOnlyList<IGrouping<string, CatalogueEntry>> Documents, IReadOnlyList<string> Remarks, string? Locale) : ChatContent;
