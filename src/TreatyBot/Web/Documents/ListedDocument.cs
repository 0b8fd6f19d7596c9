using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Documents;

/// <summary>A document as the list shows it.</summary>
/// <param name="Entry">The document that answers.</param>
/// <param name="Status">How it stands to later ones.</param>
internal sealed record ListedDocument(CatalogueEntry Entry, DocumentStatus Status)
{
    public DocumentMetadata Metadata => Entry.Document.Metadata;

    public string Title => Entry.Document.DisplayTitle;

    /// <summary>As it is stated, or as the text itself tells it.</summary>
    public string Language => Metadata.Language?.ToLowerInvariant() ?? Entry.Facts.MainLanguage;

    /// <summary>The ending of its file; empty where it has none.</summary>
    public string Kind => Path.GetExtension(Entry.Document.Path).TrimStart('.').ToLowerInvariant();

    public static ListedDocument Of(CatalogueEntry entry, DocumentRelations relations)
    {
        var later = relations.FindLater(entry.Document.Id);
        return new ListedDocument(
            entry,
            later.Count == 0 ? DocumentStatus.Standing
                : later.Any(relation => relation.Kind is RelationKind.ReplacedBy or RelationKind.RepealedBy) ? DocumentStatus.Replaced
                : DocumentStatus.Amended);
    }
}
