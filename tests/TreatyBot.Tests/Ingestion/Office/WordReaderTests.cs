namespace TreatyBot.Tests.Ingestion.Office;

public sealed class WordReaderTests
{
    private const string Ferries = "Ferries sail at noon and again at six in the evening, every day but Sunday.";
    private const string Tolls = "Tolls are paid in advance at the office on the mole.";

    internal const string Lists =
        """
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Clause"/><w:lvlText w:val="Article %1"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        """;

    [Fact]
    public void Headings_are_told_by_their_styles_in_whatever_language_these_are_named()
    {
        var read = new WordDraft { Title = "old template.docx" }.Paragraph("Rules of the harbour", "Titel").Paragraph("Ships", "Heading1")
            .Paragraph("Ferries", "Heading2").Paragraph(Ferries).Read();
        read.Outline().ShouldBe(["# Rules of the harbour", "## Ships", "### Ferries", Ferries]);
        read.Document().Metadata.Title.ShouldBe("Rules of the harbour");
    }

    [Fact]
    public void Headings_that_are_only_bold_or_larger_are_headings() =>
        new WordDraft().Paragraph("Of ships", run: "<w:sz w:val=\"36\"/>").Paragraph(Ferries).Paragraph("Of money", run: "<w:b/>")
            .Paragraph(Tolls).Read()
            .Outline().ShouldBe(["## Of ships", Ferries, "####### Of money", Tolls]);

    [Fact]
    public void Numbers_that_word_counts_itself_are_read_as_its_readers_see_them() =>
        new WordDraft { Numbering = Lists }.Item("Ships").Item("Ferries").Item("at noon", level: 1).Item("at six", level: 1).Item("Money")
            .Item("for ships", level: 1)
            .Item("anew", list: 4).Item("a point", list: 3).Read().Outline()
            .ShouldBe(["1. Ships", "2. Ferries", "2.a) at noon", "2.b) at six", "3. Money", "3.a) for ships", "1. anew", "a point"]);

    [Fact]
    public void Articles_that_a_style_counts_head_what_follows_them() =>
        new WordDraft { Numbering = Lists }.Paragraph("Ships", "Clause").Paragraph(Tolls).Paragraph("Ferries", "Clause").Paragraph(Ferries)
            .Read()
            .Composed().Path("at noon").ShouldBe("Article 2 Ferries");

    [Fact]
    public void Rows_of_a_table_are_read_with_their_heads() =>
        new WordDraft().Table(true, ["Ship", "Toll"], ["Gull", "four crowns"], ["Heron", "two crowns"]).Read().Composed().Text
            .ShouldBe("Ship: Gull · Toll: four crowns\n\nShip: Heron · Toll: two crowns");

    [Fact]
    public void A_cell_that_spans_rows_stands_in_each_of_them() =>
        new WordDraft().Xml(
            """
            <w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Town</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>Ship</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Orrin</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>Gull</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Heron</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """).Read().Composed().Text.ShouldBe("Town: Orrin · Ship: Gull\n\nTown: Orrin · Ship: Heron");

    [Fact]
    public void Changes_are_read_as_accepted_and_comments_are_not_read() =>
        new WordDraft().Xml(
            """
            <w:p><w:r><w:t xml:space="preserve">Ferries sail at </w:t></w:r><w:del w:id="1"><w:r><w:delText>nine</w:delText></w:r></w:del>
            <w:ins w:id="2"><w:r><w:t>noon</w:t></w:r></w:ins>
            <w:commentRangeStart w:id="0"/><w:r><w:t>, all of them.</w:t></w:r><w:commentRangeEnd w:id="0"/>
            <w:r><w:commentReference w:id="0"/></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Tolls are </w:t></w:r></w:p>
            <w:p><w:r><w:t>paid.</w:t></w:r></w:p>
            """).Read().Composed().Text.ShouldBe("Ferries sail at noon, all of them.\n\nTolls are paid.");

    [Fact]
    public void Hidden_text_is_not_read() =>
        new WordDraft().Xml("<w:p><w:r><w:t>Shown.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r></w:p>").Read()
            .Composed().Text.ShouldBe("Shown.");

    [Fact]
    public void Notes_stand_behind_their_paragraph() =>
        new WordDraft().Note("7", "Since 1961.")
            .Xml("<w:p><w:r><w:t>Ferries sail</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r><w:r>"
                + "<w:t xml:space=\"preserve\"> at noon.</w:t></w:r></w:p>")
            .Paragraph(Tolls).Read().Composed().Text.ShouldBe($"Ferries sail at noon.\n\n1 Since 1961.\n\n{Tolls}");

    [Fact]
    public void Properties_count_where_they_are_sane()
    {
        var draft = new WordDraft
        {
            Title = "Rules of the harbour",
            Creator = "Anna Berg",
            Created = new DateTime(2021, 5, 3, 0, 0, 0, DateTimeKind.Utc),
        };
        var metadata = draft.Paragraph("Adopted on 3 May 2021.").Paragraph(Ferries).Read().Document().Metadata;
        (metadata.Title, metadata.Author, metadata.Published).ShouldBe(("Rules of the harbour", "Anna Berg", new DateOnly(2021, 5, 3)));
        new WordDraft { Title = "Document1", Creator = "Windows User", Created = draft.Created }.Paragraph(Ferries).Read()
            .Document().Metadata.ShouldBe(new());
    }

    [Fact]
    public void A_damaged_file_is_refused_with_what_to_do()
    {
        var whole = new WordDraft().Paragraph(Ferries).Build();
        WordDraft.Read(whole[..(whole.Length / 2)]).Refusal()
            .ShouldBe("It is damaged and cannot be opened as a Word document. Save it anew with the program that made it.");
    }

    [Fact]
    public void A_bomb_is_refused_before_it_unpacks()
    {
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create))
        {
            using var part = archive.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                part.Write(zeros);
            }
        }

        WordDraft.Read(stream.ToArray()).Refusal().ShouldContain("unpacks to more than any document has");
    }

    [Fact]
    public void Elements_nested_deeper_than_any_document_goes_are_refused() =>
        new WordDraft().Xml(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 300))
            + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 300))).Read().Refusal()
            .ShouldContain("nested deeper");

    [SkippableFact]
    public void Every_public_document_is_read_or_has_no_text()
    {
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Find("eval/documents/docx"), "*.docx"))
        {
            WordDraft.Read(File.ReadAllBytes(file)).Document().ShouldNotBeNull(file);
        }
    }
}
