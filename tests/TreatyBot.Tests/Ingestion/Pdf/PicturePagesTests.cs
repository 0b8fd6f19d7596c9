using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Isolation;
using TreatyBot.Ingestion.Ocr;
using TreatyBot.Ingestion.Pdf;
using TreatyBot.Ingestion.Readers;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace TreatyBot.Tests.Ingestion.Pdf;

[Trait("Category", "Slow")]
public sealed class PicturePagesTests
{
    private const string First = "The ferry to Orrin sails at noon on every working day of the week.";
    private const string Second = "A Party may withdraw from this Treaty by six months of notice.";

    [SkippableTheory]
    [InlineData("-jpeg")]
    [InlineData("-png")]
    public void A_page_that_is_a_picture_is_read_and_says_so(string format)
    {
        NeedPrograms();
        var file = Scanned(format, First, Second);

        var extract = new SourceExtractor([new PdfReader(Recognition(new() { Ocr = true }))])
            .Extract(new SourceFile("a.pdf", file), CancellationToken.None).ShouldBeOfType<Extract>();

        extract.Text.ShouldBe($"{First}\n\n{Second}");
        extract.Reader.ShouldStartWith("pdf/1+ocr:eng");
        var reading = new Reading(1, new Document(1, "c", "a.pdf", DocumentMetadata.Unknown), Reading.Hash(extract.Text), extract.Text, [])
        {
            Pages = extract.Pages,
        };
        var at = extract.Text.IndexOf("six months", StringComparison.Ordinal);
        reading.CitePages(new TextRange(at, at + 10)).ShouldBe("p. 2 (read from a picture)");
    }

    [SkippableFact]
    public void A_page_whose_picture_is_packed_as_a_fax_is_drawn_and_read()
    {
        NeedPrograms();
        var extract = new SourceExtractor([new PdfReader(Recognition(new() { Ocr = true }))])
            .Extract(new SourceFile("a.pdf", FaxOf(First)), CancellationToken.None).ShouldBeOfType<Extract>();

        extract.Text.ShouldBe(First);
        extract.Pages.ShouldHaveSingleItem().IsPicture.ShouldBe(true);
    }

    [SkippableFact]
    public void Without_the_program_that_draws_it_a_fax_is_refused_with_its_name()
    {
        NeedPrograms();
        var recognition = new Tesseract(Options.Create(new IngestionOptions { Ocr = true }))
        {
            Renderer = new PageRenderer(100, "no-such-program"),
        };

        new PdfReader(recognition).Read(new("a.pdf", FaxPdf.Of(8, 1, [0x80])), CancellationToken.None)
            .ShouldBeOfType<ReadRefusal>().Reason.ShouldContain("no program pdftoppm");
    }

    [SkippableFact]
    public void Where_it_is_off_or_there_is_no_time_the_page_is_named_with_what_to_do()
    {
        NeedPrograms();
        var file = Scanned("-jpeg", First);

        PdfDraft.Read(file).ShouldBeOfType<ReadRefusal>().Reason.ShouldContain("is an image without a text layer");
        new PdfReader(Recognition(new() { Ocr = true, ReadSeconds = 0 })).Read(new("a.pdf", file), CancellationToken.None)
            .ShouldBeOfType<ReadRefusal>().Reason.ShouldContain("raise Ingestion:ReadSeconds");
    }

    [SkippableFact]
    public void A_language_that_is_not_there_costs_no_more_than_the_text()
    {
        NeedPrograms();

        new PdfReader(Recognition(new() { Ocr = true, OcrLanguages = "xxx" })).Read(new("a.pdf", Scanned("-png", First)),
            CancellationToken.None).ShouldBeOfType<ReadRefusal>();
    }

