using System.Text.Json.Serialization;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion;

/// <summary>
/// What came of a file's bytes: <see cref="Extract"/>, <see cref="ExtractArchive"/>, <see cref="ExtractRefusal"/> or
/// <see cref="ExtractPassedOver"/>.
/// </summary>
[JsonDerivedType(typeof(Extract), "text")]
[JsonDerivedType(typeof(ExtractArchive), "archive")]
[JsonDerivedType(typeof(ExtractRefusal), "refused")]
[JsonDerivedType(typeof(ExtractPassedOver), "passed over")]
public abstract record ExtractOutcome
{
    private protected ExtractOutcome()
    {
    }
}

/// <summary>The text of a file, and what it states of itself.</summary>
/// <param name="Reader">Name and version of what read it, such as <c>html/1.1</c>.</param>
/// <param name="Metadata">What the file says of itself.</param>
/// <param name="Text">The text of the reading.</param>
/// <param name="Passages">In the order of the text; at least one.</param>
public sealed record Extract(string Reader, DocumentMetadata Metadata, string Text, IReadOnlyList<PassageDraft> Passages) : ExtractOutcome
{
    /// <summary>What of it could not be understood, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Files that hang on it, those that hang on them among them.</summary>
    public IReadOnlyList<ExtractedPart> Parts { get; init; } = [];

    /// <summary>Where its pages begin; empty for a kind of file that has none.</summary>
    public IReadOnlyList<PageStart> Pages { get; init; } = [];

    /// <summary>What the text states of names and of other documents.</summary>
    public DocumentFacts Facts { get; init; } = DocumentFacts.None;

    /// <summary>Its headings, in the order of the text.</summary>
    public IReadOnlyList<OutlineEntry> Outline { get; init; } = [];
}

/// <summary>A heading of a reading.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Level">1 is the outermost; only the order of levels matters.</param>
/// <param name="Start">Where it stands in the text.</param>
public sealed record OutlineEntry(string Text, int Level, int Start);

/// <summary>The file is nothing but other files.</summary>
/// <param name="Parts">What came of each of them, those inside them among them.</param>
/// <param name="Warnings">What of it could not be understood, a sentence each.</param>
public sealed record ExtractArchive(IReadOnlyList<ExtractedPart> Parts, IReadOnlyList<string> Warnings) : ExtractOutcome;

/// <summary>A file inside another one.</summary>
/// <param name="Path">Its path inside it.</param>
/// <param name="Outcome">What came of it. Its own parts stand beside it.</param>
public sealed record ExtractedPart(string Path, ExtractOutcome Outcome);

/// <summary>Why a file makes no document.</summary>
/// <param name="Reason">A sentence that says what is wrong and what to do.</param>
/// <param name="ByContent">True where the bytes themselves are no document; false where reading them failed, which may pass.</param>
/// <param name="Fault">What a reader threw, and where; null where none did.</param>
public sealed record ExtractRefusal(string Reason, bool ByContent, string? Fault = null) : ExtractOutcome;

/// <summary>The bytes are of a kind that no reader takes, whatever the file is called.</summary>
/// <param name="Kind">What it is: "a PNG image".</param>
public sealed record ExtractPassedOver(string Kind) : ExtractOutcome;
