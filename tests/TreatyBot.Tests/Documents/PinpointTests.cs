using TreatyBot.Core.Documents;
using TreatyBot.Tests.Ingestion;

namespace TreatyBot.Tests.Documents;

public sealed class PinpointTests
{
    private const string Treaty = """
        Article 1
        Use of terms

        A canal is the water between two locks.

        Article 5
        Tolls

        1. Every boat pays a toll.

        2. The toll is:
        (a) four crowns for a boat;
        (b) for a ship:
        (i) nine crowns in summer;
        (ii) seven crowns in winter.

        3. (a) Nobody pays twice.

        (b) Children pay nothing.

        The council may raise the toll.

        Article 6
        Closing

        1. The canal is closed in January.

        3. It is closed in storms.
        """;

    [Theory]
    [InlineData("Every boat pays a toll.", "Article 2(1)")]
    [InlineData("The toll is:", "Article 2(2)")]
    [InlineData("(a) four crowns for a boat;", "Article 2(2)(a)")]
    [InlineData("nine crowns in summer;", "Article 2(2)(b)(i)")]
    [InlineData("(ii) seven crowns", "Article 2(2)(b)(ii)")]
    [InlineData("(i) nine crowns in summer;\n\n(ii) seven", "Article 2(2)(b)")]
    [InlineData("four crowns for a boat;\n\n(b) for a ship:\n\n(i) nine", "Article 2(2)")]
    [InlineData("Nobody pays twice.", "Article 2(3)(a)")]
    [InlineData("Children pay", "Article 2(3)(b)")]
    public void A_quote_is_cited_by_the_labels_that_lead_to_it(string quote, string pinpoint) =>
        Cite(Treaty.Replace("Article 5", "Article 2").Replace("Article 6", "Article 3"), quote).ShouldBe(pinpoint);

    [Theory]
    [InlineData("A canal is the water", "a clause without labels")]
    [InlineData("The council may raise", "a paragraph without a label of its own, behind others")]
    [InlineData("Children pay nothing.\n\nThe council", "a quote that reaches out of what is labelled")]
    [InlineData("pays a toll.\n\n2. The toll", "two paragraphs that share no label")]
    [InlineData("It is closed in storms.", "numbers with a gap")]
    public void Where_the_place_is_not_certain_none_is_cited(string quote, string why) =>
        Cite(Treaty.Replace("Article 5", "Article 2").Replace("Article 6", "Article 3"), quote).ShouldBeNull(why);

    [Theory]
    [InlineData("# ANNEX II\n\n1. First words.\n\n2. Second words.\n\n3. Third words.", "Third", "Annex II, para. 3")]
    [InlineData("# Annex II\n\n## Article 3\n\n(a) First words.\n\n(b) Second words.", "Second", "Annex II, Article 3(b)")]
    [InlineData("# § 4 Fees\n\n(1) First words.\n\n(2) Second words.", "Second", "§ 4(2)")]
    [InlineData("# 2.1 Fees\n\n(a) First words.\n\n(b) Second words.", "Second", "2.1(b)")]
    [InlineData("# A resolution\n\n1. Welcomes the treaty;\n\n2. Asks all to ratify it.", "Asks", "para. 2")]
    [InlineData("1. Welcomes the treaty;\n\n2. Asks all to ratify it.", "Asks", "para. 2")]
    [InlineData("# Part III\n\n(a) First words.\n\n(b) Second words.", "Second", "Part III, point (b)")]
    public void Each_kind_of_clause_is_cited_in_its_own_way(string markdown, string quote, string pinpoint) =>
        Cite(Ingestion.Reads.Markdown(markdown), quote).ShouldBe(pinpoint);

    [Theory]
    [InlineData("# Article 1\n\nSome words.\n\n## Notes\n\n1. First words.\n\n2. Second words.", "a heading between clause and labels")]
    [InlineData("# Article 1\n\n1. First words alone.", "one label is no sequence")]
    [InlineData("# Article 1\n\n2. First words.\n\n3. Second words.", "a sequence begins at its first")]
    [InlineData("# Article 1\n\n1. First words.\n\n2. Words.\n\n2. First words again.", "a number twice")]
    public void What_does_not_count_up_from_the_first_is_no_sequence(string markdown, string why) =>
        Cite(Ingestion.Reads.Markdown(markdown), "irst words").ShouldBeNull(why);

    [Fact]
    public void The_ninth_letter_is_no_Roman_number()
    {
        var points = string.Join("\n\n", "abcdefghijk".Select(letter => $"({letter}) words of {letter};"));
        Cite(Ingestion.Reads.Markdown($"# Article 4\n\n{points}"), "words of i;").ShouldBe("Article 4(i)");
        Cite(Ingestion.Reads.Markdown($"# Article 4\n\n{points}"), "words of k;").ShouldBe("Article 4(k)");
    }

    [Fact]
    public void A_label_behind_the_heading_of_its_own_line_counts() =>
        Cite(Ingestion.Reads.Text("Article 1. Scope. (1) First words here.\n\n(2) Second words.\n\nArticle 2. Fares. (1) Third words "
            + "here.\n\n(2) Fourth words."), "Third words")
            .ShouldBe("Article 2(1)");

    [Fact]
    public void A_point_that_opens_with_a_title_of_its_own_is_a_point_of_its_clause()
    {
        const string Contract = "# Article 4\n\n(a) Fees. The first words are these.\n\n(b) Terms. The second words are those.";
        Cite(Ingestion.Reads.Markdown(Contract), "second words").ShouldBe("Article 4(b)");
    }

    private static string? Cite(string text, string quote) => Cite(Ingestion.Reads.Text(text), quote);

    private static string? Cite(TreatyBot.Ingestion.Readers.ReadOutcome outcome, string quote)
    {
        var composed = outcome.Composed();
        var reading = new Reading(
            1, new Document(1, "c", "a.txt", DocumentMetadata.Unknown), Reading.Hash(composed.Text), composed.Text,
            [.. composed.Passages.Select((passage, i) => new Passage(i + 1, passage.Range, passage.HeadingPath))]);
        var start = composed.Text.IndexOf(quote, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, composed.Text);
        return reading.CitePinpoint(new(start, start + quote.Length));
    }
}