    [SkippableFact]
    public void A_picture_that_is_broken_costs_no_more_than_itself()
    {
        NeedPrograms();
        var file = Scanned("-jpeg", First);
        var picture = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xD8, 0xFF });
        file.AsSpan(picture + 20, 4000).Fill(0x41);

        new PdfReader(Recognition(new() { Ocr = true })).Read(new("a.pdf", file), CancellationToken.None).ShouldBeReadOrRefused();
    }

    [Fact]
    public void A_reading_process_is_told_what_it_needs_and_no_more()
    {
        var command = new ReadingCommand("treatybot", ["read"]);
        command.With(new IngestionOptions()).ShouldBe(command);
        var told = command.With(new() { Ocr = true, OcrLanguages = "eng+deu", ReadSeconds = 90, ReadMegabytes = 512 }).Arguments;

        var options = new IngestionOptions();
        told.Take(2).ShouldBe(["read", ReadingCommand.Recognition]);
        ReadingCommand.Apply(told[2], options);

        (options.Ocr, options.OcrLanguages, options.ReadSeconds, options.ReadMegabytes).ShouldBe((true, "eng+deu", 90, 512));
    }

    [Fact]
    public void Words_stand_where_their_picture_stands()
    {
        var image = new PageImage(default, 1000, 2000, new PdfRectangle(100, 50, 600, 1050));

        var words = TesseractWords.Read(
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
                + "4\t1\t1\t1\t1\t0\t100\t200\t600\t40\t-1\t\n"
                + "5\t1\t1\t1\t1\t1\t100\t200\t80\t30\t96.5\tFerry\n"
                + "5\t1\t1\t1\t1\t2\t200\t200\t80\t30\t12\t~~\n"
                + "5\t1\tbroken\n",
            image,
            leastConfidence: 30);

        words.ShouldBe([new PdfWord("Ferry", 150, 190, 930, 20, IsBold: false)]);
    }

    private static Tesseract Recognition(IngestionOptions options) => new(Options.Create(options));

    /// <summary>Each text on a page of its own that is nothing but the picture of it.</summary>
    private static byte[] Scanned(string format, params string[] texts)
    {
        using var folder = new TemporaryFolder();
        using var draft = new PdfDraft();
        foreach (var text in texts)
        {
            draft.Page().Text(text);
        }

        var source = Path.Combine(folder.Path, "text.pdf");
        File.WriteAllBytes(source, draft.Build());
        var print = new ProcessStartInfo("pdftoppm", ["-r", "200", format, source, Path.Combine(folder.Path, "page")]);
        using (var printed = Process.Start(print)!)
        {
            printed.WaitForExit();
        }

        using var builder = new PdfDocumentBuilder();
        foreach (var picture in Directory.GetFiles(folder.Path, "page*").Order(StringComparer.Ordinal))
        {
            var page = builder.AddPage(PageSize.A4);
            var place = new PdfRectangle(0, 0, page.PageSize.Width, page.PageSize.Height);
            _ = format == "-png" ? page.AddPng(File.ReadAllBytes(picture), place) : page.AddJpeg(File.ReadAllBytes(picture), place);
        }

        return builder.Build();
    }

    private static byte[] FaxOf(string text)
    {
        using var folder = new TemporaryFolder();
        using var draft = new PdfDraft();
        draft.Page().Text(text);
        var source = Path.Combine(folder.Path, "text.pdf");
        File.WriteAllBytes(source, draft.Build());
        using (var printed = Process.Start("pdftoppm", ["-r", "200", "-mono", "-singlefile", source, Path.Combine(folder.Path, "page")]))
        {
            printed.WaitForExit();
        }

        // "P4", width, height, and a bit a pixel.
        var bitmap = File.ReadAllBytes(Path.Combine(folder.Path, "page.pbm"));
        var head = Encoding.ASCII.GetString(bitmap, 0, 40).Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
        var (width, height) = (int.Parse(head[1], CultureInfo.InvariantCulture), int.Parse(head[2], CultureInfo.InvariantCulture));
        return FaxPdf.Of(width, height, bitmap[^((width + 7) / 8 * height)..]);
    }

    private static void NeedPrograms()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (var program in new[] { "tesseract", "pdftoppm" })
        {
            var isThere = Array.Exists(paths, path => File.Exists(Path.Combine(path, program)));
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
            {
                isThere.ShouldBeTrue($"Under CI {program} must be installed.");
            }

            Skip.IfNot(isThere, $"There is no {program}; install tesseract-ocr and poppler-utils to run this.");
        }
    }
}
