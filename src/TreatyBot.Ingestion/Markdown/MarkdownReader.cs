using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>Reads Markdown, whole.</summary>
internal sealed class MarkdownReader(TimeProvider time) : IDocumentReader
{
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".md", ".markdown" };

    public string Version => "markdown/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(file.Content);
        if (decoded.Text is not { } text)
        {
            return new ReadRefusal(decoded.Refusal!);
        }

        var front = FrontMatter.Split(text, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (front.Refusal is not null)
        {
            return new ReadRefusal(front.Refusal);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (MarkdownText.Blocks(front.Body, cancellationToken) is not { } blocks)
        {
            return new ReadRefusal("Its lists and quotes are nested deeper than any reader follows. Simplify it, or save it as text.");
        }

        var title = blocks is [Heading { Level: 1 } first, ..] ? MetadataLayers.Line(first.Text) : null;
        return new ReadDocument(front.Metadata.Over(new(Title: title)), blocks);
    }
}
