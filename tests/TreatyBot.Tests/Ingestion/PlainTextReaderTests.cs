using System.Text;

namespace TreatyBot.Tests.Ingestion;

public sealed class PlainTextReaderTests
{
    private const string Prose = "This paragraph stands for the text of a document, which goes on for a sentence or two. It says nothing.";

    [Fact]
    public void Hard_wrapped_lines_are_one_paragraph() =>
        Reads.Text(
            "The first line of this paragraph is as wide as all of its\nother lines are, and so what stands here is one paragraph of\n"
                + "three lines.\n\nAnother one.")
            .Outline().ShouldBe([
                "The first line of this paragraph is as wide as all of its other lines are, and so what stands here is one paragraph of "
                    + "three lines.", "Another one."]);

    [Fact]
    public void The_title_of_an_item_of_minutes_stands_above_its_text_and_no_text_stands_under_anothers() =>
        Reads.Text(
            "Minutes of the Lock Committee\n\n1. Minutes of the last meeting\nThe minutes of 4 February 2025 were approved.\n\n"
            + "2. Budget\nBo Ek reported that the budget for 2026 is 1.2 million crowns.\n\n"
            + "3. New lock gates\nThe offer of Varga Ltd, 340,000 crowns, was accepted by four votes to one.\n\n"
            + "4. Any other business\nNone.").Outline().ShouldBe(
        [
            "Minutes of the Lock Committee",
            "###### 1. Minutes of the last meeting", "The minutes of 4 February 2025 were approved.",
            "###### 2. Budget", "Bo Ek reported that the budget for 2026 is 1.2 million crowns.",
            "###### 3. New lock gates", "The offer of Varga Ltd, 340,000 crowns, was accepted by four votes to one.",
            "###### 4. Any other business", "None.",
        ]);

    [Fact]
    public void A_numbered_paragraph_that_is_wrapped_before_a_name_is_one_paragraph() =>
        Reads.Text("1. The tenant of Quay Four may use the crane of Mr\nBerg from six in the morning until ten in the evening.")
            .Composed().Text.ShouldBe(
                "1. The tenant of Quay Four may use the crane of Mr Berg from six in the morning until ten in the evening.");

    [Fact]
    public void Short_lines_that_stand_together_stay_lines() =>
        Reads.Text("Kite Works\n12 Long Road\nHarbour Town").Composed().Text.ShouldBe("Kite Works\n12 Long Road\nHarbour Town");

    [Fact]
    public void Articles_and_sections_are_headings()
    {
        var reading = Reads.Text(
            $"ARTICLE I : SCOPE\n\n{Prose}\n\nARTICLE II : TERM\n\n2.1 Start.\n\n{Prose}\n\nSection 5. Notice\n\n{Prose} Last.").Composed();
        reading.Passages.Select(passage => string.Join(" > ", passage.HeadingPath)).ShouldBe(
            ["ARTICLE I : SCOPE", "ARTICLE II : TERM > 2.1 Start.", "ARTICLE II : TERM > Section 5. Notice"]);
    }

    [Fact]
    public void A_clause_that_opens_with_its_name_stands_under_it_and_keeps_it()
    {
        var reading = Reads.Text(
            "8.5 Notices. Notices are given in writing.\n\n8.6 Governing Law. This Agreement shall be governed by the laws of "
                + "Freedonia.\n\n(a) Exceptions. None.").Composed();
        reading.Path("Freedonia").ShouldBe("8.6 Governing Law");
        reading.Path("None.").ShouldBe("8.6 Governing Law > (a) Exceptions");
        reading.Text.ShouldContain("8.6 Governing Law. This Agreement");
    }

    [Fact]
    public void Clauses_that_lost_their_line_ends_are_found_again()
    {
        var reading = Reads.Text(
            "1. DEFINITIONS.   In this agreement words have meanings.   1.1 Kite. A thing that flies.   2. Term.   The term is one "
                + "year.").Composed();
        reading.Path("flies").ShouldBe("1. DEFINITIONS > 1.1 Kite");
        reading.Path("one year").ShouldBe("2. Term");
    }

    [Theory]
    [InlineData("It refers to Section 2.5 and to Article 7 of the Treaty.")]
    [InlineData("3 apples and 4 pears were sold in the market that day.")]
    [InlineData("The U.S. Government. It said so.")]
    public void Prose_that_mentions_clauses_is_no_heading(string text)
    {
        var reading = Reads.Text($"{text}\n\n{Prose}").Composed();
        reading.Passages.ShouldAllBe(passage => passage.HeadingPath.Count == 0);
        reading.Passages.Count.ShouldBe(1);
    }

    [Fact]
    public void What_heads_nothing_is_no_heading()
    {
        var reading = Reads.Text($"{Prose}\n\nEXECUTED IN DUPLICATE\n\nKITE WORKS LIMITED").Composed();
        reading.Passages.Single().Range.Length.ShouldBe(reading.Text.Length);
    }

