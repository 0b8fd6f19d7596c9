using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Excel;

/// <summary>Reads workbooks: a sheet is a section, a row is read with the heads of its columns.</summary>
internal sealed class ExcelReader : IDocumentReader
{
    private const int MostSheets = 500;
    private const int HeadingLevel = 2;

    public string MediaType => MediaTypes.Excel;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".xlsx", ".xlsm", ".xltx" };

    public string Version => "excel/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken) =>
        PackageReading.Read(file.Content, "a workbook", package =>
        {
            if (OfficePart.Main(package, "xl/workbook.xml") is not { } main || main.Xml() is not { } workbook)
            {
                return new ReadRefusal("It holds no sheets of a workbook. Save it anew with the program that made it.");
            }

            var texts = (main.FindByType("sharedStrings")?.Xml()).Children("si").Select(SheetRows.RichText).ToList();
            var formats = new CellFormats(
                main.FindByType("styles")?.Xml(), workbook.Child("workbookPr").Value("date1904") is "1" or "true");
            var blocks = new List<Block>();
            foreach (var sheet in workbook.Child("sheets").Children("sheet").Where(sheet => sheet.Value("state") is null or "visible")
                .Take(MostSheets))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (main.FindByReference(sheet)?.Xml() is { } part && new SheetRows(part, texts, formats).Read() is { Count: > 0 } rows)
                {
                    blocks.Add(new Heading(sheet.Value("name") ?? "", HeadingLevel));
                    blocks.AddRange(SheetBlocks.Of(rows));
                }
            }

            return new ReadDocument(OfficeProperties.Of(package, ""), blocks);
        });
}
