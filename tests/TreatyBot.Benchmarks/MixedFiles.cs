using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace TreatyBot.Benchmarks;

/// <summary>Made-up files as a team's folder has them: of ten, four are texts, two Markdown, two pages, one Word and one PDF.</summary>
internal sealed class MixedFiles(int seed)
{
    private const int ParagraphsPerFile = 12;
    private const int LineLength = 90;

    private static readonly string[] Words =
    [
        "harbour", "keeper", "toll", "ferry", "quay", "crane", "pilot", "anchor", "tide", "lantern", "storm", "cargo", "the", "of", "and",
            "a", "in", "for",
        "is", "paid", "closed", "before", "each", "year", "member", "council", "notice", "written", "agreement", "party", "fee", "berth",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Writes so many files, a hundred in each folder.</summary>
    public void Write(string folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var inside = Directory.CreateDirectory(Path.Combine(folder, $"{i / 100:000}")).FullName;
            var (ending, content) = Next(i);
            File.WriteAllBytes(Path.Combine(inside, $"{i:00000}{ending}"), content);
        }
    }

    private (string Ending, byte[] Content) Next(int number)
    {
        var title = $"Agreement {number}";
        var paragraphs = Enumerable.Range(0, ParagraphsPerFile).Select(_ => Sentence()).ToList();
        return (number % 10) switch
        {
            < 4 => (".txt", Utf8(Text(title, paragraphs))),
            < 6 => (".md", Utf8(Markdown(title, paragraphs))),
            < 8 => (".html", Utf8(Html(title, paragraphs))),
            8 => (".docx", Word(title, paragraphs)),
            _ => (".pdf", Pdf(title, paragraphs)),
        };
    }

    private static string Text(string title, IEnumerable<string> paragraphs) =>
        $"{title.ToUpperInvariant()}\n\n{string.Join("\n\n", paragraphs.Select((text, i) => $"Article {i + 1}\n\n{text}"))}\n";

    private static string Markdown(string title, IEnumerable<string> paragraphs) =>
        $"# {title}\n\n{string.Join("\n\n", paragraphs.Select((text, i) => $"## {i + 1}. Part\n\n{text}"))}\n";

    private static string Html(string title, IEnumerable<string> paragraphs) =>
        $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>"
            + $"{string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))}</body></html>";

    private string Sentence()
    {
        var words = Enumerable.Range(0, _random.Next(25, 70)).Select(_ => Words[_random.Next(Words.Length)]);
        return $"The {string.Join(' ', words)} {_random.Next(1, 1000)}.";
    }

    private static byte[] Word(string title, IEnumerable<string> paragraphs)
    {
        const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        using var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
                ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """);
            Add(package, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
                Target="word/document.xml"
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>
                """);
            var body = string.Concat(paragraphs.Prepend(title).Select(text => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
            Add(package, "word/document.xml", $"<w:document xmlns:w=\"{Namespace}\"><w:body>{body}</w:body></w:document>");
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive package, string name, string content)
    {
        using var part = new StreamWriter(package.CreateEntry(name).Open());
        part.Write(content);
    }

    private static byte[] Pdf(string title, IEnumerable<string> paragraphs)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        var y = 800;
        page.AddText(title, 16, new PdfPoint(60, y), font);
        foreach (var line in paragraphs.SelectMany(text => Lines(text).Append("")))
        {
            y -= 13;
            if (y < 60)
            {
                page = builder.AddPage(PageSize.A4);
                y = 800;
            }

            if (line.Length > 0)
            {
                page.AddText(line, 10, new PdfPoint(60, y), font);
            }
        }

        return builder.Build();
    }

    private static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > LineLength)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
