using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Epub;

/// <summary>Reads books of the EPUB format: their chapters in the order of the spine (EPUB 3.3, 5.7).</summary>
internal sealed class EpubReader(TimeProvider time) : IDocumentReader
{
    private const int MostChapters = 5000;

    public string MediaType => MediaTypes.Epub;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".epub" };

    public string Version => "epub/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken) =>
        PackageReading.Read(file.Content, "an EPUB book", package =>
        {
            if (package.Has("META-INF/encryption.xml") && package.Has("META-INF/rights.xml"))
            {
                return new ReadRefusal("It is protected against copying and cannot be read. Use a copy without protection.");
            }

            var root = (package.Xml("META-INF/container.xml")?.Descendants() ?? []).FirstOrDefault(element => element.Is("rootfile"))
                .Value("full-path");
            if (root is null || package.Xml(root) is not { } book)
            {
                return new ReadRefusal("It names no text of a book. Save it anew with the program that made it.");
            }

            var folder = root[..(root.LastIndexOf('/') + 1)];
            var files = book.Child("manifest").Children("item")
                .Where(item => item.Value("id") is not null && item.Value("href") is not null)
                .DistinctBy(item => item.Value("id"))
                .ToDictionary(
                    item => item.Value("id")!, item => folder + Uri.UnescapeDataString(item.Value("href")!), StringComparer.Ordinal);
            var blocks = new List<Block>();
            foreach (var reference in book.Child("spine").Children("itemref").Take(MostChapters))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (reference.Value("linear") != "no" && files.GetValueOrDefault(reference.Value("idref") ?? "") is { } name
                    && package.Bytes(name) is { } bytes
                    && TextDecoder.Decode(bytes).Text is { } html)
                {
                    var (page, _) = HtmlParsing.Parse(html, cancellationToken);
                    using (page)
                    {
                        blocks.AddRange(page?.Body is { } body ? PageText.Of(body) : []);
                    }
                }
            }

            return new ReadDocument(Metadata(book.Child("metadata")), blocks);
        });

    private DocumentMetadata Metadata(System.Xml.Linq.XElement? stated) => new(
        Title: MetadataLayers.Line(stated.Child("title")?.Value),
        Author: MetadataLayers.Line(string.Join(", ", stated.Children("creator").Select(creator => creator.Value.Trim()))),
        Publisher: MetadataLayers.Line(stated.Child("publisher")?.Value),
        Published: StrictDate.Parse(stated.Child("date")?.Value, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
        Language: MetadataLayers.LanguageTag(stated.Child("language")?.Value));
}
