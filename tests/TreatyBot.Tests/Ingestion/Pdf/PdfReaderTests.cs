using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Pdf;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Pdf;

public sealed class PdfReaderTests
{
    private const string Harbour =
        "The harbour master keeps a book of all ships that enter the harbour, with the day of their coming and of their going, and shows "
            + "it to whoever asks for it in writing.";

    private const string Ferries =
        "Ferries sail at noon and again at six in the evening, every day but Sunday, unless the harbour master finds that the sea is too "
            + "high for them to sail safely.";

    private const string Tolls =
        "Tolls are paid in advance at the office on the mole, which is open from eight until four, and are given back where a ferry has "
            + "not sailed within two hours.";

    [Fact]
    public void Lines_are_joined_into_paragraphs() =>
        new PdfDraft().Page().Text(Harbour).Text(Ferries).Read().Composed().Text.ShouldBe($"{Harbour}\n\n{Ferries}");

    [Fact]
    public void Columns_are_read_one_after_the_other_below_what_spans_them()
    {
        var draft = new PdfDraft().Page().Text("Of the harbour and its ferries", size: 20, bold: true);
        var top = draft.Y;
        draft.Text(Harbour, width: 200).Text(Ferries, width: 200);
        draft.Y = top;
        draft.Text(Tolls, x: 320, width: 200).Text(Harbour.Replace("harbour", "port"), x: 320, width: 200);
        draft.Read().Composed().Text.ShouldBe(
            $"Of the harbour and its ferries\n\n{Harbour}\n\n{Ferries}\n\n{Tolls}\n\n{Harbour.Replace("harbour", "port")}");
    }

    [Fact]
    public void A_sentence_goes_on_over_a_page_without_its_heads_and_numbers()
    {
        var (before, after) = (Tolls[..Tolls.IndexOf("which", StringComparison.Ordinal)],
            Tolls[Tolls.IndexOf("which", StringComparison.Ordinal)..]);
        var draft = new PdfDraft();
        string[] pages = [$"{Harbour} {before.TrimEnd()}", after, Ferries];
        foreach (var (text, i) in pages.Select((text, i) => (text, i)))
        {
            draft.Page().At(72, 800, "Rules of the harbour").At(250, 40, $"- {i + 5} -").Text(text);
        }

        var read = draft.Read();
        var extract = Extracted(draft.Build());
        read.Composed().Text.ShouldBe($"{Harbour} {Tolls}\n\n{Ferries}");
        extract.Pages.Select(page => (page.Number, page.Name, extract.Text[page.Start..].Split(' ')[0]))
            .ShouldBe([(1, "5", "The"), (2, "6", "which"), (3, "7", "Ferries")]);
    }

    [Fact]
    public void A_hyphen_that_only_breaks_a_line_goes_and_one_of_the_word_stays()
    {
        var draft = new PdfDraft().Page();
        foreach (var line in new[]
        {
            "The agreement was made for the long-term use of the harbour by the two towns, and the har-",
            "bour master keeps it. Whoever breaks the long-",
            "term agreement pays the costs of both towns and of the ferries that could not sail on that day.",
        })
        {
            draft.At(72, draft.Y, line);
            draft.Y -= 13;
        }

        var text = draft.Read().Composed().Text;
        text.ShouldContain("the harbour master keeps");
        text.ShouldContain("breaks the long-term agreement");
    }

    [Fact]
    public void Headings_are_told_by_size_and_weight()
    {
        var draft = new PdfDraft().Page().Text("Rules of the harbour", size: 22).Text("Ships", size: 15).Text(Harbour)
            .Text("Ferries in winter", bold: true).Text(Ferries).Text("Money", size: 15).Text(Tolls);
        draft.Read().Outline().ShouldBe(
            ["# Rules of the harbour", "## Ships", Harbour, "####### Ferries in winter", Ferries, "## Money", Tolls]);
        draft.Read().Document().Metadata.Title.ShouldBe("Rules of the harbour");
    }

    [Fact]
    public void The_documents_own_outline_says_which_lines_are_headings() =>
        new PdfDraft().Page().Text("Of ships").Text(Harbour).Text("Of ferries").Text(Ferries).Outline("Of ships", "Of ferries").Read()
            .Outline().ShouldBe(["# Of ships", Harbour, "## Of ferries", Ferries]);

    [Fact]
    public void Articles_are_found_as_in_every_other_format() =>
        new PdfDraft().Page().Text("Article 1 Ships").Text(Harbour).Text("Article 2 Ferries").Text(Ferries).Read().Composed()
            .Path("at noon").ShouldEndWith("Article 2 Ferries");

    [Fact]
    public void Rows_of_a_table_are_read_with_their_heads() =>
        new PdfDraft().Page().Text(Harbour)
            .Row(true, (72, "Ship"), (220, "Length"), (360, "Toll"))
            .Row(false, (72, "Gull"), (220, "12 m"), (360, "4 crowns"))
            .Row(false, (72, "Northern Star"), (220, "31 m"), (360, "11 crowns"))
            .Row(false, (72, "Heron"), (220, "8 m"), (360, "2 crowns"))
            .Read().Composed().Text.ShouldEndWith(
                "Ship: Gull · Length: 12 m · Toll: 4 crowns\n\nShip: Northern Star · Length: 31 m · Toll: 11 crowns\n\n"
                    + "Ship: Heron · Length: 8 m · Toll: 2 crowns");

