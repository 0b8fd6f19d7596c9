using TreatyBot.Core.Answering;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

/// <summary>A place that is asked for is quoted itself, from its beginning, however it is written; and never another document's.</summary>
public sealed class AskingForPlacesTests : IDisposable
{
    private const string Handbook = """
        # 1 Leave

        Everybody rests on Fridays, and tells the office a week before.

        # 2 Travel

        The office books every journey through the harbour desk.

        ## 2.1 Trains

        Trains are taken in second class on weekdays.

        ## 2.2 Ships

        Ships are boarded with the crew list in hand.

        # 3 Parental leave

        Parents rest for eighteen weeks after a birth.
        """;

    private const string Convention = """
        # Preamble

        (1) The river has always been shared.

        (12) Whereas the pilots have asked for a common lamp, one is to be built.

        # Article 3

        1. The harbours of the Parties are open to all ships.

        2. A harbour may be closed for:

        (a) ice on the outer quay of the town;

        (b) plague among the sailors of a ship.

        # Article IV

        Fees are paid in silver coin at the gate.

        # Article IV bis

        Fees of hospital ships are waived at the gate.

        # Article 5

        The lamps burn from dusk until the last ferry.

        # Article 6

        The bells ring twice when fog lies on the water.

        # Article 7

        The pilots meet in spring under the oldest of them.

        # Annex A

        A list of all quays stands here in the order of their building.

        # Annex II

        A table of tides for the northern mouth of the river.
        """;

