using System.IO.Compression;
using TreatyBot.Ingestion.Epub;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Formats;

public sealed class EpubReaderTests
{
    [Fact]
    public void Chapters_are_read_in_the_order_of_the_spine_and_the_book_says_who_wrote_it()
    {
        var read = Read(
            ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"),
            ("OEBPS/book.opf",
                """
                <package xmlns:dc="http://purl.org/dc/elements/1.1/">
                <metadata><dc:title>The harbour</dc:title><dc:creator>Anna Berg</dc:creator><dc:date>2021-05-03</dc:date>
                <dc:language>en</dc:language></metadata>
                <manifest><item id="a" href="a.xhtml"/><item id="b" href="sub/b%20c.xhtml"/><item id="nav" href="nav.xhtml"/></manifest>
                <spine><itemref idref="b"/><itemref idref="a"/><itemref idref="nav" linear="no"/></spine></package>
                """),
            ("OEBPS/a.xhtml", "<html><body><h1>Money</h1><p>Tolls are paid.</p></body></html>"),
            ("OEBPS/sub/b c.xhtml", "<html><body><h1>Ships</h1><p>Ferries sail at noon.</p></body></html>"),
            ("OEBPS/nav.xhtml", "<html><body><p>Contents</p></body></html>"));
        read.Composed().Text.ShouldBe("Ships\n\nFerries sail at noon.\n\nMoney\n\nTolls are paid.");
        read.Document().Metadata.ShouldBe(new("The harbour", "Anna Berg", null, new DateOnly(2021, 5, 3), null, "en"));
    }

    [Fact]
    public void A_book_without_its_parts_is_refused() =>
        Read(("META-INF/container.xml", "<container/>")).Refusal().ShouldContain("names no text");

    private static ReadOutcome Read(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open());
                part.Write(content);
            }
        }

        return new EpubReader(Reads.Time).Read(new SourceFile("a.epub", stream.ToArray()), CancellationToken.None);
    }
}
