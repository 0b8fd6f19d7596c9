using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>Reads Markdown, whole.</summary>
internal sealed class MarkdownReader(TimeProvider time) : IDocumentReader
{
    private const int MostMarks = 4000;

    public string MediaType => MediaTypes.Markdown;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".md", ".markdown" };

    public string Version => "markdown/6";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(file.Content);
        if (decoded.Text is not { } text)
        {
            return new ReadRefusal(decoded.Refusal!);
        }

        var front = FrontMatter.Split(text, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (front.IsDraft)
        {
            return new ReadRefusal(FrontMatter.DraftRefusal);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var body = EditorMarks.Remove(front.Body, out var isUnclosed);
        if (HasRunawayMarks(body))
        {
            return new ReadRefusal(
                $"One of its paragraphs has more than {MostMarks} marks of emphasis, links or code; no text has. Save it as text.");
        }

        if (MarkdownText.Blocks(body, cancellationToken) is not { } blocks)
        {
            return new ReadRefusal("Its lists and quotes are nested deeper than any reader follows. Simplify it, or save it as text.");
        }

        var title = blocks is [Heading { Level: 1 } first, ..] ? MetadataLayers.Line(first.Text) : null;
        return new ReadDocument(front.Metadata.Over(new(Title: title)), blocks)
        {
            Warnings = isUnclosed ? [.. front.Warnings, EditorMarks.UnclosedWarning] : front.Warnings,
            Stated = front.Stated,
        };
    }

    /// <summary>Marks are matched in pairs over a whole paragraph: their number must be bounded before the parser sees them.</summary>
    private static bool HasRunawayMarks(string text)
    {
        var marks = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var content = line.TrimStart();
            if (content.IsEmpty || content[0] is '-' or '+' or '#' or '|' or '>' || char.IsAsciiDigit(content[0])
                || content.StartsWith("* "))
            {
                marks = 0;
            }

            foreach (var c in content)
            {
                marks += c is '*' or '_' or '[' or ']' or '~' ? 1 : 0;
            }

            if (marks > MostMarks)
            {
                return true;
            }
        }

        return false;
    }
}
