using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.OpenDocument;

/// <summary>Reads texts, sheets and presentations of OpenDocument.</summary>
internal sealed class OpenDocumentReader : IDocumentReader
{
    public string MediaType => MediaTypes.OpenDocument;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".odt", ".ods", ".odp", ".ott" };

    public string Version => "opendocument/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken) =>
        PackageReading.Read(file.Content, "an OpenDocument file", package =>
        {
            if ((package.Xml("META-INF/manifest.xml")?.Descendants() ?? []).Any(element => element.Is("encryption-data")))
            {
                return new ReadRefusal("It is protected with a password. Save a copy without one.");
            }

            if (package.Xml("content.xml") is not { } content || content.Child("body") is not { } body)
            {
                return new ReadRefusal("It holds no text of an OpenDocument file. Save it anew with the program that made it.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            var blocks = new OpenDocumentBlocks(new ListCounter([content, package.Xml("styles.xml")])).Read(body);
            var meta = package.Xml("meta.xml").Child("meta");
            var stated = FileProperties.Of(
                meta.Child("title")?.Value, (meta.Child("creator") ?? meta.Child("initial-creator"))?.Value,
                OfficeProperties.Day(meta.Child("creation-date")?.Value),
                string.Join('\n', blocks.Take(20).Select(block => block.Text)));
            return new ReadDocument(
                stated with
                {
                    Title = stated.Title ?? MetadataLayers.Line(DocumentTitle.Find(blocks))
                        ?? (blocks is [Heading first, ..] ? MetadataLayers.Line(first.Text) : null),
                    Language = MetadataLayers.LanguageTag(meta.Child("language")?.Value),
                },
                blocks);
        });
}
