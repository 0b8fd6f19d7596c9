using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conversations;

public sealed class DeskTests : IDisposable
{
    private const string Treaty =
        "This Treaty is renewed automatically in 2031 for ten years.\n\nThe depositary is the Government of Drovia.";

    private readonly TestCorpus _corpus = new();
    private readonly InMemoryConversationStore _conversations = new();
    private readonly FakeLimit _limit = new();
    private static readonly Place Channel = new("discord", "1", "2", null, PlaceKind.Channel);

    private readonly IntakeGate _gate = new(TimeProvider.System);
    private int _events;

    [Fact]
    public async Task A_question_is_answered_and_its_reply_kept()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var desk = NewDesk();
        var question = Ask("When is the treaty renewed?");

        (await desk.AcceptAsync(question, default)).ShouldBeTrue();
        var reply = await desk.AnswerAsync(question, default);

        reply!.Outcome.ShouldBe(ReplyOutcome.Answered);
        reply.Blocks.OfType<QuoteBlock>().First().Citation.Quote.Text.ShouldContain("2031");
        (await _conversations.FindReplyAsync(question.EventKey, default)).ShouldNotBeNull();
        (await _conversations.ListLogAsync(null, 10, default)).ShouldHaveSingleItem().Outcome.ShouldBe("answered");
    }

    [Fact]
    public async Task A_question_is_no_earlier_one_of_its_own_thread()
    {
        var desk = NewDesk();
        var question = Ask("When is the treaty renewed?");
        await desk.AcceptAsync(question, default);
        await desk.AnswerAsync(question, default);

        (await desk.HasRepliedInAsync(question.Place, except: question.EventKey, default)).ShouldBeFalse();
        (await desk.HasRepliedInAsync(question.Place, except: "another", default)).ShouldBeTrue();
        (await desk.HasRepliedInAsync(question.Place, except: null, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_gesture_is_accepted_once_and_answered_once()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var desk = NewDesk();
        var question = Ask("When is the treaty renewed?");

        (await desk.AcceptAsync(question, default)).ShouldBeTrue();
        (await desk.AcceptAsync(question, default)).ShouldBeFalse();
        (await desk.AnswerAsync(question, default)).ShouldNotBeNull();
        (await desk.AnswerAsync(question, default)).ShouldBeNull();
    }

    [Fact]
    public async Task After_a_restart_the_stored_reply_is_given_again_until_it_is_posted()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var question = Ask("When is the treaty renewed?");
        var before = NewDesk();
        await before.AcceptAsync(question, default);
        var first = await before.AnswerAsync(question, default);

        await _corpus.AddAsync("news.md", "News", "The treaty is renewed in 2099, the treaty is renewed, renewed, renewed.");
        var after = NewDesk();
        (await after.ListUnfinishedAsync("console", default)).ShouldHaveSingleItem().Question.ShouldBe(question);
        var second = await after.AnswerAsync(question, default);

        second!.Blocks.OfType<QuoteBlock>()
            .Select(block => block.Citation.Quote.Text)
            .ShouldBe(first!.Blocks.OfType<QuoteBlock>().Select(block => block.Citation.Quote.Text));
        await after.PostedAsync(question.EventKey, "m1", default);
        (await NewDesk().AnswerAsync(question, default)).ShouldBeNull();
        (await NewDesk().ListUnfinishedAsync("console", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task That_an_article_does_not_exist_is_said_before_and_after_a_restart_but_not_of_a_document_withdrawn_meanwhile()
    {
        const string Said = "The documents do not say: “Treaty of Sabrel” has no Article 9; the last one is Article 2.";
        var entry = await _corpus.AddAsync("treaty.md", "Treaty of Sabrel",
            "# Article 1\n\nThe river is free.\n\n# Article 2\n\nThe tolls are fixed by lot.");
        var question = Ask("What does Article 9 of the Treaty of Sabrel say?");
        await NewDesk().AcceptAsync(question, default);

        StatementOf(await NewDesk().AnswerAsync(question, default)).ShouldBe(Said);
        StatementOf(await NewDesk().AnswerAsync(question, default)).ShouldBe(Said);
        await _corpus.Documents.WithdrawAsync(entry.Document.Id, default);
        StatementOf(await NewDesk().AnswerAsync(question, default)).ShouldBe("The documents do not say.");

        static string StatementOf(Reply? reply) => reply!.Blocks.OfType<StatementBlock>().First().Text;
    }

    [Fact]
    public async Task A_document_withdrawn_before_the_posting_is_not_shown()
    {
        var entry = await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var question = Ask("When is the treaty renewed?");
        var before = NewDesk();
        await before.AcceptAsync(question, default);
        await before.AnswerAsync(question, default);
        await _corpus.Documents.WithdrawAsync(entry.Document.Id, default);

        var reply = await NewDesk().AnswerAsync(question, default);

        reply!.Outcome.ShouldBe(ReplyOutcome.Refused);
        reply.Blocks.ShouldHaveSingleItem().ShouldBeOfType<StatementBlock>().Text.ShouldContain("withdrawn");
    }

    [Fact]
    public async Task More_quotes_are_checked_again_where_they_are_shown()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var desk = NewDesk();
        var question = Ask("When is the treaty renewed?");
        await desk.AcceptAsync(question, default);
        await desk.AnswerAsync(question, default);

        var elsewhere = new Place("discord", "99", "98", null, PlaceKind.Channel);
        (await desk.MoreAsync(question.EventKey, new Asker("discord", "5"), elsewhere, default))!.Blocks.OfType<QuoteBlock>()
            .ShouldBeEmpty();
        (await desk.MoreAsync("unknown", question.Asker, question.Place, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Search_shows_passages_that_may_be_shown_there_and_claims_nothing_of_them()
    {
        await _corpus.AddAsync("lock.md", "Lock rules", "The lock keeper wears a red cap.");
        await _corpus.AddAsync("secret.md", "Secret rules", "The lock keeper sleeps at noon.", "hidden");
        var desk = NewDesk();
        var question = Ask("Why does the lock keeper not wear a green cap in Morlund?", Channel);
        (await AnswerAsync(question, desk)).Buttons.ShouldContain(button => button.Action == ReplyAction.Search);

        var found = (await desk.SearchAsync(question.EventKey, new Asker("discord", "5"), Channel, default)).ShouldNotBeNull();

        found.Outcome.ShouldBe(ReplyOutcome.Passages);
        found.Buttons.ShouldBeEmpty();
        Text(found).ShouldContain("not judged whether they answer");
        var quote = found.Blocks.OfType<QuoteBlock>().ShouldHaveSingleItem();
        quote.Role.ShouldBe(QuoteRole.Passage);
        quote.Citation.Quote.Text.ShouldBe("The lock keeper wears a red cap.");
        (await desk.SearchAsync("unknown", question.Asker, Channel, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Search_keeps_to_the_collection_that_the_asker_picked()
    {
        await _corpus.AddAsync("lock.md", "Lock rules", "The lock keeper wears a red cap.");
        await _corpus.AddAsync("other.md", "Other rules", "The lock keeper sings.", "hidden");
        var desk = NewDesk();
        var question = Ask("What of the lock keeper?") with { Collection = "C" };
        await AnswerAsync(question, desk);

        var found = (await desk.SearchAsync(question.EventKey, question.Asker, question.Place, default)).ShouldNotBeNull();

        found.Blocks.OfType<QuoteBlock>().ShouldHaveSingleItem().Citation.Document.Collection.ShouldBe("c");
    }

    [Fact]
    public async Task Where_no_passage_holds_a_word_search_says_so()
    {
        await _corpus.AddAsync("lock.md", "Lock rules", "The lock keeper wears a red cap.");
        var desk = NewDesk();
        var question = Ask("Quetzalcoatl?");
        await AnswerAsync(question, desk);
        var found = (await desk.SearchAsync(question.EventKey, question.Asker, question.Place, default)).ShouldNotBeNull();
        Text(found).ShouldContain("No passage that I may show you here");
        found.Blocks.OfType<QuoteBlock>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reason_is_kept_once_from_whoever_found_the_reply_of_no_help_and_never_too_long()
    {
        var desk = NewDesk();
        var (ann, bo) = (new Asker("slack", "U1"), new Asker("slack", "U2"));
        await desk.RateAsync("k", ann, helpful: false, default);

        (await desk.ExplainRatingAsync("k", bo, FeedbackReason.OutOfDate, null, default)).ShouldBe(FeedbackReasonResult.NotAsked);
        (await desk.ExplainRatingAsync("k", ann, FeedbackReason.Other, new string('x', 499) + "🤝", default))
            .ShouldBe(FeedbackReasonResult.Kept);
        (await desk.ExplainRatingAsync("k", ann, FeedbackReason.Other, new string('x', 499), default)).ShouldBe(FeedbackReasonResult.Kept);
        (await desk.ExplainRatingAsync("k", ann, FeedbackReason.OutOfDate, null, default)).ShouldBe(FeedbackReasonResult.GivenBefore);
    }

    [Theory]
    [InlineData(2.4, "Please ask again in 3 seconds.")]
    [InlineData(0.2, "Please ask again in a second.")]
    public async Task Who_asks_too_often_is_told_when_to_ask_again(double wait, string told)
    {
        _limit.Wait = TimeSpan.FromSeconds(wait);
        var reply = await AnswerAsync(Ask("When is the treaty renewed?", Channel));
        reply.Blocks.OfType<StatementBlock>().Single().Text.ShouldEndWith(told);
    }

    [Fact]
    public async Task A_place_without_a_collection_is_told_the_line_that_the_operator_must_add()
    {
        var reply = await AnswerAsync(Ask("When is the treaty renewed?", new Place("discord", "77", "88", null, PlaceKind.Channel)));
        reply.Outcome.ShouldBe(ReplyOutcome.Refused);
        reply.Blocks.OfType<StatementBlock>().Single().Text.ShouldContain("discord:77/88");
    }

    [Fact]
    public async Task A_hidden_collection_and_one_that_there_is_not_get_the_same_answer()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var place = new Place("discord", "1", "2", null, PlaceKind.Channel);
        var hidden = await AnswerAsync(Ask("When is the treaty renewed?", place) with { Collection = "hidden" });
        var absent = await AnswerAsync(Ask("When is the treaty renewed?", place) with { Collection = "absent" });
        Text(hidden).ShouldBe(Text(absent).Replace("absent", "hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_something_breaks_the_asker_is_told_and_the_desk_goes_on()
    {
        var broken = new BrokenReadings(_corpus.Documents);
        using var corpus = new TestCorpus(documents: broken);
        await corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        broken.IsBroken = true;

        var reply = await AnswerAsync(Ask("When is the treaty renewed?"), NewDesk(corpus));

        reply.Outcome.ShouldBe(ReplyOutcome.Refused);
        Text(reply).ShouldContain("rather say so than guess");
    }

    [Fact]
    public async Task Where_nothing_is_found_the_files_of_visible_collections_that_nobody_reads_are_counted()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        SourceFinding Passed(string path) => new(path, SourceFindingKind.PassedOver, "");
        await _corpus.Documents.RecordFindingsAsync("c",
            [Passed("a.zip"), Passed("b.zip"), new("c.txt", SourceFindingKind.Refused, "It is empty.")], default);
        await _corpus.Documents.RecordFindingsAsync("elsewhere", [Passed("d.zip")], default);

        var reply = await AnswerAsync(Ask("Which lighthouse keeper painted the kitchen purple?"));

        reply.Outcome.ShouldBe(ReplyOutcome.NothingFound);
        reply.Blocks.OfType<NoteBlock>()
            .Single(note => note.Kind == NoteKind.Searched).Text.ShouldEndWith(" 2 files here are of a kind that I do not read.");
    }

    [Fact]
    public async Task A_follow_up_in_a_thread_leans_on_the_question_before_it()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        await _corpus.AddAsync("lake.md", "Lake accord", "The depositary is the Government of Belmont.");
        var desk = NewDesk();
        var place = new Place("console", null, null, "thread-1", PlaceKind.Local);
        foreach (var text in new[] { "When is the Treaty of Sabrel renewed?", "And who is its depositary?" })
        {
            var question = Ask(text) with { Place = place };
            await desk.AcceptAsync(question, default);
            var reply = await desk.AnswerAsync(question, default);
            reply!.Outcome.ShouldBe(ReplyOutcome.Answered);
            reply.Blocks.OfType<QuoteBlock>().First().Citation.Document.Path.ShouldBe("treaty.md");
        }
    }

    [Fact]
    public async Task Thanks_between_a_question_and_its_follow_up_are_passed_over()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        await _corpus.AddAsync("lake.md", "Lake accord", "The depositary is the Government of Belmont.");
        var desk = NewDesk();
        var place = new Place("console", null, null, "thread-2", PlaceKind.Local);
        await AnswerAsync(Ask("When is the Treaty of Sabrel renewed?", place), desk);
        Text(await AnswerAsync(Ask("Thanks a lot!", place), desk)).ShouldBe("You are welcome.");

        var reply = await AnswerAsync(Ask("And who is its depositary?", place), desk);

        reply.Blocks.OfType<QuoteBlock>().First().Citation.Document.Path.ShouldBe("treaty.md");
    }

    [Theory]
    [InlineData("hi", "Hello. Ask me a question")]
    [InlineData("Thanks!", "You are welcome.")]
    [InlineData("ok", "All right.")]
    [InlineData("bye", "Goodbye.")]
    [InlineData("help", "word-for-word quotes")]
    [InlineData("Who are you?", "I am TreatyBot")]
    [InlineData("Which documents do you have?", "I can search one document for you here: Treaty of Sabrel.")]
    public async Task What_asks_the_documents_nothing_gets_a_reply_of_its_own(string message, string start)
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

        var reply = await AnswerAsync(Ask(message));

        reply.Outcome.ShouldBe(ReplyOutcome.Social);
        reply.Blocks.ShouldHaveSingleItem().ShouldBeOfType<StatementBlock>().Text.ShouldContain(start);
        reply.Buttons.ShouldBeEmpty();
        (await _conversations.ListLogAsync(null, 1, default)).ShouldHaveSingleItem().Outcome.ShouldBe("social");
    }

    [Fact]
    public async Task Help_comes_with_a_question_that_the_documents_answer()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", "# Renewal\n\nThis Treaty is renewed automatically in 2031 for ten years.");

        Text(await AnswerAsync(Ask("help"))).ShouldContain("For example: ");
    }

    [Fact]
    public async Task The_list_of_documents_names_what_this_asker_may_see_here_and_no_more_than_ten()
    {
        for (var i = 10; i < 22; i++)
        {
            await _corpus.AddAsync($"{i}.md", $"Paper {i}", $"Paper {i} speaks of the quay.");
        }

        await _corpus.AddAsync("secret.md", "A secret paper", "The secret paper speaks of the quay.", "hidden");
        var channel = new Place("discord", "1", "2", null, PlaceKind.Channel);

        Text(await AnswerAsync(Ask("which documents do you have?", channel)))
            .ShouldBe("I can search 12 documents for you here: "
                + string.Join("; ", Enumerable.Range(10, 10).Select(i => $"Paper {i}"))
                + "; and 2 more.");
        Text(await AnswerAsync(Ask("which documents do you have?"))).ShouldContain("A secret paper");
        Text(await AnswerAsync(Ask("which documents do you have?") with { Collection = "hidden" })).ShouldEndWith("here: A secret paper.");
        Text(await AnswerAsync(
            Ask("which documents do you have?", channel) with { Collection = "hidden" })).ShouldNotContain("secret paper");
        Text(await AnswerAsync(Ask("which documents do you have?", channel with { Space = "9" }))).ShouldNotContain("Paper");
    }

    [Fact]
    public async Task A_list_of_documents_is_made_anew_where_it_is_shown_again()
    {
        await _corpus.AddAsync("secret.md", "A secret paper", "The secret paper speaks of the quay.", "hidden");
        var desk = NewDesk();
        var question = Ask("which documents do you have?");
        Text(await AnswerAsync(question, desk)).ShouldContain("A secret paper");

        var elsewhere = await desk.MoreAsync(
            question.EventKey, new Asker("discord", "5"), new Place("discord", "1", "2", null, PlaceKind.Channel), default);

        Text(elsewhere.ShouldNotBeNull()).ShouldBe("There is no document that I could search for you here.");
    }

    [Fact]
    public async Task Places_that_say_the_same_stand_under_one_quote_and_are_kept_with_it()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", "The depositary is the Government of Drovia.");
        await _corpus.AddAsync("copy.md", "A copy", "The depositary is the Government of Drovia.");
        var desk = NewDesk();
        var question = Ask("Who is the depositary?");
        await desk.AcceptAsync(question, default);

        var reply = await desk.AnswerAsync(question, default);

        var quote = reply!.Blocks.OfType<QuoteBlock>().ShouldHaveSingleItem();
        quote.Citation.Also.ShouldNotBeNull().ShouldHaveSingleItem().Quote.Text.ShouldBe(quote.Citation.Quote.Text);
        reply.Blocks.OfType<NoteBlock>().ShouldContain(note => note.Kind == NoteKind.SaidElsewhere);
        var again = await NewDesk().AnswerAsync(question, default);
        again!.Blocks.OfType<QuoteBlock>().Single().Citation.Also.ShouldNotBeNull().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_with_little_confidence_says_how_often_such_answers_are_right()
    {
        await _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);
        var found = (await _corpus.AskAsync("When is the treaty renewed?")).ShouldBeOfType<Answered>().Citations;
        var layout = new ReplyLayout(new NoLinks(), Options.Create(new DeskOptions()));

        layout.Lay(Ask("?"), new Answered(found, differs: false, 0.46)).Blocks.OfType<NoteBlock>()
            .Single(note => note.Kind == NoteKind.Unsure).Text.ShouldContain("about 5 in 10 answers are right");
        layout.Lay(Ask("?"), new Answered(found, differs: false, 0.84)).Blocks.OfType<NoteBlock>()
            .ShouldNotContain(note => note.Kind == NoteKind.Unsure);
    }

    [Fact]
    public async Task Quotes_beyond_the_first_few_wait_behind_a_button()
    {
        for (var i = 0; i < 6; i++)
        {
            await _corpus.AddAsync(
                $"{i}.md",
                $"Paper {i}",
                $"By the rule of paper number {i} the treaty is renewed through an exchange of letters with office {i}.");
        }

        var reply = await AnswerAsync(Ask("Is the treaty renewed through an exchange of letters?"));

        reply.Blocks.OfType<QuoteBlock>().Count().ShouldBe(new DeskOptions().QuotesShown);
        reply.Buttons.ShouldContain(button => button.Action == ReplyAction.MoreQuotes);
    }

    public void Dispose()
    {
        _corpus.Dispose();
        _gate.Dispose();
    }

    private static string Text(Reply reply) => string.Join(" ", reply.Blocks.OfType<StatementBlock>().Select(block => block.Text));

    private async Task<Reply> AnswerAsync(AskedQuestion question, Desk? desk = null)
    {
        desk ??= NewDesk();
        await desk.AcceptAsync(question, default);
        return (await desk.AnswerAsync(question, default)).ShouldNotBeNull();
    }

    private AskedQuestion Ask(string text, Place? place = null) => new(
        $"test:{_events++}",
        text,
        new Asker("console", "me"),
        place ?? new Place("console", null, null, "t", PlaceKind.Local),
        DateTimeOffset.UnixEpoch);

    private Desk NewDesk(TestCorpus? corpus = null) => TestDesk.Over(corpus ?? _corpus, _conversations, _gate, _limit);

    private sealed class BrokenReadings(IDocumentStore inner) : IDocumentStore
    {
        public bool IsBroken { get; set; }

        public Task<long> VersionAsync(CancellationToken cancellationToken) => inner.VersionAsync(cancellationToken);

        public Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

        public Task<CatalogueChanges> ListChangesAsync(long version, CancellationToken cancellationToken) =>
            inner.ListChangesAsync(version, cancellationToken);

        public Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken) =>
            inner.ListSourcesAsync(collection, cancellationToken);

        public Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken) =>
            inner.SaveAsync(draft, cancellationToken);

        public Task TouchAsync(long documentId, SourceFingerprint source, CancellationToken cancellationToken) =>
            inner.TouchAsync(documentId, source, cancellationToken);

        public Task WithdrawAsync(long documentId, CancellationToken cancellationToken) =>
            inner.WithdrawAsync(documentId, cancellationToken);

        public Task RenameAsync(long documentId, string path, CancellationToken cancellationToken) =>
            inner.RenameAsync(documentId, path, cancellationToken);

        public Task<IReadOnlyList<SourceFinding>> ListFindingsAsync(string collection, CancellationToken cancellationToken) =>
            inner.ListFindingsAsync(collection, cancellationToken);

        public Task RecordFindingsAsync(string collection, IReadOnlyList<SourceFinding> findings, CancellationToken cancellationToken) =>
            inner.RecordFindingsAsync(collection, findings, cancellationToken);

        public Task<Reading?> FindReadingBeforeAsync(long readingId, CancellationToken cancellationToken) =>
            inner.FindReadingBeforeAsync(readingId, cancellationToken);

        public Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken) =>
            IsBroken ? throw new InvalidDataException("The disk is broken.") : inner.FindReadingAsync(readingId, cancellationToken);
    }
}
