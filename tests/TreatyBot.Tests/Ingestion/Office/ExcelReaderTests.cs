using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using TreatyBot.Ingestion.Excel;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Office;

public sealed class ExcelReaderTests
{
    private const string Namespaces =
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string Styles =
        """
        <numFmts count="2"><numFmt numFmtId="164" formatCode="&quot;$&quot;#,##0.00"/>
        <numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>
        <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/></cellXfs>
        """;

    [Fact]
    public void A_sheet_is_a_section_and_a_row_is_read_with_its_heads() =>
        Read(Row(1, Text("A1", "Ship"), Text("B1", "Toll")) + Row(2, Text("A2", "Gull"), Number("B2", "4"))
            + Row(3, Text("A3", "Heron"), Number("B3", "2.5")))
            .ShouldBe("Tolls\n\nShip: Gull · Toll: 4\n\nShip: Heron · Toll: 2.5");

    [Fact]
    public void Numbers_are_read_as_their_formats_show_them() =>
        Read(Row(1, Text("A1", "Price"), Text("B1", "Day"), Text("C1", "Share"))
            + Row(2, Number("A2", "1234.5", 1), Number("B2", "44319", 2), Number("C2", "0.25", 3)))
            .ShouldBe("Tolls\n\nPrice: $1,234.50 · Day: 2021-05-03 · Share: 25%");

    [Fact]
    public void A_line_above_a_table_is_its_caption_and_an_empty_row_ends_it() =>
        Read(Row(1, Text("A1", "Tolls in crowns")) + Row(2, Text("A2", "Ship"), Text("B2", "Toll"))
            + Row(3, Text("A3", "Gull"), Number("B3", "4")) + Row(5, Text("A5", "As of May")))
            .ShouldBe("Tolls\n\nTolls in crowns\n\nShip: Gull · Toll: 4\n\nAs of May");

    [Fact]
    public void Hidden_rows_are_not_read() =>
        Read(Row(1, Text("A1", "Ship"), Text("B1", "Toll")) + "<row r=\"2\" hidden=\"1\">" + Text("A2", "Ghost") + Number("B2", "0")
            + "</row>" + Row(3, Text("A3", "Gull"), Number("B3", "4")))
            .ShouldNotContain("Ghost");

    [Fact]
    public void Merged_cells_say_the_same_in_each_row() =>
        Read(Row(1, Text("A1", "Town"), Text("B1", "Ship")) + Row(2, Text("A2", "Orrin"), Text("B2", "Gull"))
            + Row(3, Text("B3", "Heron")), "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>")
            .ShouldEndWith("Town: Orrin · Ship: Gull\n\nTown: Orrin · Ship: Heron");

    private static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    private static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Number(string place, string number, int style = 0) => $"<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>";

    /// <summary>A workbook of one sheet.</summary>
    internal static byte[] Sample() =>
        Build(Row(1, Text("A1", "Ship"), Text("B1", "Toll")) + Row(2, Text("A2", "Gull"), Number("B2", "4", 1))
            + Row(3, Text("A3", "Heron"), Number("B3", "2", 2)), "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>");

    private static string Read(string rows, string after = "") =>
        new ExcelReader().Read(new SourceFile("a.xlsx", Build(rows, after)), CancellationToken.None).Composed().Text;

    private static byte[] Build(string rows, string after)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var main = file.AddWorkbookPart();
            main.AddNewPart<WorksheetPart>(
                "rId1").Worksheet = new Worksheet($"<worksheet {Namespaces}><sheetData>{rows}</sheetData>{after}</worksheet>");
            main.AddNewPart<WorkbookStylesPart>("rId2").Stylesheet = new Stylesheet($"<styleSheet {Namespaces}>{Styles}</styleSheet>");
            main.Workbook = new Workbook(
                $"<workbook {Namespaces}><sheets><sheet name=\"Tolls\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        }

        return stream.ToArray();
    }
}
