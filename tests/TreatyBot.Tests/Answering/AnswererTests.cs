using System.Text;
using TreatyBot.Core.Answering;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class AnswererTests : IDisposable
{
    private const string Treaty = """
    # Article 1 Objectives

    The Parties shall cooperate in the management of the river and of its banks.

    # Article 17 Duration

    This Treaty remains in force for ten years. It is renewed automatically for further periods of ten years unless a Party gives notice.

    # Article 18 Denunciation

    Either Party may denounce this Treaty by written notice given six months in advance.
    """;

    private readonly TestCorpus _corpus = new(null, null, null, null, "withdraw, denounce, get out of", "renew, extend, duration");

    [Fact]
    public async Task The_sentence_that_answers_is_quoted_with_its_headings()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        var answered = (await _corpus.AskAsync("When is the treaty renewed?")).ShouldBeOfType<Answered>();

        answered.Citations[0].Quote.Text.ShouldContain("renewed automatically");
        answered.Citations[0].HeadingPath.ShouldBe(["Article 17 Duration"]);
    }

    [Fact]
    public async Task Other_words_for_the_same_thing_find_it()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        var answered = (await _corpus.AskAsync("How do we get out of the treaty?")).ShouldBeOfType<Answered>();

        answered.Citations[0].Quote.Text.ShouldContain("denounce");
    }

    [Fact]
    public async Task An_article_is_found_by_its_number_in_any_spelling()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        foreach (var question in new[] { "What does article 18 say?", "What does Article XVIII say?", "What is in article eighteen?" })
        {
            (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>().Citations[0].HeadingPath.ShouldBe(["Article 18 Denunciation"]);
        }
    }

    [Fact]
    public async Task An_article_that_no_document_has_is_not_answered_whatever_else_matches()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        (await _corpus.AskAsync("What does Article 7 of the treaty say about its renewal?"))
            .ShouldBeOfType<NothingFound>().Nearest.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_item_of_a_list_is_quoted_with_what_leads_it_in()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.Documents.SaveAsync(
            TestCorpus.Draft("a.txt", "Harbour", "A Party may:\n(a) close the lock at night. \n(b) suspend the ferry during a flood.", "c"),
            CancellationToken.None);
        await corpus.Corpus.RefreshAsync(CancellationToken.None);

        (await corpus.AskAsync("When may the ferry be suspended?"))
            .ShouldBeOfType<Answered>().Citations[0].Quote.Text.ShouldStartWith("A Party may:");
    }

    [Fact]
    public async Task A_sentence_that_leans_on_the_one_that_answers_is_quoted_with_it()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("pact.md", "The pact",
            "The friendship pact is valid until 2021. If nobody objects, it will then be renewed for another twenty years.");

        (await corpus.AskAsync("Until when is the friendship pact valid, and when is it renewed?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldBe(
                "The friendship pact is valid until 2021. If nobody objects, it will then be renewed for another twenty years.");
    }

    [Fact]
    public async Task Neighbours_that_answer_together_are_quoted_as_one()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("lock.md", "The lock",
            "The tide rules the harbour.\n\nThe lock opens at six in summer. The lock opens at eight in winter. Gulls nest on the wall "
                + "beside the quay.");

        var answered = (await corpus.AskAsync("When does the lock open?")).ShouldBeOfType<Answered>();

        answered.Citations[0].Quote.Text.ShouldBe("The lock opens at six in summer. The lock opens at eight in winter.");
        answered.Citations.Count(citation => citation.Quote.Text.Contains("lock", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_misspelt_question_is_answered_like_the_one_that_was_meant()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        (await _corpus.AskAsync("Which objectivs shall the Parties cooperate in managment of?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldContain("management of the river");
    }

    [Fact]
    public async Task A_member_of_a_long_list_gives_an_agreement_no_name()
    {
        await _corpus.AddAsync("union.md", "Union - Tarsk Agreement", """
            The Kingdom of Arvland, the Republic of Belmora, the Republic of Castrany, the Republic of Drovia, the Kingdom of Elsmark,
            the Republic of Fenwold, the Republic of Morlund, the Kingdom of Norrick, the Republic of Ostery, the Duchy of Pellwin,
            the Republic of Quarry, the Kingdom of Ruland, the Republic of Sarne, together called the Union, and Tarsk have agreed as
            follows.

            # Article 9 Entry into force

            This Agreement enters into force thirty days after the last signature.
            """);
        await _corpus.AddAsync("pact.md", "Arvland - Tarsk Agreement", """
            Arvland and Tarsk have agreed as follows.

            # Article 4 Entry into force

            This Agreement enters into force on the first of May.
            """);

        (await _corpus.AskAsync("When does the Arvland–Tarsk agreement enter into force?"))
            .ShouldBeOfType<Answered>().Citations[0].Document.Path.ShouldBe("pact.md");
        (await _corpus.AskAsync("When does the Belmora–Drovia agreement enter into force?")).ShouldBeOfType<NothingFound>();
    }

    [Fact]
    public async Task What_neither_counts_nor_speaks_of_the_thing_is_no_answer_to_how_many()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        (await _corpus.AskAsync("How many soldiers shall the Parties keep on the river?")).ShouldBeOfType<NothingFound>();
    }

    [Fact]
    public async Task What_somebody_said_is_answered_by_his_words()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("talks.md", "The talks", """
            The emissary, Bram Okonedo, flew to the capital and sat down with the prime minister, Lise Farrow, on Tuesday.
            Okonedo warned Farrow: "If you leave the pact, we will close the river to your ships within the week."
            """);

        (await corpus.AskAsync("What did Bram Okonedo tell Lise Farrow?"))
            .ShouldBeOfType<Answered>().Citations[0].Quote.Text.ShouldContain("close the river");
    }

    [Fact]
    public async Task An_article_itself_stands_before_one_that_mentions_it()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        await _corpus.AddAsync("note.md", "A note", "This note is subject to Article 18 of the treaty and to nothing else.");

        (await _corpus.AskAsync("What does Article 18 say?"))
            .ShouldBeOfType<Answered>().Citations[0].HeadingPath.ShouldBe(["Article 18 Denunciation"]);
    }

    [Fact]
    public async Task A_name_in_the_question_picks_the_document_that_bears_it()
    {
        foreach (var pair in new[] { "Arvia - Belmont", "Arvia - Costavera", "Belmont - Drovia" })
        {
            await _corpus.AddAsync($"{pair}.md", $"{pair} (Trade Agreement)", Treaty);
        }

        var answered = (await _corpus.AskAsync("How can a party withdraw from the Costavera–Arvia agreement?")).ShouldBeOfType<Answered>();

        answered.Citations[0].Document.Path.ShouldBe("Arvia - Costavera.md");
    }

    [Fact]
    public async Task What_the_corpus_does_not_speak_of_is_not_answered()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        var nothing = (await _corpus.AskAsync("Who won the football cup final in Brazil?")).ShouldBeOfType<NothingFound>();

        nothing.Searched.ShouldBe(nothing.Searched with { Documents = 1, Passages = 3 });
        nothing.Confidence.ShouldBeLessThan(new AnsweringOptions().MinConfidence);
    }

    [Fact]
    public async Task A_collection_that_may_not_be_shown_is_as_if_it_were_not_there()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty, "secret");
        await _corpus.AddAsync("other.md", "Garden rules", "Dogs are kept on a lead. Bicycles are pushed.", "public");

        (await _corpus.AskAsync("When is the treaty renewed?", "public")).ShouldBeOfType<NothingFound>()
            .Nearest.ShouldAllBe(citation => citation.Document.Collection == "public");
        (await _corpus.AskAsync("When is the treaty renewed?", "none"))
            .ShouldBeOfType<Refused>().Reason.ShouldBe(RefusalReason.NothingIndexed);
    }

    [Fact]
    public async Task A_deleted_document_stops_answering()
    {
        var entry = await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        await _corpus.AddAsync("other.md", "Garden rules", "Dogs are kept on a lead. Bicycles are pushed.");
        await _corpus.Documents.WithdrawAsync(entry.Document.Id, CancellationToken.None);
        await _corpus.Corpus.RefreshAsync(CancellationToken.None);

        (await _corpus.AskAsync("When is the treaty renewed?")).ShouldBeOfType<NothingFound>();
        _corpus.Corpus.Index.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", RefusalReason.NothingToLookFor)]
    [InlineData("  \t ", RefusalReason.NothingToLookFor)]
    [InlineData("what is it?", RefusalReason.NothingToLookFor)]
    [InlineData("\u0000\u0001\u001B[", RefusalReason.NothingToLookFor)]
    public async Task A_question_with_nothing_to_look_for_gets_a_clear_reply(string question, RefusalReason reason)
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var refused = (await _corpus.AskAsync(question)).ShouldBeOfType<Refused>();
        refused.Reason.ShouldBe(reason);
        refused.Message.ShouldEndWith("Please name what you want to know.");
    }

    [Fact]
    public async Task A_question_of_ten_thousand_characters_is_refused() =>
        (await _corpus.AskAsync(new string('q', 10_000))).ShouldBeOfType<Refused>().Reason.ShouldBe(RefusalReason.TooLong);

    [Fact]
    public async Task Query_syntax_is_read_as_words()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var answered = (await corpus.AskAsync("title:(treaty) AND \"renewed\"^2 ~ OR *:* [a TO z] NOT '; DROP TABLE--"))
            .ShouldBeOfType<Answered>();
        answered.Citations.ShouldContain(citation => citation.Quote.Text.Contains("renewed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_the_first_refresh_the_reply_says_that_documents_are_still_read()
    {
        (await _corpus.AskAsync("When is the treaty renewed?")).ShouldBeOfType<Refused>().Message.ShouldContain("still reading");
    }

    [Fact]
    public async Task Whatever_the_texts_every_quote_is_a_slice_with_its_marks_inside()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        var texts = new List<string>();
        Properties.Check(Properties.HostileText, texts.Add, times: 60);
        for (var i = 0; i < texts.Count; i++)
        {
            var text = $"{Whole(texts[i])} The treaty renews under No. 3.1 of 2031, 条約 and договор of U.S. Inc.";
            await corpus.Documents.SaveAsync(TestCorpus.Draft($"{i}.txt", null, text, "c"), CancellationToken.None);
        }

        await corpus.Corpus.RefreshAsync(CancellationToken.None);
        foreach (var question in new[] { "When does the treaty renew?", "No. 3.1 of 2031", "条約", "договор U.S. Inc." })
        {
            var answered = (await corpus.AskAsync(question)).ShouldBeOfType<Answered>();
            answered.Confidence.ShouldBeInRange(0, 1);
            foreach (var citation in answered.Citations)
            {
                var (quote, range) = (citation.Quote, citation.Quote.Range);
                quote.Text.ShouldBe(quote.Reading.Text[range.Start..range.End]);
                citation.Marks.ShouldAllBe(mark => range.Contains(mark));
                citation.Marks.Zip(citation.Marks.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
            }
        }
    }

    [Fact]
    public async Task A_sentence_too_long_to_quote_is_quoted_by_its_clauses()
    {
        var clauses = string.Join("; ", Enumerable.Range(1, 60)
            .Select(i => $"the Parties shall keep record number {i} of the harbour works in good order"));
        await _corpus.AddAsync("long.md", "Harbour rules",
            $"It is agreed that {clauses}; and the ferry toll is four crowns for each passage.");

        var answered = (await _corpus.AskAsync("How much is the ferry toll?")).ShouldBeOfType<Answered>();

        answered.Citations[0].Quote.Text.ShouldContain("the ferry toll is four crowns");
        answered.Citations[0].Quote.Text.Split(' ').Length.ShouldBeLessThanOrEqualTo(new AnsweringOptions().MaxQuoteWords);
    }

    [Fact]
    public async Task A_sentence_that_leans_on_the_one_before_is_quoted_with_it()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("a.md", "Ferry", "The charter ends in 2021. If nobody objects, it will then be extended for a decade.");

        (await corpus.AskAsync("When is the charter extended?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldBe("The charter ends in 2021. If nobody objects, it will then be extended for a decade.");
    }

    [Fact]
    public async Task Where_sources_differ_each_takes_its_side()
    {
        await _corpus.AddAsync("yes.md", "Gazette", "The ferry treaty is still in force, the office confirmed.");
        await _corpus.AddAsync("no.md", "Herald", "The ferry treaty is no longer in force, lawyers say.");

        var answered = (await _corpus.AskAsync("Is the ferry treaty still in force?")).ShouldBeOfType<Answered>();

        answered.Differs.ShouldBeTrue();
        answered.Citations.Select(citation => citation.Side).ShouldBe(["is still in force", "is no longer in force"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("How long is the notice of the berth?", "The notice of the berth is 30 days.", "The notice of the berth is two months.")]
    [InlineData("How much is the toll of the Old Bridge?", "The toll of the Old Bridge is 4 crowns.",
        "The toll of the Old Bridge is six crowns.")]
    [InlineData("In which year was the Old Bridge opened?", "The Old Bridge was opened in 1959.",
        "The Old Bridge was opened on 3 May 1961.")]
    [InlineData("Is the Old Bridge closed to lorries?", "The Old Bridge is closed to lorries.", "The Old Bridge is not closed to lorries.")]
    public async Task Sources_that_cannot_both_be_right_differ(string question, string one, string other)
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 }, thesaurus: ["how long > duration, term, period"]);
        await corpus.AddAsync("one.md", "Gazette", one);
        await corpus.AddAsync("other.md", "Herald", other);

        var answered = (await corpus.AskAsync(question)).ShouldBeOfType<Answered>();

        answered.Differs.ShouldBeTrue();
        answered.Citations.Select(citation => citation.Side).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_says_the_same_as_a_side_is_on_it_even_where_its_own_document_says_the_other_too()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync(
            "both.md",
            "Gazette",
            "The ferry treaty is still in force, the office confirmed.\n\nGulls nest on the quay.\n\n"
                + "The ferry treaty is no longer in force, lawyers say.");
        await corpus.AddAsync("other.md", "Herald", "Of all that was agreed on that day the ferry treaty alone is in force.");

        var answered = (await corpus.AskAsync("Is the ferry treaty still in force?")).ShouldBeOfType<Answered>();

        answered.Differs.ShouldBeTrue();
        answered.Citations.Select(citation => (citation.Document.Path, citation.Side))
            .ShouldBe(
                [("both.md", "is in force"), ("both.md", "is no longer in force"), ("other.md", "is in force")],
                ignoreOrder: true);
    }

    [Fact]
    public async Task One_document_that_tells_two_dates_does_not_contradict_itself()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("report.md", "Report",
            "The treaty was renewed in 2021.\n\nThe river rose that spring, and the ferry was moved to another quay.\n\n"
                + "The treaty was renewed in 2031 once more.");

        (await corpus.AskAsync("When was the treaty renewed?")).ShouldBeOfType<Answered>().Differs.ShouldBeFalse();
    }

    [Theory]
    [InlineData("How long is the notice?", "The notice of the berth is 30 days.", "The notice of the berth is one month.")]
    [InlineData("How long is the notice?", "The notice of the berth is a month.", "The notice of the berth shall be one month.")]
    [InlineData("How many members does the Council have?", "The Council has nine members.",
        "A committee of four members of the Council settles quarrels.")]
    [InlineData("Is the protocol in force?", "The protocol is in force.",
        "The delegation reserved its position on whether the protocol is in force.")]
    [InlineData("How much is the fee?", "The fee for boats is 60 crowns.", "The fee for carts is 40 crowns.")]
    [InlineData("Do I have to log my sick days?", "Nobody has to log sick days.", "You'll log into the system on the first of your days.")]
    [InlineData("How much of the catch is landed?", "40 per cent of the catch is landed.", "12 tonnes of the catch are landed.")]
    public async Task Sources_that_can_both_be_right_do_not_differ(string question, string one, string other)
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("one.md", "Gazette", one);
        await corpus.AddAsync("other.md", "Herald", other);

        (await corpus.AskAsync(question)).ShouldBeOfType<Answered>().Differs.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_agreements_with_notices_of_their_own_do_not_differ()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("one.md", "Berth contract", "The notice is 30 days.");
        await corpus.AddAsync("other.md", "Crane contract", "The notice is 120 days.");

        (await corpus.AskAsync("How long is the notice?")).ShouldBeOfType<Answered>().Differs.ShouldBeFalse();
    }

    [Fact]
    public async Task The_number_of_all_stands_before_the_number_of_some()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync(
            "council.md", "Council",
            "The council has seventeen members.\n\nTwo members of the council keep the books.\n\nIts members are elected each spring.");

        (await corpus.AskAsync("How many members does the council have?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldContain("seventeen members");
    }

    [Theory]
    [InlineData(
        "Old walls.\n\nThe clerk said: \"The lock is the only one on the river. It opens at six.\" Gulls nest there.",
        "The clerk said: \"The lock is the only one on the river. It opens at six.\"")]
    [InlineData(
        "Old walls.\n\n“The lock opens at six. The quay is wet and the gulls are loud,” said the clerk of the port. Rain fell.",
        "“The lock opens at six. The quay is wet and the gulls are loud,” said the clerk of the port.")]
    [InlineData("Old walls.\n\nThe lock opens at six. But that holds on paper alone. Rain fell.",
        "The lock opens at six. But that holds on paper alone.")]
    [InlineData("Old walls.\n\n\"The lock opens at six in the summer of every year. Rain fell.",
        "\"The lock opens at six in the summer of every year.")]
    [InlineData("Old walls.\n\nThe lock is 5\" wide and opens at six in summer. Gulls nest 6\" deep.",
        "The lock is 5\" wide and opens at six in summer.")]
    public async Task A_quote_ends_neither_inside_what_somebody_says_nor_before_what_takes_it_back(string text, string quote)
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        await corpus.AddAsync("lock.md", "Port", text);

        (await corpus.AskAsync("When does the lock open?")).ShouldBeOfType<Answered>().Citations[0].Quote.Text.ShouldBe(quote);
    }

    [Fact]
    public async Task A_long_speech_is_not_quoted_whole()
    {
        using var corpus = new TestCorpus(new AnsweringOptions { MinConfidence = 0 });
        var more = string.Join(' ', Enumerable.Range(1, 12).Select(i => $"Then gull number {i} sat on the wall of the quay."));
        await corpus.AddAsync("lock.md", "Port", $"“The lock opens at six on every day in summer. {more}” said the clerk.");

        (await corpus.AskAsync("When does the lock open?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldBe("“The lock opens at six on every day in summer.");
    }

    [Fact]
    public async Task Of_forty_agreements_the_one_that_is_named_answers_for_its_fee()
    {
        for (var i = 0; i < 40; i++)
        {
            var name = i == 17 ? "Harlow" : $"Town{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}";
            await _corpus.AddAsync($"{i}.md", $"{name} agreement",
                $"The agreement runs for {i + 2} years.\n\nThe renewal fee is {100 + i} crowns.");
        }

        (await _corpus.AskAsync("renewal fee of the Harlow agreement")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldBe("The renewal fee is 117 crowns.");
    }

    [Fact]
    public async Task A_date_gone_by_is_flagged_by_the_injected_clock()
    {
        await _corpus.AddAsync("a.md", "Gazette", "The ferry charter is valid until 2025.");

        (await _corpus.AskAsync("Until when is the ferry charter valid?")).ShouldBeOfType<Answered>().Citations[0].Passed.ShouldBe("2025");
    }

    public void Dispose() => _corpus.Dispose();

    /// <summary>The text as a file can hold it: without halves of characters.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
