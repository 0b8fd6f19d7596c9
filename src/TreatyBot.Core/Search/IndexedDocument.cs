using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Search;

/// <summary>A document as an index takes it: its reading, and which numbers its passages have.</summary>
/// <param name="Entry">The document and the passages' numbers.</param>
/// <param name="Reading">The text and the passages.</param>
public sealed record IndexedDocument(CatalogueEntry Entry, Reading Reading);
