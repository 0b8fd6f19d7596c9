namespace TreatyBot.Core.Documents;

/// <summary>What a reader made of a source, before the store has numbered it.</summary>
/// <param name="Collection">The collection it goes to.</param>
/// <param name="Path">Its path below the collection's folder, with <c>/</c> between the parts.</param>
/// <param name="Source">The bytes that were read.</param>
/// <param name="Reader">Name and version of what read it, such as <c>html/3</c>: another one makes another reading.</param>
/// <param name="Metadata">What the source, corrected by <c>sources.yaml</c>, says of itself.</param>
/// <param name="Text">The whole text of the reading; see <see cref="Reading"/> for its shape.</param>
/// <param name="Passages">In the order of the text, not overlapping.</param>
public sealed record DocumentDraft(
    string Collection,
    string Path,
    SourceFingerprint Source,
    string Reader,
    DocumentMetadata Metadata,
    string Text,
    IReadOnlyList<PassageDraft> Passages)
{
    /// <summary>Where the document's pages begin; empty where it has none.</summary>
    public IReadOnlyList<PageStart> Pages { get; init; } = [];

    /// <summary>What the text states of names and of other documents.</summary>
    public DocumentFacts Facts { get; init; } = DocumentFacts.None;
}

/// <summary>A passage that the store has not yet numbered.</summary>
/// <param name="Range">Where it stands in the draft's text.</param>
/// <param name="HeadingPath">The headings that it stands under, outermost first.</param>
public sealed record PassageDraft(TextRange Range, IReadOnlyList<string> HeadingPath);