    private const string Protocol = """
        # Article 1

        This Protocol amends the Sarn Convention on the Law of Harbours.

        # Article 3

        Harbours stay open to hospital ships in every season.
        """;

    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("What does section 2 say?", "The office books")]
    [InlineData("section 2.1", "Trains are taken")]
    [InlineData("§ 2.1", "Trains are taken")]
    [InlineData("§2", "The office books")]
    [InlineData("show me section 2.2 please", "Ships are boarded")]
    [InlineData("what's in 2.2?", "Ships are boarded")]
    [InlineData("Show me the section on leave", "Everybody rests")]
    [InlineData("the section about trains", "Trains are taken")]
    [InlineData("can you show me the parental leave section?", "Parents rest")]
    public async Task A_section_is_found_by_the_bare_number_of_its_heading_and_by_its_subject(string question, string beginning)
    {
        await _corpus.AddAsync("handbook.md", "Staff Handbook", Handbook);

        (await AskAsync(question)).ShouldStartWith(beginning);
    }

    [Theory]
    [InlineData("Show me Art. 3(2) of the Sarn Convention", "2. A harbour may be closed")]
    [InlineData("art 3 para 2 sarn convention", "2. A harbour may be closed")]
    [InlineData("Article 3.2 of the Sarn Convention", "2. A harbour may be closed")]
    [InlineData("article 3 of the Sarn Convention on the Law of Harbours", "1. The harbours of the Parties")]
    [InlineData("Article IV of the Sarn Convention", "Fees are paid in silver")]
    [InlineData("article iv sarn convention", "Fees are paid in silver")]
    [InlineData("Article IV bis of the Sarn Convention", "Fees of hospital ships")]
    [InlineData("what does article 4bis of the Sarn Convention say?", "Fees of hospital ships")]
    [InlineData("annex ii of the sarn convention", "A table of tides")]
    [InlineData("annex a of the sarn convention", "A list of all quays")]
    [InlineData("recital 12 of the Sarn Convention", "(12) Whereas the pilots")]
    [InlineData("Art. 5-7 Sarn Convention", "The lamps burn")]
    [InlineData("articles 5 to 7 of the Sarn Convention", "The lamps burn")]
    [InlineData("Article 3 of the Protocol amending the Sarn Convention", "Harbours stay open to hospital ships")]
    [InlineData("art. 3 protocol amending the sarn convention", "Harbours stay open to hospital ships")]
    public async Task A_place_of_an_instrument_is_found_however_it_is_written(string question, string beginning)
    {
        await AddTreatiesAsync();

        (await AskAsync(question)).ShouldStartWith(beginning);
    }

    [Theory]
    [InlineData("point (b) of article 3 of the Sarn Convention", "(b) plague")]
    [InlineData("Article 3(b) of the Sarn Convention", "(b) plague")]
    [InlineData("point (a) of article 3 of the Sarn Convention", "(a) ice")]
    public async Task A_point_is_quoted_with_its_letter(string question, string point)
    {
        await AddTreatiesAsync();

        (await AskAsync(question)).ShouldContain(point);
    }

    [Theory]
    [InlineData("Art. 5", "Under the moon")]
    [InlineData("article V", "By the light")]
    public async Task Where_no_document_is_named_the_article_whose_number_is_written_alike_answers_first(string question, string beginning)
    {
        await _corpus.AddAsync("b.md", "Lamp Accord", "# Article V\n\nBy the light of the lamp the gates are closed.");
        await _corpus.AddAsync("a.md", "Moon Accord", "# Article 5\n\nUnder the moon the gates are open.");

        (await AskAsync(question)).ShouldStartWith(beginning);
    }

    [Fact]
    public async Task A_range_of_articles_is_quoted_in_its_order()
    {
        await AddTreatiesAsync();

        var answer = (await _corpus.AskAsync("What do articles 5 to 7 of the Sarn Convention say?")).ShouldBeOfType<Answered>();

        answer.Citations.Select(citation => citation.Quote.Text.Split(' ')[1]).ShouldBe(["lamps", "bells", "pilots"]);
    }

    [Theory]
    [InlineData("What changed in the latest version?", "Lamps")]
    [InlineData("what's new in the newest release?", "Lamps")]
    [InlineData("what was fixed in the latest release", "The tide table")]
    [InlineData("What was fixed in 10.0?", "The tide table")]
    [InlineData("what was fixed in 9.4?", "The timetable")]
    public async Task A_version_of_two_parts_and_the_latest_one_are_found_by_the_headings_there_are(string question, string beginning)
    {
        await _corpus.AddAsync("notes.md", "Release notes", """
            # 10.0

            ## Added

            Lamps on the quay are told apart by colour.

            ## Fixed

            The tide table was fixed for the spring of next year.

            # 9.4

            ## Fixed

            The timetable shows no ferries on holidays of the town.
            """);

        (await AskAsync(question)).ShouldStartWith(beginning);
    }

    [Fact]
    public async Task An_article_that_another_instrument_is_cited_for_answers_for_no_other()
    {
        await _corpus.AddAsync("rules.md", "Rules of the Ferry Guild", """
            # Duties

            Under Article 12 of the Travel Code a ferryman waits for the sick.
            """);

        (await _corpus.AskAsync("What does Article 12 of the Rules of the Ferry Guild say?")).ShouldBeOfType<NothingFound>();
    }

    [Fact]
    public async Task An_article_is_not_said_to_be_absent_where_another_document_may_be_meant()
    {
        await AddTreatiesAsync();
        await _corpus.AddAsync("other.md", "Sarn Convention on the Law of Harbours", """
            # Article 1

            This is the older text of the same convention.

            # Article 2

            It has few articles, all of them short.
            """);

        (await _corpus.AskAsync("What does article 84 of the Sarn Convention on the Law of Harbours say?"))
            .ShouldBeOfType<NothingFound>().Absent.ShouldBeNull();
    }

    [Theory]
    [InlineData("Who pays the fees under article 84 of the Sarn Convention?")]
    [InlineData("When does article 84 of the Sarn Convention apply?")]
    public async Task An_article_is_not_said_to_be_absent_where_something_else_is_asked(string question)
    {
        await AddTreatiesAsync();

        ((await _corpus.AskAsync(question)) as NothingFound)?.Absent.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_absent_is_worded_as_a_sentence_words_it()
    {
        await _corpus.AddAsync("pact.md", "Pact of the Lake", """
            # ANNEX A

            The boats are listed by their length in this annex.

            # ANNEX B

            The nets are listed by their width in this annex.
            """);

        var absent = (await _corpus.AskAsync("annex c of the pact of the lake")).ShouldBeOfType<NothingFound>().Absent.ShouldNotBeNull();

        (absent.Asked, absent.Last).ShouldBe(("Annex C", "Annex B"));
    }

    [Fact]
    public async Task A_number_that_heads_nothing_is_a_word_like_any_other()
    {
        await _corpus.AddAsync("rates.md", "Rates", """
            # Interest

            The rate of the bank rose from 2.9 to 3.5 in spring.
            """);

        (await AskAsync("When did the rate of the bank rise to 3.5?")).ShouldContain("3.5 in spring");
    }

    private async Task AddTreatiesAsync()
    {
        await _corpus.AddAsync("sarn.md", "Sarn Convention on the Law of Harbours", Convention);
        await _corpus.AddAsync("protocol.md", "Protocol amending the Sarn Convention on the Law of Harbours", Protocol);
    }

    private async Task<string> AskAsync(string question) =>
        (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>().Citations[0].Quote.Text;
}
