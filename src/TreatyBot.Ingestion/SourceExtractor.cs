using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Facts;
using TreatyBot.Ingestion.Isolation;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion;

/// <summary>Makes readings of files: picks the reader by what the bytes are, and composes what it found.</summary>
public sealed class SourceExtractor
{
    /// <summary>Between the reader of a file and that of what it holds.</summary>
    private const char PartMark = '>';

    /// <summary>Mails in archives in archives: nobody packs deeper, but for harm.</summary>
    private const int MostDepth = 3;

    /// <summary>Of one file, however deep they lie.</summary>
    private const int MostParts = 5000;

    /// <summary>
    /// In bytes: readers of text are our own or walk a text once, and a process costs more than reading a small one. Measured over 213
    /// pages of 20 MB, of which none is larger.
    /// </summary>
    private const int LargestTextReadHere = 2 * 1024 * 1024;

    /// <summary>Of a hash: enough to tell one build from the next.</summary>
    private const int VersionLength = 16;

    private readonly ReadingProcesses? _processes;
    private readonly Dictionary<string, IDocumentReader> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDocumentReader> _byContent = new(StringComparer.Ordinal);

    /// <param name="readers">What reads files, by their kinds.</param>
    /// <param name="processes">Read what may hang or grow; without them everything is read here.</param>
    /// <exception cref="ArgumentException">Two readers claim one ending or one media type.</exception>
    public SourceExtractor(IEnumerable<IDocumentReader> readers, ReadingProcesses? processes = null)
    {
        _processes = processes;
        foreach (var reader in readers)
        {
            _byContent.Add(reader.MediaType, reader);
            foreach (var extension in reader.Extensions)
            {
                _byName.Add(extension, reader);
            }
        }

        var versions = string.Join(' ', _byContent.Values.Select(VersionOf).Order(StringComparer.Ordinal));
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions)))[..VersionLength];
    }

    /// <summary>Changes with the version of any reader.</summary>
    public string Version { get; }

    /// <summary>Whether a file of that name promises to be a document.</summary>
    public bool Takes(string path) => FindByName(path) is not null;

    /// <summary>The ending, with its dot, by which what is of a media type finds its reader; null where there is none.</summary>
    public string? FindEnding(string mediaType) => _byContent.GetValueOrDefault(mediaType)?.Extensions.First();

    /// <summary>
    /// Whether bytes that lie under that name, and have not changed since that reader read them, would be read by it again.
    /// </summary>
    /// <param name="path">The file's path.</param>
    /// <param name="reader">Name and version of what read it, and what was added to that for <c>sources.yaml</c>.</param>
    /// <param name="suffix">What is to be added for <c>sources.yaml</c> now.</param>
    public bool IsCurrent(string path, string reader, string suffix)
    {
        var inner = reader.IndexOf(PartMark, StringComparison.Ordinal);
        return inner < 0
            ? IsCurrentAlone(path, reader, suffix)
            : IsCurrentAlone(path, reader[..inner], "")
                && reader[(inner + 1)..].Split(PartMark).All(part => _byContent.Values.Any(current => part == VersionOf(current)));
    }

    /// <summary>Whether what was read by it was a file inside another one.</summary>
    public static bool IsPart(string reader) => reader.Contains(PartMark);

    private bool IsCurrentAlone(string path, string reader, string suffix) =>
        _byContent.Values.Any(current => reader == VersionOf(current) + suffix
            && (current == FindByName(path) || MediaTypes.IsToldByBytes(current.MediaType) || IsTextUnderFalseName(path, current)));

    /// <summary>Text is read as text whatever its name promises, where that is a kind that the bytes would show.</summary>
    private bool IsTextUnderFalseName(string path, IDocumentReader current) =>
        current.MediaType == MediaTypes.PlainText
        && FindByName(path) is { MediaType: var promised } && MediaTypes.IsToldByBytes(promised) && promised != MediaTypes.Html;

    /// <summary>Reads one file of the disk, within the same bounds as a sync. Never throws for what it holds or where it lies.</summary>
    /// <param name="fullPath">Where it lies.</param>
    /// <param name="path">Its path below its collection's folder.</param>
    /// <param name="maxBytes">A larger file is refused.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<ExtractOutcome> ExtractAsync(string fullPath, string path, int maxBytes, CancellationToken cancellationToken)
    {
        var loaded = await FileLoading.LoadAsync(fullPath, maxBytes, cancellationToken);
        return loaded.Content is { } content
            ? await ExtractAsync(new SourceFile(path, content), cancellationToken)
            : new ExtractRefusal(loaded.Refusal!, ByContent: !loaded.MayPass);
    }

    /// <summary>
    /// Reads one file's bytes, those of packed and binary kinds in a process of its own. Never throws for what they hold.
    /// </summary>
    public Task<ExtractOutcome> ExtractAsync(SourceFile file, CancellationToken cancellationToken) =>
        _processes is not null && FindByName(file.Path) is { } promised && NeedsProcess(file, promised)
            ? _processes.ExtractAsync(file, cancellationToken)
            : Task.FromResult(Extract(file, cancellationToken));

    /// <summary>Ends the processes that wait for another file.</summary>
    public void EndIdleProcesses() => _processes?.EndIdle();

    private static bool NeedsProcess(SourceFile file, IDocumentReader promised) =>
        file.Content.Length > LargestTextReadHere || file.Content.Span.StartsWith("PK"u8)
        || (ContentType.Detect(file.Content, promised.MediaType).MediaType is { } mediaType && !MediaTypes.IsText(mediaType));

    /// <summary>Reads one file's bytes here. Never throws for what they hold.</summary>
    public ExtractOutcome Extract(SourceFile file, CancellationToken cancellationToken) =>
        Extract(file, new Opened(0, []), cancellationToken);

    private ExtractOutcome Extract(SourceFile file, Opened outer, CancellationToken cancellationToken)
    {
        if (FindByName(file.Path) is not { } promised)
        {
            return new ExtractPassedOver(Path.GetExtension(file.Path) is { Length: > 0 } ending
                ? $"a file that ends in '{ending}'"
                : "a file without an ending");
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
                ReadDocument document => Compose(reader, document, Parts(reader, document.Attachments, outer, cancellationToken)),
                ReadArchive archive => OpenArchive(reader, archive, outer, cancellationToken),
                ReadRefusal refusal => new ExtractRefusal(refusal.Reason, ByContent: true),
                var unknown => throw new InvalidOperationException($"{reader.Version} returned {unknown.GetType().Name}."),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            // The limit is wall-clock time: a busy machine must not withdraw a document.
            return new ExtractRefusal(
                "Reading it took too long. Save it anew, with shorter lines.", ByContent: false);
        }
        catch (OutOfMemoryException)
        {
            return new ExtractRefusal(
                "Reading it takes more memory than it is given. Split it, save it anew, or raise Ingestion:ReadMegabytes.",
                    ByContent: false);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return new ExtractRefusal(
                $"The reader {reader.Version} failed on it ({unexpected.GetType().Name}: {unexpected.Message.TrimEnd('.')}). Report this "
                    + "fault with the file; until then save it as text.",
                ByContent: false,
                unexpected.ToString());
        }
    }

    private ExtractOutcome OpenArchive(IDocumentReader reader, ReadArchive archive, Opened outer, CancellationToken cancellationToken)
    {
        using (archive.Owner)
        {
            return archive.Files.Count == 0
                ? new ExtractRefusal("There is no file in it.", ByContent: true)
                : new ExtractArchive(Parts(reader, archive.Files, outer, cancellationToken), archive.Warnings);
        }
    }

    private List<ExtractedPart> Parts(IDocumentReader reader, IReadOnlyList<ArchivedFile> files, Opened outer,
        CancellationToken cancellationToken)
    {
        var parts = new List<ExtractedPart>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = ExtractPart(file, outer, cancellationToken);
            IReadOnlyList<ExtractedPart> inner = outcome switch
            {
                Extract extract => extract.Parts,
                ExtractArchive archive => archive.Parts,
                _ => [],
            };
            if (outcome is Extract found)
            {
                outcome = found with { Reader = VersionOf(reader) + PartMark + found.Reader, Parts = [] };
            }

            if (outcome is not ExtractArchive)
            {
                parts.Add(new(file.Path, outcome));
            }

            parts.AddRange(inner.Select(part => new ExtractedPart(
                $"{file.Path}/{part.Path}", part.Outcome is Extract below
                    ? below with { Reader = VersionOf(reader) + PartMark + below.Reader }
                    : part.Outcome)));
        }

        return parts;
    }

    private ExtractOutcome ExtractPart(ArchivedFile file, Opened outer, CancellationToken cancellationToken)
    {
        outer.Files.Add(file.Path);
        if (outer.Depth >= MostDepth || outer.Files.Count > MostParts)
        {
            return new ExtractRefusal(
                $"It lies more than {MostDepth} files deep, or beyond the first {MostParts} files in one. Unpack what holds it.",
                    ByContent: true);
        }

        if (FindByName(file.Path) is null)
        {
            return Extract(new SourceFile(file.Path, default), outer, cancellationToken);
        }

        try
        {
            return Extract(new SourceFile(file.Path, file.Open()), outer with { Depth = outer.Depth + 1 }, cancellationToken);
        }
        catch (PackageLimitException limit)
        {
            return new ExtractRefusal(limit.Message, ByContent: true);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return new ExtractRefusal("It is damaged inside the file that holds it. Pack it anew.", ByContent: true);
        }
    }

    private static ExtractOutcome Compose(IDocumentReader reader, ReadDocument document, List<ExtractedPart> parts)
    {
        var composed = ReadingComposer.Compose(DocumentStructure.Find(document.Blocks));
        return composed.Passages.Count > 0
            ? new Extract(VersionOf(reader), document.Metadata, composed.Text, composed.Passages)
            {
                Warnings = document.Warnings,
                Outline = composed.Outline,
                Parts = parts,
                Pages = PagePlacement.Place(composed.Text, document),
                Facts = FactFinder.Find(composed.Text, document.Metadata, document.Stated),
            }
            : parts.Count > 0 ? new ExtractArchive(parts, document.Warnings)
            : new ExtractRefusal("There is no text in it.", ByContent: true);
    }

    /// <summary>How deep in other files a file lies, and what of the outermost has been opened.</summary>
    private sealed record Opened(int Depth, List<string> Files);

    private static string VersionOf(IDocumentReader reader) =>
        $"{reader.Version}.{DocumentStructure.Version}.{ReadingComposer.Version}.{FactFinder.Version}";

    private IDocumentReader? FindByName(string path) => _byName.GetValueOrDefault(Path.GetExtension(path).ToLowerInvariant());
}