    [Fact]
    public void Notes_stand_behind_the_paragraph_that_they_interrupt()
    {
        var half = Ferries.IndexOf("unless", StringComparison.Ordinal);
        var draft = new PdfDraft().Page().Text($"{Harbour} {Ferries[..half].TrimEnd()}");
        draft.At(73 + 14, 100, "Since the rules of 1961, which the two towns made.", size: 8).At(73, 103, "1", size: 6);
        draft.Page().Text(Ferries[half..]).Text(Tolls);
        var extract = Extracted(draft.Build());
        extract.Text.ShouldBe($"{Harbour} {Ferries}\n\n1 Since the rules of 1961, which the two towns made.\n\n{Tolls}");
        extract.Pages.Select(page => (page.Number, extract.Text[page.Start..].Split(' ')[0]))
            .ShouldBe([(1, "The"), (2, "unless"), (1, "1"), (2, "Tolls")]);
    }

    [Theory]
    [InlineData("Rules of the harbour", "Rules of the harbour")]
    [InlineData("Microsoft Word - rules_final2.doc", null)]
    [InlineData("rules_final2.docx", null)]
    [InlineData("Untitled", null)]
    [InlineData("C:\\users\\anna\\rules", null)]
    public void A_title_of_the_information_counts_where_it_is_one(string stated, string? title) =>
        new PdfDraft().Page().Text(Harbour).Information(title: stated).Read().Document().Metadata.Title.ShouldBe(title);

    [Theory]
    [InlineData("Anna Berg", "Anna Berg")]
    [InlineData("admin", null)]
    [InlineData("abg17", null)]
    public void An_author_of_the_information_counts_where_it_is_a_name(string stated, string? author) =>
        new PdfDraft().Page().Text(Harbour).Information(author: stated).Read().Document().Metadata.Author.ShouldBe(author);

    [Theory]
    [InlineData("Made on 3 May 2021 in the town hall.", "2021-05-03")]
    [InlineData("Made in the town hall.", null)]
    public void The_day_on_which_a_file_was_made_counts_where_its_first_page_states_it(string line, string? published) =>
        new PdfDraft().Page().Text(line).Text(Harbour).Information(created: "D:20210503101500Z").Read()
            .Document().Metadata.Published?.ToString("O").ShouldBe(published);

    [Fact]
    public void Pages_are_called_what_the_document_calls_them()
    {
        var page =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont "
                + "/Helvetica >> >> >> /Contents ";
        var file = RawPdf.Of(
            "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /P (A-) >>] >> >>",
            "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            page + "5 0 R >>", page + "6 0 R >>", RawPdf.Line("Preface of the rules."), RawPdf.Line("Ferries sail at noon."));
        var extract = Extracted(file);
        extract.Pages.Select(start => start.Name).ShouldBe(["iv", "A-1"]);
        extract.Metadata.Language.ShouldBe("en-GB");
    }

    [Theory]
    [InlineData("%PDF-1.7\nnothing that follows is a file", "damaged")]
    [InlineData("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF", "damaged")]
    public void A_file_that_is_no_pdf_inside_is_refused(string content, string reason) =>
        PdfDraft.Read(System.Text.Encoding.Latin1.GetBytes(content)).Refusal().ShouldContain(reason);

    [Fact]
    public void A_file_of_pictures_is_refused_with_what_to_do() =>
        new PdfDraft().Page().Picture().Page().Picture().Read().Refusal().ShouldBe(
            "Its 2 pages are images without a text layer. Run text recognition (OCR) over it and save it with its text.");

    [Fact]
    public void Pages_of_pictures_among_others_are_named()
    {
        var read = new PdfDraft().Page().Text(Harbour).Page().Picture().Page().Picture().Page().Text(Ferries).Page().Picture().Read()
            .Document();
        read.Warnings.ShouldBe([
            "Pages 2–3, 5 are without a text layer and not read. Run text recognition (OCR) over it and save it with its text."]);
        read.Blocks.Count.ShouldBe(2);
    }

    [Fact]
    public void A_pdf_under_the_name_of_a_text_is_read_as_what_it_is()
    {
        var extractor = new SourceExtractor([new PlainTextReader(Reads.Time), new HtmlReader(Reads.Time), new PdfReader()]);
        extractor.Extract(new("a.txt", new PdfDraft().Page().Text(Harbour).Build()), CancellationToken.None)
            .ShouldBeOfType<Extract>().Text.ShouldBe(Harbour);
        extractor.Extract(new("a.pdf", "It is text all the same."u8.ToArray()), CancellationToken.None)
            .ShouldBeOfType<Extract>().Reader.ShouldStartWith("text/");
    }

    private static Extract Extracted(byte[] file) =>
        new SourceExtractor([new PdfReader()]).Extract(new SourceFile("a.pdf", file), CancellationToken.None).ShouldBeOfType<Extract>();
}