    [Theory]
    [InlineData("Exhibit 10.24\n\nOPERATION AND MAINTENANCE AGREEMENT\n\n{0}", "OPERATION AND MAINTENANCE AGREEMENT")]
    [InlineData(
        "EXHIBIT 4.1    CONFIDENTIAL   EXECUTION COPY   SUPPLY AGREEMENT   This Supply Agreement is made between A and B on the day "
            + "first written above.", "SUPPLY AGREEMENT")]
    [InlineData("Kite making\n\n{0}", "Kite making")]
    [InlineData("{0}\n\nKite making\n\n{0}", null)]
    [InlineData("went on until 1888. It was then that the city was founded by the people who lived there.", null)]
    public void A_title_is_the_line_that_names_the_document(string text, string? title) =>
        Reads.Text(string.Format(text, Prose)).Document().Metadata.Title.ShouldBe(title);

    [Fact]
    public void Dates_inside_a_document_are_no_publication_dates() =>
        Reads.Text($"LOAN AGREEMENT\n\nDated as of July 26, 2016\n\n{Prose}\n\nCopyright 2017")
            .Document().Metadata.Published.ShouldBeNull();

    [Fact]
    public void A_line_that_says_published_dates_the_document()
    {
        var metadata = Reads.Text($"Kite making\n\nBy Ann Lee\n\nPublished: 26 July 2016\n\n{Prose}").Document().Metadata;
        metadata.ShouldBe(new("Kite making", "Ann Lee", Published: new DateOnly(2016, 7, 26)));
    }

    [Fact]
    public void Front_matter_states_metadata_and_is_no_text()
    {
        var outcome = Reads.Text(
            "---\ntitle: Kites\nauthor: [Ann Lee, Bo Ek]\ndate: 2016-07-26\nurl: ftp://kite.example\nlang: en\n---\nText of the document.");
        outcome.Document().Metadata.ShouldBe(new("Kites", "Ann Lee, Bo Ek", null, new DateOnly(2016, 7, 26), null, "en"));
        outcome.Composed().Text.ShouldBe("Text of the document.");
    }

    [Fact]
    public void Rules_around_prose_are_not_front_matter() =>
        Reads.Text("---\nWe say: this is prose: yes.\n---\nMore.").Composed().Text.ShouldContain("We say: this is prose");

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public void A_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Reads.Text([.. encoding.GetPreamble(), .. encoding.GetBytes("Договор о дружбе — «текст».")])
            .Composed().Text.ShouldBe("Договор о дружбе — «текст».");
    }

    [Fact]
    public void An_old_encoding_is_told_by_its_text()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "Договор о дружбе, сотрудничестве и взаимной помощи был подписан в Пекине. Он вступил в силу в том же году.";
        Reads.Text(Encoding.GetEncoding("windows-1251").GetBytes(text)).Composed().Text.ShouldBe(text);
    }

    [Fact]
    public void What_is_not_text_is_refused()
    {
        Reads.Text([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37))]).Refusal().ShouldContain("binary");
        Reads.Text("%PDF-1.7 stream"u8.ToArray()).Refusal().ShouldContain("PDF");
    }

    [Fact]
    public void Controls_that_were_Windows_1252_are_read_for_what_they_were_meant_to_be() =>
        Reads.Text("\u0093We shall not,\u0094 he said\u0085 \u0096 it is Ann\u0092s, for 5\u0080.\nNext\u0081line.").Composed().Text
            .ShouldBe("“We shall not,” he said… – it is Ann’s, for 5€. Nextline.");

    [Fact]
    public void U_0085_ends_lines_where_nothing_else_does() =>
        Reads.Text("Kite Works\u008512 Long Road\u0085Harbour\u0092s Town")
            .Composed().Text.ShouldBe("Kite Works\n12 Long Road\nHarbour’s Town");

    [Fact]
    public void Text_full_of_misdecoded_quotation_marks_is_text() =>
        Reads.Text(string.Concat(Enumerable.Repeat("\u0093Yes,\u0094 he said.\n", 100))).Composed().Text.ShouldStartWith("“Yes,” he said.");

    [Fact]
    public void Control_characters_go_and_all_else_stays() =>
        Reads.Text("\ufeffa\u0007b cafe\u0301 \u200bx\ufeffy\tz\u00a0\u00a0w").Composed().Text.ShouldBe("ab cafe\u0301 \u200bx\ufeffy z w");

    [Theory]
    [InlineData("word ")]
    [InlineData("1. A   ")]
    [InlineData("A.   ")]
    [InlineData("share ")]
    [InlineData("By Ann ")]
    [InlineData("a.png ")]
    [InlineData("x\n")]
    [InlineData("\t")]
    public void Text_without_end_is_read_or_refused_and_never_hangs(string piece) =>
        Reads.Text("Start. " + string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length))).ShouldBeReadOrRefused();
}
