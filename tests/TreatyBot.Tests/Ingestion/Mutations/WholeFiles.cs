using System.IO.Compression;
using System.Text;
using TreatyBot.Tests.Ingestion.Office;
using TreatyBot.Tests.Ingestion.Pdf;

namespace TreatyBot.Tests.Ingestion.Mutations;

/// <summary>A small whole file of each kind that is read.</summary>
internal static class WholeFiles
{
    private const string Text =
        "Ferries sail at noon and again at six in the evening, every day but Sunday, unless the harbour master finds that the sea is too "
            + "high.";

    public static IReadOnlyList<(string Name, byte[] Content)> All { get; } = Make();

    private static List<(string Name, byte[] Content)> Make()
    {
        var word = new WordDraft { Title = "Rules", Numbering = WordReaderTests.Lists }.Paragraph("Rules", "Titel")
            .Paragraph("Ships", "Clause").Paragraph(Text)
            .Item("Ships").Item("at noon", level: 1).Table(true, ["Ship", "Toll"], ["Gull", "4"]).Note("1", "Since 1961.")
            .Xml("<w:p><w:r><w:t>Ferries</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:del w:id=\"1\"><w:r>"
                + "<w:delText>no</w:delText></w:r></w:del></w:p>").Build();
        using var pdf = new PdfDraft();
        pdf.Page().At(72, 800, "Rules").Text("Ships", size: 18).Text(Text).Row(true, (72, "Ship"), (220, "Toll"))
            .Row(false, (72, "Gull"), (220, "4")).Row(false, (72, "Heron"), (220, "2"))
            .Page().At(72, 800, "Rules").Text(Text).Outline("Ships").Information("Rules", "Anna Berg", "D:20210503101500Z");
        var mail =
            "From: Anna Berg <anna@example.org>\r\nSubject: Ferries\r\nDate: Mon, 03 May 2021 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
            + $"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{Text}\r\n> When?\r\n--b\r\n"
            + "Content-Type: text/csv; name=\"tolls.csv\"\r\nContent-Disposition: attachment; filename=\"tolls.csv\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + "U2hpcCxUb2xsCkd1bGwsNApIZXJvbiwyCg==\r\n--b--\r\n";
        var page =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont "
                + "/Helvetica >> >> >> /Contents ";
        List<(string Name, byte[] Content)> files =
        [
            ("a.docx", word),
            ("a.pdf", pdf.Build()),
            ("a.pdf", RawPdf.Of(
                "<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D >>] >> /Outlines 7 0 R >>",
                "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
                page + "5 0 R >>", page + "6 0 R >>", RawPdf.Line("Ferries sail"), RawPdf.Line("at noon."),
                    "<< /First 8 0 R /Last 8 0 R /Count 1 >>", "<< /Title (Ships) /Parent 7 0 R /Dest [3 0 R /Fit] >>")),
            ("a.pptx", PowerPointReaderTests.Sample()),
            ("a.xlsx", ExcelReaderTests.Sample()),
            ("a.odt", OpenDocumentReaderTests.Sample()),
            ("a.epub", Zip(
                ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"),
                ("b.opf",
                    "<package><metadata><title>Rules</title></metadata><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine>"
                        + "<itemref idref=\"a\"/></spine></package>"),
                ("a.xhtml", $"<html><body><h1>Ships</h1><p>{Text}</p><table><tr><td colspan=\"2\">x</td></tr></table></body></html>"))),
            ("a.zip", Zip(("b/a.txt", Text), ("a.md", $"# Ships\n\n{Text}"), ("c.eml", mail))),
            ("a.eml", Encoding.UTF8.GetBytes(mail)),
            ("a.mbox", Encoding.UTF8.GetBytes(
                $"From anna@example.org Mon May  3 10:00:00 2021\r\n{mail}\r\nFrom jo@example.org Mon May  3 11:00:00 2021\r\n{mail}")),
            ("a.rtf", Encoding.Latin1.GetBytes(
                $@"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 Arial;}}}}{{\info{{\title Rules}}}}{{\b Ships\par}}{Text}{{\footnote Since "
                    + $@"1961.}}\par\trowd\intbl Ship\cell Toll\cell\row\pard caf\'e9 \u233?\par}}")),
            ("a.csv", Encoding.UTF8.GetBytes("Ship,Toll,Remark\nGull,4,\"old, \"\"slow\"\"\"\nHeron,2,new\n")),
            ("a.rst", Encoding.UTF8.GetBytes($"Rules\n=====\n\nShips\n-----\n\n{Text}\n\n.. note:: Bring coins.\n\n- one :ref:`x <y>`\n")),
            ("a.adoc", Encoding.UTF8.GetBytes($"= Rules\n\n== Ships\n\n{Text}\n\n|===\n|Ship |Toll\n|Gull |4\n|===\n")),
            ("a.txt", Encoding.UTF8.GetBytes($"RULES OF THE HARBOUR\n\nArticle 1\nShips\n\n{Text}\n\nArticle 2\nMoney\n\n{Text}\n")),
            ("a.md", Encoding.UTF8.GetBytes(
                $"---\ntitle: Rules\n---\n# Ships\n\n{Text}\n\n| Ship | Toll |\n|---|---|\n| Gull | 4 |\n\n> quoted\n\n1. one\n"
                    + "   - two\n")),
            ("a.html", Encoding.UTF8.GetBytes(
                $"<!DOCTYPE html><html><head><title>Rules</title></head><body><h1>Ships</h1><p>{Text}</p><table><tr><th>Ship</th></tr>"
                    + "<tr><td rowspan=\"2\">Gull</td></tr></table></body></html>")),
        ];
        return files;
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
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

        return stream.ToArray();
    }
}
