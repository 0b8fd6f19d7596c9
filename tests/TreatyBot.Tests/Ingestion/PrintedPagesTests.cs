namespace TreatyBot.Tests.Ingestion;

public sealed class PrintedPagesTests
{
    [Fact]
    public void A_sentence_goes_on_over_a_form_feed_and_the_running_lines_between_are_gone()
    {
        var outline = Reads.Text(
            "AGREEMENT ON THE SOUTH CANAL\n\nArticle 1\n\nUse of terms\n\nThe word canal means the water between the two locks, with "
                + "its\nbanks, and all the buildings near to it that are the property of\n\n- 1 -\n"
            + "\fAgreement on the South Canal\n\nthe keeper of the canal or of the town.\n\nArticle 2\n\nTolls\n\nThe toll is 18 "
                + "crowns for a boat of less than 12 metres.\n\n- 2 -\n"
            + "\fAgreement on the South Canal\n\nArticle 3\n\nClosing\n\nThe canal is closed from 1 December to 28 February.\n\n- 3 -\n")
                .Outline();
        outline.ShouldBe(
        [
            "AGREEMENT ON THE SOUTH CANAL",
            "##### Article 1\nUse of terms",
            "The word canal means the water between the two locks, with its banks, and all the buildings near to it that are the "
                + "property of the keeper of the canal or of the town.",
            "##### Article 2\nTolls",
            "The toll is 18 crowns for a boat of less than 12 metres.",
            "##### Article 3\nClosing",
            "The canal is closed from 1 December to 28 February.",
        ]);
    }

    [Fact]
    public void The_title_that_heads_every_page_loses_its_number_on_the_first()
    {
        var reading = Reads.Text(
            "LEASE OF QUAY FOUR                 Page 1 of 2\n\n1. The tenant may use Quay Four from six in the morning until ten.\n\n"
                + "\fLEASE OF QUAY FOUR                 Page 2 of 2\n\n2. The rent is 9,000 crowns a month, paid in advance.\n");
        reading.Document().Metadata.Title.ShouldBe("LEASE OF QUAY FOUR");
        reading.Composed().Text.ShouldNotContain("Page");
    }

    [Fact]
    public void Pages_are_told_by_lines_that_say_which_one_they_are()
    {
        var reading = Reads.Text("""
            RULES OF THE LIBRARY

            1. Loans

            Books are lent for four weeks. A loan can be lengthened twice, unless somebody else

            Page 1 of 3

            RULES OF THE LIBRARY

            has asked for the book in the meantime.

            2. Fines

            A fine of 2 crowns is due for each week that a book is

            Page 2 of 3

            RULES OF THE LIBRARY

            late. Nobody pays more than 20 crowns for one book.

            3. Opening hours

            The library is open from 10:00 to 18:00.

            Page 3 of 3
            """).Composed();
        reading.Text.ShouldContain("unless somebody else has asked for the book in the meantime.");
        reading.Text.ShouldContain("for each week that a book is late. Nobody pays");
        reading.Text.ShouldNotContain("Page");
        reading.Text.Split("RULES OF THE LIBRARY").Length.ShouldBe(2);
        reading.Path("has asked").ShouldBe("1. Loans");
        reading.Path("late. Nobody").ShouldBe("2. Fines");
        reading.Path("10:00").ShouldBe("3. Opening hours");
    }

    [Fact]
    public void A_clause_at_the_head_of_each_page_is_no_running_line() =>
        Reads.Text("Article 1\nSeat\n\nThe seat is at Orrin.\n\fArticle 2\nLanguages\n\nWe work in Orrish.\n\fArticle "
            + "3\nMembers\n\nEvery port may join.\n").Outline().ShouldBe(
        [
            "##### Article 1\nSeat", "The seat is at Orrin.", "##### Article 2\nLanguages", "We work in Orrish.",
                "##### Article 3\nMembers", "Every port may join.",
        ]);

    [Theory]
    [InlineData("The count was 3/12 in spring.\n\n7/12\n\nIn autumn it was the same.")]
    [InlineData("One page alone.\n\nPage 1 of 1\n\nand its end.")]
    [InlineData("The first page is lost.\n\nPage 4\n\nThen comes another one.\n\nPage 9\n\nAnd nothing else.")]
    public void Numbers_that_do_not_count_pages_up_stay(string text) => Reads.Folded(Reads.Text(text).Composed().Text)
        .ShouldBe(Reads.Folded(text));

    [Fact]
    public void A_running_line_with_its_page_number_parts_pages()
    {
        var reading = Reads.Text("""
            HANDBOOK FOR KEEPERS                                   7

            2.3 Lamps

            Where fog lies over the water, the keeper lights the lamp by day and notes for how

            HANDBOOK FOR KEEPERS                                   8

            long the fog lasted.

            2.4 Oil

            Oil is fetched from the store each Monday. Forty litres are enough for

            HANDBOOK FOR KEEPERS                                   9

            one week in winter.
            """).Composed();
        reading.Text.ShouldContain("notes for how long the fog lasted.");
        reading.Text.ShouldContain("enough for one week in winter.");
    }

    [Fact]
    public void A_number_before_the_running_line_of_a_page_goes_with_it() =>
        Reads.Text("CONVENTION ON THE LOCKS\n\nThis Convention applies to all locks that lie between the sea and the\n\n1\n"
            + "\f2                  CONVENTION ON THE LOCKS\n\nold bridge, and to their gates. Boats pass in the order of the\n"
            + "\f3                  CONVENTION ON THE LOCKS\n\nhours at which they arrive.\n").Composed().Text.ShouldBe(
            "CONVENTION ON THE LOCKS\n\nThis Convention applies to all locks that lie between the sea and the old bridge, and to "
                + "their gates. "
            + "Boats pass in the order of the hours at which they arrive.");
}
