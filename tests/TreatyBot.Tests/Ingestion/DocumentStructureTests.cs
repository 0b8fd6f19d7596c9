using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Tests.Ingestion;

public sealed class DocumentStructureTests
{
    [Fact]
    public void Titles_on_the_line_of_the_label_end_where_the_sentence_begins() =>
        Reads.Text("""
            PART I INTRODUCTION

            Article 1 Use of terms 1. In this Convention a mole is a wall in the sea.

            Article 2 Breadth of the zone A harbour fixes the breadth of its zone itself, at no more than twelve cable lengths.

            Article 3 Relation to the Sarn Convention The Sarn Convention goes before this one wherever they differ.

            Article 4 Pilots Ships longer than ninety metres take a pilot on board.

            Article 5 Every ship pays the toll that its length calls for.
            """).Outline().ShouldBe(
        [
            "## PART I INTRODUCTION",
            "##### Article 1 Use of terms", "1. In this Convention a mole is a wall in the sea.",
            "##### Article 2 Breadth of the zone", "A harbour fixes the breadth of its zone itself, at no more than twelve cable lengths.",
            "##### Article 3 Relation to the Sarn Convention", "The Sarn Convention goes before this one wherever they differ.",
            "##### Article 4 Pilots", "Ships longer than ninety metres take a pilot on board.",
            "Article 5 Every ship pays the toll that its length calls for.",
        ]);

    [Fact]
    public void Where_no_title_can_be_told_the_label_alone_is_the_heading()
    {
        var reading = Reads.Text(
            "Article 1 Members elect Officers every year in spring.\n\nArticle 2 Officers keep the books of the League.\n\n"
                + "Article 3 Books are open to members.").Composed();
        reading.Path("elect").ShouldBe("Article 1");
        reading.Path("keep the books").ShouldBe("Article 2");
        reading.Path("are open").ShouldBe("Article 3");
    }

    [Fact]
    public void A_title_on_the_line_below_its_label_is_of_the_heading()
    {
        var reading = Reads.Text("""
            PART I
            GENERAL PROVISIONS

            Article 1
            Closed seasons

            1. No State shall allow fishing between 1 March and 15 May.

            Article 2
            Entry into force

            1. This Agreement enters into force 120 days after the sixtieth State has ratified it.
            """).Composed();
        reading.Path("15 May").ShouldBe("PART I GENERAL PROVISIONS > Article 1 Closed seasons");
        reading.Path("120 days").ShouldBe("PART I GENERAL PROVISIONS > Article 2 Entry into force");
    }

    [Fact]
    public void Labels_without_titles_stay_labels()
    {
        var reading = Reads.Text(
            "Article 1\n\nThe Parties shall lend each other their boats.\n\nArticle 2\n\nThe Parties shall meet every year.").Composed();
        reading.Path("boats").ShouldBe("Article 1");
        reading.Path("every year").ShouldBe("Article 2");
    }

    [Fact]
    public void A_label_that_does_not_count_up_is_a_mention()
    {
        var reading = Reads.Text("""
            Article 1 Scope The rules hold for every boat in the harbour.

            Article 9 The treaty that went before said otherwise, and nobody kept to it.

            Article 2 Tolls Every boat pays four crowns a day.

            Article 3 of the harbour rules is not changed by this.
            """).Composed();
        reading.Path("nobody kept").ShouldBe("Article 1 Scope");
        reading.Path("harbour rules is not").ShouldBe("Article 2 Tolls");
    }

