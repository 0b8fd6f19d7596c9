using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Word;

namespace TreatyBot.Tests.Ingestion.Office;

/// <summary>
/// Writes a Word document with the Open XML SDK: styles "Title", "Heading1", "Heading2", a list "1" and what a test adds.
/// </summary>
internal sealed class WordDraft
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private const string Styles =
        """
        <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/>
        <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Heading2"/>
        <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
        """;

    private readonly List<string> _body = [];
    private readonly Dictionary<string, string> _notes = [];

    public string Numbering { get; init; } = "";

    public string? Title { get; init; }

    public string? Creator { get; init; }

    public DateTime? Created { get; init; }

    public WordDraft Paragraph(string text, string? style = null, string properties = "", string run = "") => Xml(
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
            + $"<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");

    public WordDraft Item(string text, int list = 1, int level = 0) =>
        Paragraph(text, properties: $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public WordDraft Table(bool heads, params string[][] rows) => Xml(
        $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows.Select((row, i) => Row(row, heads && i == 0)))}</w:tbl>");

    public WordDraft Note(string id, string text)
    {
        _notes[id] = text;
        return this;
    }

    public WordDraft Xml(string xml)
    {
        _body.Add(xml);
        return this;
    }

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            (file.PackageProperties.Title, file.PackageProperties.Creator, file.PackageProperties.Created) = (Title, Creator, Created);
            var main = file.AddMainDocumentPart();
            main.Document = new Document($"<w:document {Namespace}><w:body>{string.Concat(_body)}</w:body></w:document>");
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles($"<w:styles {Namespace}>{Styles}</w:styles>");
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering($"<w:numbering {Namespace}>{Numbering}</w:numbering>");
            var notes = _notes.Select(note =>
                $"<w:footnote w:id=\"{note.Key}\"><w:p><w:r><w:t>{note.Value}</w:t></w:r></w:p></w:footnote>");
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(
                $"<w:footnotes {Namespace}>{string.Concat(notes)}</w:footnotes>");
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(
                $"<w:comments {Namespace}><w:comment w:id=\"0\" w:author=\"x\"><w:p><w:r><w:t>A private remark.</w:t></w:r></w:p>"
                    + "</w:comment></w:comments>");
        }

        return stream.ToArray();
    }

    public ReadOutcome Read() => Read(Build());

    public static ReadOutcome Read(byte[] file) => new WordReader().Read(new("a.docx", file), CancellationToken.None);

    private static string Row(string[] cells, bool isHead)
    {
        var properties = isHead ? "<w:trPr><w:tblHeader/></w:trPr>" : "";
        return $"<w:tr>{properties}{string.Concat(cells.Select(cell => $"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>"))}</w:tr>";
    }
}
