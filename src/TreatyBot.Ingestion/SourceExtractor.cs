using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion;

/// <summary>What came of a file's bytes: <see cref="Extract"/> or <see cref="ExtractRefusal"/>.</summary>
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

    /// <summary>Its headings, in the order of the text.</summary>
    public IReadOnlyList<OutlineEntry> Outline { get; init; } = [];
}

/// <summary>A heading of a reading.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Level">1 is the outermost; only the order of levels matters.</param>
/// <param name="Start">Where it stands in the text.</param>
public sealed record OutlineEntry(string Text, int Level, int Start);

/// <summary>Why a file makes no document.</summary>
/// <param name="Reason">A sentence that says what is wrong and what to do.</param>
/// <param name="ByContent">True where the bytes themselves are no document; false where reading them failed, which may pass.</param>
/// <param name="Failure">What a reader threw; null where none did.</param>
public sealed record ExtractRefusal(string Reason, bool ByContent, Exception? Failure = null) : ExtractOutcome;

/// <summary>Makes readings of files: picks the reader by the name's ending, and composes what it found.</summary>
public sealed class SourceExtractor
{
    private readonly Dictionary<string, IDocumentReader> _readers = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two readers claim one ending.</exception>
    public SourceExtractor(IEnumerable<IDocumentReader> readers)
    {
        foreach (var reader in readers)
        {
            foreach (var extension in reader.Extensions)
            {
                _readers.Add(extension, reader);
            }
        }
    }

    /// <summary>Name and version of what reads files of that name; null where nothing does.</summary>
    public string? ReaderOf(string path) => FindReader(path) is { } reader ? VersionOf(reader) : null;

    /// <summary>Reads one file of the disk, within the same bounds as a sync. Never throws for what it holds or where it lies.</summary>
    /// <param name="fullPath">Where it lies.</param>
    /// <param name="path">Its path below its collection's folder.</param>
    /// <param name="maxBytes">A larger file is refused.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<ExtractOutcome> ExtractAsync(string fullPath, string path, int maxBytes, CancellationToken cancellationToken)
    {
        var loaded = await FileLoading.LoadAsync(fullPath, maxBytes, cancellationToken);
        return loaded.Content is { } content
            ? Extract(new SourceFile(path, content), cancellationToken)
            : new ExtractRefusal(loaded.Refusal!, ByContent: !loaded.MayPass);
    }

    /// <summary>Reads one file's bytes. Never throws for what they hold.</summary>
    public ExtractOutcome Extract(SourceFile file, CancellationToken cancellationToken)
    {
        if (FindReader(file.Path) is not { } reader)
        {
            return new ExtractRefusal($"No reader takes files that end in '{Path.GetExtension(file.Path)}'.", ByContent: true);
        }

        try
        {
            return reader.Read(file, cancellationToken) switch
            {
                ReadDocument document => Compose(reader, document),
                ReadRefusal refusal => new ExtractRefusal(refusal.Reason, ByContent: true),
                var unknown => throw new InvalidOperationException($"{reader.Version} returned {unknown.GetType().Name}."),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            // The limit is wall-clock time: a busy machine must not withdraw a document.
            return new ExtractRefusal("Reading it took too long. The next sync tries again; if this stays, save it anew with shorter lines.", ByContent: false);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return new ExtractRefusal(
                $"The reader {reader.Version} failed on it ({unexpected.GetType().Name}: {unexpected.Message.TrimEnd('.')}). Report this fault with the file; until then save it as text.",
                ByContent: false,
                unexpected);
        }
    }

    private static ExtractOutcome Compose(IDocumentReader reader, ReadDocument document)
    {
        var composed = ReadingComposer.Compose(DocumentStructure.Find(document.Blocks));
        return composed.Passages.Count > 0
            ? new Extract(VersionOf(reader), document.Metadata, composed.Text, composed.Passages) { Warnings = document.Warnings, Outline = composed.Outline }
            : new ExtractRefusal("There is no text in it.", ByContent: true);
    }

    private static string VersionOf(IDocumentReader reader) => $"{reader.Version}.{DocumentStructure.Version}.{ReadingComposer.Version}";

    private IDocumentReader? FindReader(string path) => _readers.GetValueOrDefault(Path.GetExtension(path).ToLowerInvariant());
}
