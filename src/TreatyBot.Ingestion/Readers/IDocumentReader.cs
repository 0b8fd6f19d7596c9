using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Facts;

namespace TreatyBot.Ingestion.Readers;

/// <summary>Makes blocks and metadata of one kind of file. Holds no state; called from several threads.</summary>
public interface IDocumentReader
{
    /// <summary>What it reads, as <see cref="ContentType"/> tells it by the bytes: <c>text/html</c>.</summary>
    string MediaType { get; }

    /// <summary>
    /// The file name endings that promise it, lower case, with their dot. Bytes that say something else are read by what they say.
    /// </summary>
    IReadOnlySet<string> Extensions { get; }

    /// <summary>Its name and version, such as <c>html/1</c>. Another version reads every file of its kind again.</summary>
    string Version { get; }

    /// <summary>Reads one file. What is wrong with a file is a <see cref="ReadRefusal"/>, never an exception.</summary>
    ReadOutcome Read(SourceFile file, CancellationToken cancellationToken);
}

/// <summary>A file's bytes.</summary>
/// <param name="Path">Its path below the collection's folder.</param>
/// <param name="Content">All of it; never longer than <see cref="IngestionOptions.MaxFileBytes"/>.</param>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>What came of reading a file: <see cref="ReadDocument"/>, <see cref="ReadArchive"/> or <see cref="ReadRefusal"/>.</summary>
public abstract record ReadOutcome
{
    private protected ReadOutcome()
    {
    }
}

/// <summary>What a file says.</summary>
/// <param name="Metadata">What it says of itself, and nothing guessed.</param>
/// <param name="Blocks">In the order of the document.</param>
public sealed record ReadDocument(DocumentMetadata Metadata, IReadOnlyList<Block> Blocks) : ReadOutcome
{
    /// <summary>What of it could not be understood, a sentence each: what is wrong, at which line, and what to do.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What its front matter states of other documents and of its version.</summary>
    public StatedFacts Stated { get; init; } = StatedFacts.None;

    /// <summary>Files that hang on it and are documents of their own.</summary>
    public IReadOnlyList<ArchivedFile> Attachments { get; init; } = [];

    /// <summary>
    /// Where its pages begin, in the order of the blocks; a note at the foot of a page may come after the next page has begun.
    /// </summary>
    public IReadOnlyList<PageMark> Pages { get; init; } = [];

    /// <summary>The pages whose text was read from pictures, by their number.</summary>
    public IReadOnlySet<int> PicturePages { get; init; } = new HashSet<int>();

    /// <summary>What pages are called, where that is known, by their number.</summary>
    public IReadOnlyDictionary<int, string> PageLabels { get; init; } = new Dictionary<int, string>();
}

/// <summary>The file cannot be a document.</summary>
/// <param name="Reason">A sentence that says what is wrong and what to do.</param>
public sealed record ReadRefusal(string Reason) : ReadOutcome;
