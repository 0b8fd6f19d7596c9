using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conversations;

/// <summary>Messages that go on from an answer in the same conversation, and messages that ask several things.</summary>
public sealed class GoingOnTests : IDisposable
{
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });
    private readonly InMemoryConversationStore _conversations = new();
    private readonly IntakeGate _gate = new(TimeProvider.System);
    private int _events;

    [Fact]
    public async Task More_shows_what_was_left_out_and_says_when_that_was_all()
    {
        await AddGatesAsync();
        var desk = NewDesk(quotesShown: 2);

        var first = Quotes(await AskAsync(desk, "Where does the north gate of the lock open?"));
        var all = (await _corpus.AskAsync("Where does the north gate of the lock open?")).ShouldBeOfType<Answered>().Citations;
        var second = Quotes(await AskAsync(desk, "more please"));

        all.Count.ShouldBeGreaterThan(2);
        first.Concat(second).ShouldBe(all.Take(4).Select(citation => citation.Quote.Text));
        var asks = 0;
        var last = await AskAsync(desk, "more");
        for (; last.Outcome == ReplyOutcome.Answered && asks < 9; asks++)
        {
            last = await AskAsync(desk, "more");
        }

        Statement(last).ShouldBe("That was all that I found. Please ask in other words, or for something else.");
    }

    [Fact]
    public async Task A_quote_that_is_asked_for_by_its_number_is_shown_with_its_whole_passage()
    {
        await _corpus.AddAsync("one.md", "Lock", "The lock opens at six. Nobody knows why so early. The keeper has his own key.");
        await _corpus.AddAsync("two.md", "Weir", "The lock opens at nine on Sundays. Gulls are loud there. The weir is shut in June.");
        var desk = NewDesk(quotesShown: 3);
        var quotes = Quotes(await AskAsync(desk, "When does the lock open?"));

        var whole = Quotes(await AskAsync(desk, "tell me more about the second one"));

        whole.ShouldHaveSingleItem().ShouldContain(quotes[1]);
        whole[0].Length.ShouldBeGreaterThan(quotes[1].Length);
    }

    [Fact]
    public async Task A_number_that_no_quote_has_is_answered_by_how_many_there_are()
    {
        await _corpus.AddAsync("one.md", "Lock", "The lock opens at six.");
        var desk = NewDesk(quotesShown: 3);
        await AskAsync(desk, "When does the lock open?");

        Statement(await AskAsync(desk, "the fifth one")).ShouldBe("I quoted one passage to that. Please name one of these by its number.");
    }

    [Fact]
    public async Task Asking_for_more_does_not_become_what_was_asked()
    {
        await _corpus.AddAsync("one.md", "Lock", "The north lock opens at six.\n\nThe north lock was built in 1871.");
        var desk = NewDesk(quotesShown: 1);
        await AskAsync(desk, "When does the north lock open?");
        await AskAsync(desk, "more");

        Quotes(await AskAsync(desk, "and when was it built?"))[0].ShouldBe("The north lock was built in 1871.");
    }

    [Fact]
    public async Task What_may_no_longer_be_seen_is_not_shown_as_more()
    {
        await AddGatesAsync();
        var desk = NewDesk(quotesShown: 1);
        await AskAsync(desk, "Where does the north gate of the lock open?");
        foreach (var entry in _corpus.Corpus.Catalogue.Entries)
        {
            await _corpus.Documents.WithdrawAsync(entry.Document.Id, default);
        }

        await _corpus.Corpus.RefreshAsync(default);
        (await AskAsync(desk, "more")).Blocks.OfType<QuoteBlock>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_questions_get_one_reply_in_which_each_stands_above_its_quotes()
    {
        await _corpus.AddAsync("lease.md", "Lease", "The port insures the sheds.\n\nThe notice of the berth is six months.");
        var desk = NewDesk(quotesShown: 2);
        const string Message = "Who insures the sheds? How long is the notice of the berth?";

        var reply = await AskAsync(desk, Message);
        var stored = await new AnswerCodec(_corpus.Documents).ReadAsync(
            (await _conversations.FindReplyAsync(reply.EventKey, default))!, new HashSet<string> { "c" }, default);

        reply.Blocks.OfType<QuoteBlock>().Select(block => (block.Number, block.Asked, block.Citation.Quote.Text)).ShouldBe([
            (1, "Who insures the sheds?", "The port insures the sheds."),
            (2, "How long is the notice of the berth?", "The notice of the berth is six months."),
        ]);
        stored.ShouldBeOfType<Answered>().Parts.Select(part => part.Question)
            .ShouldBe(["Who insures the sheds?", "How long is the notice of the berth?"]);
    }

    [Fact]
    public async Task Of_several_questions_the_one_that_nothing_answers_is_named()
    {
        using var corpus = new TestCorpus();
        await corpus.AddAsync("lease.md", "Lease", "The port insures the sheds.\n\nThe notice of the berth is six months.");

        Statement(await AskAsync(NewDesk(2, corpus), "Who insures the sheds? Who won the football cup in Brazil?"))
            .ShouldBe("On “Who won the football cup in Brazil?” the documents do not say.");
    }

    public void Dispose()
    {
        _corpus.Dispose();
        _gate.Dispose();
    }

    private async Task AddGatesAsync()
    {
        foreach (var place in new[] { "Orrin", "Tarsk", "Belmont", "Drovia", "Sabrel" })
        {
            await _corpus.AddAsync($"{place}.md", $"Gazette of {place}", $"The north gate of the lock opens towards {place} in summer.");
        }
    }

    private static List<string> Quotes(Reply reply) =>
        [.. reply.Blocks.OfType<QuoteBlock>().Select(block => block.Citation.Quote.Text)];

    private static string Statement(Reply reply) => reply.Blocks.OfType<StatementBlock>().ShouldHaveSingleItem().Text;

    private async Task<Reply> AskAsync(Desk desk, string text)
    {
        var question = new AskedQuestion(
            $"test:{_events++}", text, new Asker("console", "me"), new Place("console", null, null, "t", PlaceKind.Local),
            DateTimeOffset.UnixEpoch);
        await desk.AcceptAsync(question, default);
        return (await desk.AnswerAsync(question, default)).ShouldNotBeNull();
    }

    private Desk NewDesk(int quotesShown, TestCorpus? corpus = null) =>
        TestDesk.Over(corpus ?? _corpus, _conversations, _gate, settings: new DeskOptions { QuotesShown = quotesShown });
}
