using TreatyBot.Core.Answering;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

/// <summary>What is asked for by its number is answered by what bears that number, whatever else speaks of it.</summary>
public sealed class AskingByNumberTests : IDisposable
{
    private const string Statute = """
        # Article 1

        The Court of the River sits in Orrin and is called the third court of the Union.

        # Article 2

        1. The judges are chosen by lot among the pilots of the river.

        2. A judge who is ill is replaced by the oldest pilot.

        # Article 3

        The judges of the third court draw a salary under Article 2, paragraph 1, and under Article 12.

        # Article 12

        Fines go to the widows of the pilots.
        """;

    private const string Charter = """
        # Article 2

        The Union has a flag.

        # Article 12

        The Union has a hymn, which the Court of the River may forbid.
        """;

    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("What does Article 12 of the Statute of the River Court say?", "Fines go")]
    [InlineData("statute of the river court article 12", "Fines go")]
    [InlineData("river court statute, art. 12", "Fines go")]
    [InlineData("RC statute art 12", "Fines go")]
    [InlineData("What does Article 12 of the Charter of the Union provide?", "The Union has a hymn")]
    [InlineData("article 2 river court statute", "1. The judges are chosen")]
    [InlineData("What does article 2 of the river court statute say?", "1. The judges are chosen")]
    [InlineData("What does article 2 of the statute of the river court say?", "1. The judges are chosen")]
    public async Task The_article_of_the_document_that_is_named_answers_first(string question, string beginning)
    {
        await AddAsync();

        (await AskAsync(question)).ShouldStartWith(beginning);
    }

    [Theory]
    [InlineData("What does Article 2(2) of the Statute of the River Court say?")]
    [InlineData("paragraph 2 of article 2 of the river court statute")]
    [InlineData("Article 2, paragraph 2, of the Statute of the River Court")]
    [InlineData("river court statute art. 2 para 2")]
    public async Task A_paragraph_that_is_named_answers_before_the_others_of_its_article(string question)
    {
        await AddAsync();

        (await AskAsync(question)).ShouldStartWith("2. A judge who is ill");
    }

    [Fact]
    public async Task What_else_is_asked_chooses_inside_the_article()
    {
        await AddAsync();

        (await AskAsync("Who replaces an ill judge under Article 2 of the Statute of the River Court?")).ShouldContain("oldest pilot");
    }

    [Fact]
    public async Task A_paragraph_that_the_article_does_not_number_leaves_the_article()
    {
        await AddAsync();

        (await AskAsync("What does Article 12(7) of the Statute of the River Court say?")).ShouldStartWith("Fines go");
    }

    [Theory]
    [InlineData("What was fixed in 2.4.1?", "The timetable")]
    [InlineData("what was fixed in v2.4.1", "The timetable")]
    [InlineData("What was added in version 3.0.0?", "Lamps")]
    [InlineData("What changed in 2.4.1?", "The timetable")]
    public async Task A_version_that_is_named_answers_with_the_part_that_is_asked_for_from_its_beginning(string question, string beginning)
    {
        await AddNotesAsync();

        (await AskAsync(question)).ShouldStartWith(beginning);
    }

    [Fact]
    public async Task A_version_that_there_is_not_is_answered_by_no_other()
    {
        await AddNotesAsync();

        (await _corpus.AskAsync("What changed in 9.9.9?")).ShouldBeOfType<NothingFound>();
    }

    [Theory]
    [InlineData("What does article 84 of the River Court Statute say?")]
    [InlineData("river court statute art. 84")]
    [InlineData("What does Article LXXXIV of the Statute of the River Court provide?")]
    public async Task An_article_that_there_is_not_is_said_to_be_none(string question)
    {
        await AddAsync();

        var absent = (await _corpus.AskAsync(question)).ShouldBeOfType<NothingFound>().Absent.ShouldNotBeNull();

        absent.ShouldSatisfyAllConditions(
            () => absent.Document.Path.ShouldBe("statute.md"),
            () => absent.Asked.ShouldBe("Article 84"),
            () => absent.Last.ShouldBe("Article 12"));
    }

    [Fact]
    public async Task An_article_that_another_one_mentions_is_none_either()
    {
        await AddAsync();
        await _corpus.AddAsync("pact.md", "Pact of the Lake", """
            # Article 1

            The secretariat is the body established by article 9.

            # Article 2

            The lake is closed in spring.
            """);

        (await _corpus.AskAsync("What does article 9 of the Pact of the Lake say?")).ShouldBeOfType<NothingFound>()
            .Absent!.Asked.ShouldBe("Article 9");
    }

    [Fact]
    public async Task A_heading_that_mentions_another_article_is_not_its_heading()
    {
        await _corpus.AddAsync("harbour.md", "Harbour Charter", """
            # Article 2 Gates

            The gates close at dusk.

            # Article 3 Fees (see also Article 9 of the Port Code)

            The fees are fixed by lot.

            # Application of Article 7 of the Ice Code

            The quay is cleared by noon.
            """);

        foreach (var number in (int[])[7, 9])
        {
            (await _corpus.AskAsync($"What does Article {number} of the Harbour Charter say?")).ShouldBeOfType<NothingFound>()
                .Absent!.Last.ShouldBe("Article 3");
        }
    }

    [Fact]
    public async Task A_paragraph_that_no_heading_bears_is_not_said_to_be_absent()
    {
        await _corpus.AddAsync("service.md", "Service Agreement", """
            # Section 2. Price

            2.1 The price rises each year.

            # Section 3. Term

            3.1 The term is five years.
            """);

        (await _corpus.AskAsync("What does Section 2.7 of the Service Agreement say?")).ShouldBeOfType<NothingFound>()
            .Absent.ShouldBeNull();
    }

    private Task<Core.Documents.CatalogueEntry> AddNotesAsync() => _corpus.AddAsync("notes.md", "Release notes", """
        # 3.0.0

        ## Added

        Lamps on the quay are told apart by colour.

        ## Fixed

        The tide table was fixed for the spring.

        # 2.4.1

        ## Fixed

        The timetable shows no ferries on holidays.

        Booking by telex is answered at once.
        """);

    private async Task AddAsync()
    {
        await _corpus.AddAsync("statute.md", "Statute of the River Court", Statute);
        await _corpus.AddAsync("charter.md", "Charter of the Union", Charter);
    }

    private async Task<string> AskAsync(string question) =>
        (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>().Citations[0].Quote.Text;
}
