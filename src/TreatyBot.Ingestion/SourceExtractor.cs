using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion;

/// <summary>What came of a file's bytes: <see cref="Extract"/>, <see cref="ExtractRefusal"/> or <see cref="ExtractPassedOver"/>.</summary>
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

    /// <summary>Where its pages begin; empty for a kind of file that has none.</summary>
    public IReadOnlyList<PageStart> Pages { get; init; } = [];

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

/// <summary>The bytes are of a kind that no reader takes, whatever the file is called.</summary>
/// <param name="Kind">What it is: "a PNG image".</param>
public sealed record ExtractPassedOver(string Kind) : ExtractOutcome;

/// <summary>Makes readings of files: picks the reader by what the bytes are, and composes what it found.</summary>
public sealed class SourceExtractor
{
    private readonly Dictionary<string, IDocumentReader> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDocumentReader> _byContent = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two readers claim one ending or one media type.</exception>
    public SourceExtractor(IEnumerable<IDocumentReader> readers)
    {
        foreach (var reader in readers)
        {
            _byContent.Add(reader.MediaType, reader);
            foreach (var extension in reader.Extensions)
            {
                _byName.Add(extension, reader);
            }
        }
    }

    /// <summary>Whether a file of that name promises to be a document.</summary>
    public bool Takes(string path) => FindByName(path) is not null;

    /// <summary>Whether bytes that lie under that name, and have not changed since that reader read them, would be read by it again.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="reader">Name and version of what read it, and what was added to that for <c>sources.yaml</c>.</param>
    /// <param name="suffix">What is to be added for <c>sources.yaml</c> now.</param>
    public bool IsCurrent(string path, string reader, string suffix) =>
        _byContent.Values.Any(current => reader == VersionOf(current) + suffix && (current == FindByName(path) || MediaTypes.IsToldByBytes(current.MediaType)));

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
        if (FindByName(file.Path) is not { } promised)
        {
            return new ExtractPassedOver(Path.GetExtension(file.Path) is { Length: > 0 } ending ? $"a file that ends in '{ending}'" : "a file without an ending");
        }

        var found = ContentType.Detect(file.Content, promised.MediaType);
        if (found.MediaType is null || !_byContent.TryGetValue(found.MediaType, out var reader))
        {
            return new ExtractPassedOver(found.Name);
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
            ? new Extract(VersionOf(reader), document.Metadata, composed.Text, composed.Passages) 
            {
                Warnings = document.Warnings,
                Outline = composed.Outline,
                Pages = PagePlacement.Place(composed.Text, document.Pages, document.PageLabels),
            }
            : new ExtractRefusal("There is no text in it.", ByContent: true);
    }

    private static string VersionOf(IDocumentReader reader) => $"{reader.Version}.{DocumentStructure.Version}.{ReadingComposer.Version}";

    private IDocumentReader? FindByName(string path) => _byName.GetValueOrDefault(Path.GetExtension(path).ToLowerInvariant());
}
