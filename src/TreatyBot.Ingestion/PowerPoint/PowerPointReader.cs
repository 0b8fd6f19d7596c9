using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.PowerPoint;

/// <summary>
/// Reads presentations: a slide is a section under its title, and a page; what the speaker noted stands behind what it shows.
/// </summary>
internal sealed class PowerPointReader : IDocumentReader
{
    private const int MostSlides = 5000;

    public string MediaType => MediaTypes.PowerPoint;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".pptx", ".pptm", ".ppsx", ".potx" };

    public string Version => "powerpoint/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken) =>
        PackageReading.Read(file.Content, "a presentation", package =>
        {
            if (OfficePart.Main(package, "ppt/presentation.xml") is not { } main || main.Xml() is not { } presentation)
            {
                return new ReadRefusal("It holds no slides of a presentation. Save it anew with the program that made it.");
            }

            var (blocks, pages, number) = (new List<Block>(), new PageCounter(), 0);
            foreach (var reference in presentation.Child("sldIdLst").Children("sldId").Take(MostSlides))
            {
                cancellationToken.ThrowIfCancellationRequested();
                number++;
                var part = main.FindByReference(reference);
                if (part?.Xml() is not { } slide || slide.Value("show") is "0" or "false")
                {
                    // A hidden slide is not shown to anybody.
                    continue;
                }

                pages.Begin(number, "");
                foreach (var block in SlideBlocks.Of(slide).Concat(SlideBlocks.Notes(part.FindByType("notesSlide")?.Xml())))
                {
                    pages.Count(block.Text);
                    blocks.Add(block);
                }
            }

            var beginning = string.Join('\n', blocks.Take(10).Select(block => block.Text));
            var stated = OfficeProperties.Of(package, beginning);
            var title = blocks.OfType<Heading>().FirstOrDefault() is { Text.Length: > 0 } first ? MetadataLayers.Line(first.Text) : null;
            return new ReadDocument(stated with { Title = stated.Title ?? title }, blocks) { Pages = pages.Marks };
        });
}
