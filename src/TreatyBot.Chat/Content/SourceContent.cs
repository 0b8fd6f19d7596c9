using TreatyBot.Core.Documents;

namespace TreatyBot.Chat.Content;

/// <summary>What is known of one document.</summary>
/// <param name="Source">The document.</param>
/// <param name="Locale">The reader's language.</param>
public sealed record SourceContent(CatalogueEntry Source, string? Locale) : ChatContent;
