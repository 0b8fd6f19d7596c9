using System.Xml.Linq;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Word;

/// <summary>
/// Reads Word documents as their readers see them: numbers counted, changes accepted, comments and hidden text away. Its own walk over the
/// XML, because the Open XML SDK bounds neither nesting nor what a part unpacks to.
/// </summary>
internal sealed class WordReader : IDocumentReader
{
    private const int FirstBlocks = 20;

    public string MediaType => MediaTypes.Word;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".docx", ".docm", ".dotx", ".dotm" };

    public string Version => "word/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken) =>
        PackageReading.Read(file.Content, "a Word document", package =>
        {
            if (OfficePart.Main(package, "word/document.xml") is not { } main || main.Xml().Child("body") is not { } body)
            {
                return new ReadRefusal("It holds no text of a Word document. Save it anew with the program that made it.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            var styles = new WordStyles(main.FindByType("styles")?.Xml());
            var reading = new WordBlocks(styles, new WordNumbering(main.FindByType("numbering")?.Xml(), styles), Notes(main, "footnotes"),
                Notes(main, "endnotes"));
            var blocks = reading.Read(body);
            var beginning = string.Join('\n', blocks.Take(FirstBlocks).Select(block => block.Text));
            var stated = OfficeProperties.Of(package, beginning);
            var title = MetadataLayers.Line(reading.Title) ?? stated.Title ?? MetadataLayers.Line(DocumentTitle.Find(blocks))
                ?? FirstHeading(blocks);
            return new ReadDocument(stated with { Title = title }, blocks);
        });

    private static string? FirstHeading(IReadOnlyList<Block> blocks) =>
        blocks is [Heading first, ..] && DocumentTitle.IsTitle(first.Text) ? MetadataLayers.Line(first.Text) : null;

    private static Dictionary<string, XElement> Notes(OfficePart main, string type)
    {
        var notes = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var note in main.FindByType(type)?.Xml()?.Elements() ?? [])
        {
            notes.TryAdd(note.Value("id") ?? "", note);
        }

        return notes;
    }
}
