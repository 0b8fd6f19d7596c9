using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class LaterWordsTests : IDisposable
{
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task The_words_of_a_replacement_come_first_and_those_that_it_replaced_behind_them()
    {
        await _corpus.AddAsync("2021.txt", "Travel Policy 2021",
            "The daily allowance for meals is 30 crowns.\n\nTrains are booked by staff.");
        await _corpus.AddAsync("2024.txt", "Travel Policy 2024",
            "This policy replaces the Travel Policy 2021.\n\nThe daily allowance for meals is 45 crowns.");

        var answered = (await _corpus.AskAsync("How high is the daily allowance for meals?")).ShouldBeOfType<Answered>();

        answered.Citations.Take(2).Select(citation => (citation.Document.Path, citation.Quote.Text)).ShouldBe(
        [
            ("2024.txt", "The daily allowance for meals is 45 crowns."), ("2021.txt", "The daily allowance for meals is 30 crowns."),
        ]);
        answered.Differs.ShouldBeFalse();
        answered.Citations[0].Standing.ShouldBe(new(RelationKind.Replaces, "Travel Policy 2021", null));
        answered.Citations[1].Standing.ShouldBe(new(RelationKind.ReplacedBy, "Travel Policy 2024", null));
    }

    [Fact]
    public async Task Where_the_replacement_is_silent_the_quote_says_that_there_is_one()
    {
        await _corpus.AddAsync("2021.txt", "Travel Policy 2021",
            "The daily allowance for meals is 30 crowns.\n\nTrains are booked by staff.");
        await _corpus.AddAsync("2024.txt", "Travel Policy 2024",
            "This policy replaces the Travel Policy 2021.\n\nThe daily allowance is 45 crowns.");

        var citation = (await _corpus.AskAsync("Who books trains?")).ShouldBeOfType<Answered>().Citations[0];

        citation.Quote.Text.ShouldBe("Trains are booked by staff.");
        citation.Standing!.Kind.ShouldBe(RelationKind.ReplacedBy);
        ReplyLayout.CitationLine(citation).ShouldContain("replaced by Travel Policy 2024");
    }

    [Fact]
    public async Task What_changes_the_clause_that_answers_comes_first_whatever_it_says()
    {
        await _corpus.AddAsync("1982.txt", "Convention on Locks of 1982",
            "# Article 4 Tolls\n\nTolls are paid at noon.\n\n# Article 5 Withdrawal\n\nA Party may withdraw by a notice of six months.");
        await _corpus.AddAsync("2012.txt", "Protocol of 2012 amending the Convention on Locks of 1982",
            "# Article 1\n\nIn Article 15 of the Convention, the word “lock” is deleted.\n\n"
                + "# Article 2\n\nIn Article 5 of the Convention, the words “six months” are replaced by “three months”.");

        var citations = (await _corpus.AskAsync("How can a Party withdraw by a notice?")).ShouldBeOfType<Answered>().Citations;

        citations[0].Quote.Text.ShouldContain("replaced by “three months”");
        citations[0].Standing!.Kind.ShouldBe(RelationKind.Amends);
        citations[1].Quote.Text.ShouldContain("six months");
        citations[1].Standing.ShouldBe(
            new(RelationKind.AmendedBy, "Protocol of 2012 amending the Convention on Locks of 1982", citations[1].Standing!.Date));
    }

    [Fact]
    public async Task Who_asks_of_the_earlier_year_gets_the_words_of_that_year_with_their_mark()
    {
        await _corpus.AddAsync("2021.txt", "Travel Policy 2021", "The daily allowance for meals is 30 crowns.");
        await _corpus.AddAsync("2024.txt", "Travel Policy 2024",
            "This policy replaces the Travel Policy 2021.\n\nThe daily allowance for meals is 45 crowns.");

        var answered = (await _corpus.AskAsync("How high was the daily allowance for meals in 2021?")).ShouldBeOfType<Answered>();

        var citation = answered.Citations[0];
        citation.Document.Path.ShouldBe("2021.txt");
        citation.Standing!.Kind.ShouldBe(RelationKind.ReplacedBy);
    }

    [Fact]
    public async Task Who_asks_of_the_earlier_year_gets_its_words_first_where_the_later_ones_name_that_year()
    {
        await _corpus.AddAsync("a.txt", "Travel Policy of 2021", "The allowance for meals is 30 crowns.");
        await _corpus.AddAsync("b.txt", "Travel Policy of 2024",
            "This policy replaces the Travel Policy of 2021.\n\nBeside the allowance for meals of 2021, that for meals is now 45 crowns.");

        var answered = (await _corpus.AskAsync("How high was the allowance for meals in 2021?")).ShouldBeOfType<Answered>();

        answered.Citations.Select(citation => citation.Document.Path).Take(2).ShouldBe(["a.txt", "b.txt"]);
    }

    [Fact]
    public async Task What_says_the_same_elsewhere_is_marked_too()
    {
        await _corpus.AddAsync("a.txt", "Crane Note", "The big crane lifts forty tonnes in calm weather.");
        await _corpus.AddAsync("b.txt", "Crane Rules 2020", "The big crane lifts forty tonnes in calm weather.");
        await _corpus.AddAsync("c.txt", "Crane Rules 2024", "This document replaces the Crane Rules 2020.");

        var answered = (await _corpus.AskAsync("How much does the big crane lift?")).ShouldBeOfType<Answered>();

        var places = answered.Citations.Concat(answered.Citations.SelectMany(citation => citation.Also ?? [])).ToList();
        places.Single(citation => citation.Document.Path == "b.txt").Standing
            .ShouldBe(new(RelationKind.ReplacedBy, "Crane Rules 2024", null));
    }

    [Fact]
    public async Task A_document_that_is_only_mentioned_marks_nothing()
    {
        await _corpus.AddAsync("a.txt", "Convention on Locks of 1982", "A Party may withdraw by a notice of six months.");
        await _corpus.AddAsync("b.txt", "Note on Ferries", "The Convention on Locks of 1982 is recalled. A ferry may withdraw its notice.");

        (await _corpus.AskAsync("How can a Party withdraw?")).ShouldBeOfType<Answered>().Citations
            .ShouldAllBe(citation => citation.Standing == null);
    }

    [Fact]
    public async Task A_nearest_passage_says_it_too()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 1 });
        await corpus.AddAsync("2021.txt", "Travel Policy 2021", "Superseded by: Travel Policy 2024\n\nTrains are booked by staff.");

        (await corpus.AskAsync("Who books trains?")).ShouldBeOfType<NothingFound>().Nearest[0].Standing
            .ShouldBe(new(RelationKind.ReplacedBy, "Travel Policy 2024", null));
    }
}
