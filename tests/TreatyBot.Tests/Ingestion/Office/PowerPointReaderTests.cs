using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.PowerPoint;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Office;

public sealed class PowerPointReaderTests
{
    private const string Namespaces =
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    [Fact]
    public void A_slide_is_a_section_under_its_title_and_a_page()
    {
        var extract = Extracted(Build(Shape("body", "Tolls are paid in advance.", 900) + Shape("title", "Of money", 100)
            + Shape("sldNum", "1", 950), Shape("title", "Of ferries", 0) + Shape("body", "Ferries sail at noon.", 500)));
        extract.Text.ShouldBe("Of money\n\nTolls are paid in advance.\n\nOf ferries\n\nFerries sail at noon.");
        extract.Passages[1].HeadingPath.ShouldBe(["Of ferries"]);
        extract.Pages.Select(page => (page.Start, page.Number))
            .ShouldBe([(0, 1), (extract.Text.IndexOf("Of ferries", StringComparison.Ordinal), 2)]);
    }

    [Fact]
    public void Shapes_are_read_from_the_top_down() =>
        Extracted(Build(Shape("title", "Steps", 0) + Shape("body", "Second.", 700) + Shape("body", "First.", 300))).Text.ShouldBe(
            "Steps\n\nFirst.\n\nSecond.");

    [Fact]
    public void A_table_is_read_by_rows_with_its_heads() => Extracted(Build(
        """
        <p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="t"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
        <p:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></p:xfrm>
        <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid/>
        <a:tr h="1"><a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>Ship</a:t></a:r></a:p></a:txBody></a:tc>
        <a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>Toll</a:t></a:r></a:p></a:txBody></a:tc></a:tr>
        <a:tr h="1"><a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>Gull</a:t></a:r></a:p></a:txBody></a:tc>
        <a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>four crowns</a:t></a:r></a:p></a:txBody></a:tc></a:tr>
        </a:tbl></a:graphicData></a:graphic></p:graphicFrame>
        """)).Text.ShouldBe("Ship: Gull · Toll: four crowns");

    /// <summary>A presentation of two slides.</summary>
    internal static byte[] Sample() =>
        Build(Shape("title", "Of money", 100) + Shape("body", "Tolls are paid in advance.", 900), Shape("title", "Of ferries", 0)
            + Shape("body", "Ferries sail at noon.", 500));

    private static string Shape(string placeholder, string text, int y) =>
        $"""
        <p:sp><p:nvSpPr><p:cNvPr id="2" name="s"/><p:cNvSpPr/><p:nvPr><p:ph type="{placeholder}"/></p:nvPr></p:nvSpPr>
        <p:spPr><a:xfrm><a:off x="0" y="{y}"/><a:ext cx="1" cy="1"/></a:xfrm></p:spPr>
        <p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>
        """;

    private static byte[] Build(params string[] slides)
    {
        using var stream = new MemoryStream();
        using (var file = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            var main = file.AddPresentationPart();
            var ids = "";
            for (var i = 0; i < slides.Length; i++)
            {
                var part = main.AddNewPart<SlidePart>($"rId{i + 1}");
                part.Slide = new Slide(
                    $"<p:sld {Namespaces}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
                        + $"</p:nvGrpSpPr><p:grpSpPr/>{slides[i]}</p:spTree></p:cSld></p:sld>");
                ids += $"<p:sldId id=\"{256 + i}\" r:id=\"rId{i + 1}\"/>";
            }

            main.Presentation = new Presentation($"<p:presentation {Namespaces}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>");
        }

        return stream.ToArray();
    }

    private static Extract Extracted(byte[] file) =>
        new SourceExtractor([new PowerPointReader()]).Extract(new SourceFile("a.pptx", file), CancellationToken.None)
            .ShouldBeOfType<Extract>();
}