    [Fact]
    public void Clauses_are_found_in_pages_without_heading_elements()
    {
        var reading = Reads.Html("""
            <p>REGULATION 2024/77 OF THE COUNCIL OF PORTS</p><p>on the safety of cranes</p>
            <table><tr><td><p>(1)</p></td><td><p>Cranes cause most accidents in harbours.</p></td></tr></table>
            <table><tr><td><p>(2)</p></td><td><p>A tired operator should not work.</p></td></tr></table>
            <p>CHAPTER I</p><p>General provisions</p><p>Article 1</p><p>Scope</p><p>This Regulation applies to every crane.</p>
            <p>Article 2</p><p>Inspection</p><p>A quay crane shall be inspected:</p>
            <table><tr><td><p>(a)</p></td><td><p>by the port, every six months; and</p></td></tr></table>
            <table><tr><td><p>(b)</p></td><td><p>by an independent body, every year.</p></td></tr></table>
            """);
        reading.Document().Metadata.Title.ShouldBe("REGULATION 2024/77 OF THE COUNCIL OF PORTS on the safety of cranes");
        reading.Composed().Path("tired operator").ShouldBe("Recital 2");
        reading.Composed().Path("every crane").ShouldBe("CHAPTER I General provisions > Article 1 Scope");
        reading.Composed().Text.ShouldEndWith(
            "A quay crane shall be inspected:\n(a) by the port, every six months; and\n(b) by an independent body, every year.");
    }

