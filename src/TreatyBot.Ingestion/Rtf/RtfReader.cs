using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Rtf;

/// <summary>Reads Rich Text Format.</summary>
internal sealed class RtfReader : IDocumentReader
{
    public string MediaType => MediaTypes.Rtf;

    /// <summary>What is called a Word document of old is often RTF.</summary>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".rtf", ".doc" };

    public string Version => "rtf/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        if (!file.Content.Span.StartsWith("{\\rtf"u8))
        {
            return new ReadRefusal("It is damaged and cannot be opened as an RTF file. Save it anew with the program that made it.");
        }

        var text = new RtfText(cancellationToken);
        text.Read(file.Content.Span);
        var blocks = HeadingsByLook.Find(text.Blocks);
        var stated = FileProperties.Of(text.Title, text.Author, made: null, "");
        return new ReadDocument(stated with { Title = stated.Title ?? MetadataLayers.Line(DocumentTitle.Find(blocks)) }, blocks);
    }
}