    [Fact]
    public void A_table_of_contents_heads_nothing()
    {
        var reading = Reads.Html(string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>Article {i} Rule {i} of boats</p>"))
            + string.Concat(Enumerable.Range(1, 6)
                .Select(i => $"<p>Article {i} Rule {i} of boats</p><p>The boat with the number {i} sails at noon.</p>"))).Composed();
        reading.Path("number 1 sails").ShouldBe("Article 1 Rule 1 of boats");
        reading.Path("number 6 sails").ShouldBe("Article 6 Rule 6 of boats");
        reading.Passages[0].HeadingPath.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Q: Can I take my dog?\n\nA: Yes, on a lead.\n\nQ: How early must I come?\n\nA: Twenty minutes before.",
        "Q: Can I take my dog?", "Yes, on a lead")]
    [InlineData("When does the last ferry leave?\nAt ten in the evening.\nIs it accessible?\nThe lower deck is.", "Is it accessible?",
        "The lower deck")]
    [InlineData("3.2 \"What size should I take?\" The large one is a good start.\n\n3.3 \"How many are there?\" Half as many as cores.",
        "3.3 \"How many are there?\"", "Half as many")]
    public void A_question_heads_its_answer(string text, string question, string answer)
    {
        var reading = Reads.Text(text).Composed();
        reading.Path(answer).ShouldBe(question);
        reading.Passages.ShouldAllBe(passage => !passage.Range.Of(reading.Text).ToString().Contains(question, StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_that_asks_once_is_no_list_of_questions()
    {
        const string prose = "The towns have a pact. It has been kept for years.";
        var reading = Reads.Text($"{prose}\n\nWho would break it?\n\n{prose} Nobody.").Composed();
        reading.Passages.ShouldAllBe(passage => passage.HeadingPath.Count == 0);
    }

    [Fact]
    public void A_panel_that_opens_on_its_summary_is_a_question_with_its_answer() =>
        Reads.Html(
            "<h1>Members</h1><details><summary>Can a member leave?</summary><p>Yes, by a letter.</p></details><details>"
                + "<summary>Is there a fee?</summary><p>No.</p></details>")
            .Composed().Path("by a letter").ShouldBe("Members > Can a member leave?");

    [Fact]
    public void A_row_of_a_table_says_its_heads()
    {
        const string head = "<tr><th>State</th><th>Signed</th><th>Votes</th></tr>";
        Reads.Html(
            $"<table><thead>{head}</thead><tr><td>Orrin</td><td>3 May 1998</td><td>4</td></tr><tr><td rowspan=2>Marrow</td>"
                + "<td>9 July 2001</td><td>3</td></tr><tr><td>2 June 2002</td><td></td></tr></table>")
            .Outline().ShouldBe(["State: Orrin · Signed: 3 May 1998 · Votes: 4", "State: Marrow · Signed: 9 July 2001 · Votes: 3",
                "State: Marrow · Signed: 2 June 2002"]);
        Reads.Markdown("| Entry | Kept for |\n|---|---|\n| Lifts | 5 years |\n| Repairs | 12 years |").Outline()
            .ShouldBe(["Entry: Lifts · Kept for: 5 years", "Entry: Repairs · Kept for: 12 years"]);
        Reads.Html(
            "<table><tr><td>Entry</td><td>Kept for</td></tr><tr><td>Lifts</td><td>5 years</td></tr><tr><td>Repairs</td><td>12 years</td>"
                + "</tr></table>")
            .Outline().ShouldBe(["Entry: Lifts · Kept for: 5 years", "Entry: Repairs · Kept for: 12 years"]);
        Reads.Html("<table><tr><td>Ann Lee</td><td>President</td></tr><tr><td>Bo Ek</td><td>Secretary</td></tr></table>").Outline()
            .ShouldBe(["Ann Lee President", "Bo Ek Secretary"]);
    }

    [Fact]
    public void A_table_of_texts_is_quoted_cell_by_cell_under_the_names_of_row_and_column()
    {
        const string text =
            "You split large jobs into small ones and ask others where they know more. You tell early what will be late, and to whom it "
                + "matters.";
        var reading = Reads.Markdown(
            $"| | Junior | Senior |\n|---|---|---|\n| Ownership | {text} | {text} And more. |\n| Writing | {text} | You write well. |\n\n"
                + "Below the table.").Composed();
        reading.Path("And more").ShouldBe("Ownership · Senior");
        reading.Path("You write well").ShouldBe("Writing · Senior");
        reading.Path("Below the table").ShouldBe("");
    }

    [Fact]
    public void Bold_paragraphs_are_headings_where_a_page_has_no_others()
    {
        var reading = Reads.Html(
            "<p><b>Leave of absence</b></p><p>Leave is asked for in writing, <b>three weeks</b> ahead.</p><p>"
                + "<b>Note that this is important.</b></p>").Composed();
        reading.Path("three weeks").ShouldBe("Leave of absence");
        reading.Path("important").ShouldBe("Leave of absence");
        Reads.Html("<h2>Leave</h2><p><b>Of absence</b></p><p>It is asked for in writing.</p>").Composed().Path("in writing")
            .ShouldBe("Leave");
    }

    [Fact]
    public void What_follows_the_recitals_is_none() =>
        Reads.Text(
            "(1) Cranes cause accidents.\n\n(2) Tired operators should not work.\n\nHas adopted this regulation:\n\nArticle 1\n\n"
                + "The port keeps a book.\n\nArticle 2\n\nThe book is open.")
            .Composed().Path("Has adopted").ShouldBe("");

    [Fact]
    public void No_word_is_lost_or_added_whatever_the_blocks()
    {
        var piece = Gen.Elements(
            "Article 1", "Article 2 Scope The rules hold.", "ARTICLE III", "Article 4. Tolls. Boats pay.", "PART I", "§ 3",
            "CHAPTER II General", "Scope", "(1) One.", "(2) Two.", "Q: Who?", "A: We.",
            "Who pays?\nThe port.\nWhen?\nIn May.", "3.1 \"How?\" So.", "Prose that goes on for a while, and ends.", "ANNEX B",
                "Article 2 ........ 4", "", "Section 1 Pilots Ships longer than that wait.");
        var blocks = Gen.OneOf(piece.Select(text => (Block)new Paragraph(text)), piece.Select(text => (Block)new Heading(text, 2))).ListOf()
            .Select(list => list.ToList());
        Prop.ForAll(blocks.ToArbitrary(), before =>
        {
            var after = DocumentStructure.Find(before);
            Reads.Folded(string.Join(' ', after.Select(block => block.Text)))
                .ShouldBe(Reads.Folded(string.Join(' ', before.Select(block => block.Text))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_title_of_any_length_is_a_title()
    {
        var title =
            "AGREEMENT UNDER THE SARN CONVENTION ON THE WATERS OF THE GREAT LAKE ON THE PROTECTION AND LASTING USE OF THE FISH, PLANTS "
            + "AND OTHER LIVING THINGS "
            + "OF THE PARTS OF THE LAKE THAT LIE BEYOND THE SHORES OF ANY STATE";
        Reads.Text(
            $"{title}\n\nThe Parties to this Agreement, recalling the Sarn Convention, have agreed as follows about the lake and its "
                + "shores.").Document().Metadata.Title.ShouldBe(title);
    }

    [Fact]
    public void Articles_that_only_line_ends_part_are_blocks_of_their_own() =>
        Reads.Html("<p>PROTOCOL ON TOLLS<br><br>Article 1 - Scope<br>This Protocol applies to all canals.<br>Article 2 - Rates<br>1. "
            + "The rate is 18 crowns.<br>2. It is raised each year.<br>"
            + "Article 3<br>Entry into force<br>This Protocol enters into force as provided in<br>Article 2<br>of the Treaty.</p>")
                .Outline().ShouldBe(
        [
            "PROTOCOL ON TOLLS", "##### Article 1 - Scope", "This Protocol applies to all canals.", "##### Article 2 - Rates",
                "1. The rate is 18 crowns.\n2. It is raised each year.",
            "##### Article 3\nEntry into force", "This Protocol enters into force as provided in\nArticle 2\nof the Treaty.",
        ]);

    [Fact]
    public void A_text_that_was_put_on_a_page_as_it_is_has_its_paragraphs_and_articles() =>
        Reads.Html("""
            <html><body><pre>
                         AGREEMENT ON LIGHTHOUSES

                                Article 1

                               Definitions

              A lighthouse is a tower whose light is seen at more
              than ten miles.

                                Article 2

                                 Keepers

              1.  Each lighthouse has two keepers, who take turns
                  every twelve hours.

              2.  No keeper serves for more than six months in a
                  year.
            </pre></body></html>
            """).Outline().ShouldBe(
        [
            "AGREEMENT ON LIGHTHOUSES", "##### Article 1\nDefinitions",
                "A lighthouse is a tower whose light is seen at more than ten miles.",
            "##### Article 2\nKeepers", "1. Each lighthouse has two keepers, who take turns every twelve hours.",
                "2. No keeper serves for more than six months in a year.",
        ]);

    [Fact]
    public void Code_on_a_page_stays_as_it_is() =>
        Reads.Html("<p>Type this:</p><pre><code>first\n\nsecond</code></pre>").Outline().ShouldBe(["Type this:", "first\nsecond"]);

    [Fact]
    public void Where_most_articles_open_with_a_title_a_short_first_sentence_is_one()
    {
        var reading = Reads.Html("<p>Article 1. Scope. This law applies to ferries.</p><p>Article 2. Fares. A fare is 4 crowns. "
            + "Children pay half.</p><p>Article 3. Lost things. Things that are found on board are kept for 60 days.</p>").Composed();
        reading.Path("applies to").ShouldBe("Article 1. Scope");
        reading.Path("4 crowns").ShouldBe("Article 2. Fares");
        reading.Path("60 days").ShouldBe("Article 3. Lost things");
    }

    [Theory]
    [InlineData("{0}. {1}\n{2}")]
    [InlineData("{0}) {1}\n\n{2}")]
    [InlineData("Item {0}: {1}\n{2}")]
    [InlineData("Agenda item {0} - {1}\n\n{2}")]
    [InlineData("{0}  {1}\n{2}")]
    [InlineData("{3}. {1}\n{2}")]
    [InlineData("{4}. {1}\n{2}")]
    public void The_points_of_minutes_head_what_was_said_of_them(string form)
    {
        (string Title, string Text)[] points =
        [
            ("Opening and approval of the agenda", "The chair opened the meeting at 18:05."),
            ("Repair of the north quay", "The repair costs 40,000 crowns. A second offer is asked for.\nAction: Jo Lind, by 1 April."),
            ("Opening hours in winter", "The office closes at 15:00 from November to February."),
            ("Next meeting", "On 6 May 2024."),
        ];
        var text = "Minutes of the 14th meeting of the Harbour Committee\n\nDate: 4 March 2024\nPresent: Anna Berg, Jo Lind\n\n"
            + string.Join("\n\n", points.Select((point, i) =>
                string.Format(null, form, i + 1, point.Title, point.Text, "I II III IV".Split(' ')[i], "ABCD"[i])));
        var outcome = Reads.Text(text);
        outcome.Document().Metadata.Title.ShouldBe("Minutes of the 14th meeting of the Harbour Committee");
        var reading = outcome.Composed();
        reading.Path("18:05").ShouldEndWith("Opening and approval of the agenda");
        reading.Path("by 1 April").ShouldEndWith("Repair of the north quay");
        reading.Path("15:00").ShouldEndWith("Opening hours in winter");
        reading.Path("6 May").ShouldEndWith("Next meeting");
    }

    [Theory]
    [InlineData("1. Ropes\n\n2. Sails\n\n3. Anchors")]
    [InlineData("1. The rate is 18 crowns.\n\n2. It is raised each year.\n\n3. Nobody pays twice.")]
    [InlineData("1. Each keeper serves the\nharbour for a year.\n\n2. No keeper serves for\nmore than that.\n\n3. The council "
        + "may\nname another.")]
    [InlineData("4. Wet ropes\nKeep them dry.\n\n6. Old sails\nFold them.\n\n9. Big anchors\nPaint them.")]
    public void Lists_numbered_paragraphs_and_numbers_that_do_not_count_up_head_nothing(string text) =>
        Reads.Text(text).Structured().ShouldAllBe(block => block is Paragraph);

    [Fact]
    public void A_term_heads_what_a_list_says_of_it_and_nothing_else()
    {
        var reading = Reads.Html("<h1>Members</h1><dl><dt>Quorum</dt><dd>Half of the members and one more.</dd><dt>Term of "
            + "office</dt><dd>Three years.</dd></dl><p>The secretariat keeps this page.</p>").Composed();
        reading.Path("Half").ShouldBe("Members > Quorum");
        reading.Path("Three years").ShouldBe("Members > Term of office");
        reading.Path("secretariat").ShouldBe("Members");
    }

    [Fact]
    public void A_number_in_a_list_of_terms_is_the_label_of_its_point() =>
        Reads.Html("<p>Ships pay:</p><dl><dt>(a)</dt><dd>a toll;</dd><dt>(b)</dt><dd>a deposit.</dd></dl>").Outline()
            .ShouldBe(["Ships pay:\n(a) a toll;\n(b) a deposit."]);

    [Fact]
    public void A_wide_space_behind_a_number_parts_no_heading() =>
        Reads.Text("1.  APOLOGIES FOR ABSENCE\n    Apologies were received from Mr Carr.\n\n2.  REPORT OF THE TREASURER\n    The "
            + "surplus is 1,240 crowns.")
            .Outline().ShouldBe(
            [
                "###### 1. APOLOGIES FOR ABSENCE", "Apologies were received from Mr Carr.",
                "###### 2. REPORT OF THE TREASURER", "The surplus is 1,240 crowns.",
            ]);

    [Fact]
    public void A_number_and_a_title_that_only_their_style_sets_apart_are_two_words()
    {
        const string Water = "<p>H<sub>2</sub>O is water. In <span>1999</span>and later it was dear.</p>";
        Reads.Html(Water + string.Concat(new[] { "Leash", "Tax", "Fines" }.Select((title, i) =>
                $"<div><span class='num'>Art. {i + 1}</span><span>{title}</span><div>The words on {title} are these.</div></div>")))
            .Outline().ShouldBe(
            [
                "H2O is water. In 1999and later it was dear.", "##### Art. 1 Leash", "The words on Leash are these.",
                "##### Art. 2 Tax", "The words on Tax are these.", "##### Art. 3 Fines", "The words on Fines are these.",
            ]);
    }
}
