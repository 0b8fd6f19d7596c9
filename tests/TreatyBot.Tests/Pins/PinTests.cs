using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Pins;

public sealed class PinTests : IAsyncLifetime, IDisposable
{
    private const string Rules =
        "The mooring fee for guests is forty crowns a night.\n\nMembers moor for nothing between May and September.";

    private static readonly Place Channel = new("discord", "1", "2", "3", PlaceKind.Channel);
    private static readonly Asker Ada = new("discord", "7");
    private static readonly Asker Ben = new("discord", "8");

    private readonly TestCorpus _corpus = new();
    private readonly InMemoryConversationStore _conversations = new();
    private readonly InMemoryPinStore _pins = new();
    private readonly IntakeGate _gate = new(TimeProvider.System);
    private readonly Desk _desk;
    private int _events;

    public PinTests()
    {
        var settings = new DeskOptions();
        settings.PinnedBy.Add("discord:7");
        _desk = TestDesk.Over(_corpus, _conversations, _gate, settings: settings, pins: _pins);
    }

    public async Task InitializeAsync()
    {
        await _corpus.AddAsync("rules.md", "Harbour Rules", Rules);
        await _corpus.AddAsync("secret.md", "Secret", "Friends of the harbour master moor for nothing.", "hidden");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _corpus.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task A_pinned_quote_comes_first_for_its_question_and_says_who_answers_for_it()
    {
        await AskAsync("Between which months do members moor for nothing?");
        (await SaidAsync("/pin 1 | What is the mooring fee?")).ShouldStartWith("Pinned as number 1");

        var reply = await AskAsync("What is the mooring fee?");

        var first = reply.Blocks.OfType<QuoteBlock>().First().Citation;
        first.Quote.Text.ShouldBe("Members moor for nothing between May and September.");
        ReplyLayout.CitationLine(first).ShouldContain("pinned by discord:7, to be reviewed by 29 June 2027");
        reply.Blocks.OfType<QuoteBlock>().Count().ShouldBe(2);
        reply.Confidence.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_documents_do_not_say_in_these_words_is_answered_by_its_pin()
    {
        const string Question = "How much do strangers owe for parking a yacht?";
        (await AskAsync(Question)).Outcome.ShouldBe(ReplyOutcome.NothingFound);
        await AskAsync("What is the mooring fee for guests?");
        await SaidAsync($"/pin | {Question}");

        var reply = await AskAsync("how much do strangers owe for parking yachts");
        reply.Outcome.ShouldBe(ReplyOutcome.Answered);
        reply.Blocks.OfType<QuoteBlock>().First().Citation.Quote.Text.ShouldContain("forty crowns");
    }

    [Theory]
    [InlineData("How much do strangers owe for parking a car?")]
    [InlineData("How much do strangers owe for parking a yacht in Morlund?")]
    [InlineData("How much do strangers owe for parking 3 yachts?")]
    [InlineData("When do strangers owe for parking a yacht?")]
    [InlineData("Who parks?")]
    public async Task Another_question_is_not_answered_by_it(string other)
    {
        await AskAsync("What is the mooring fee for guests?");
        await SaidAsync("/pin 1 | How much do strangers owe for parking a yacht?");
        (await AskAsync(other)).Blocks.OfType<QuoteBlock>().ShouldAllBe(quote => quote.Citation.Pin == null);
    }

    [Fact]
    public async Task A_pin_whose_document_has_changed_says_whether_the_words_still_stand_in_it()
    {
        await PinFeeAsync();
        await _corpus.AddAsync("rules.md", "Harbour Rules", "New edition.\n\n" + Rules);
        var changed = await AskAsync("What is the mooring fee for guests?");
        var kept = changed.Blocks.OfType<QuoteBlock>().First().Citation;
        kept.Pin!.State.ShouldBe(PinState.DocumentChanged);
        kept.Quote.Reading.Text.ShouldStartWith("New edition.");
        NotesOf(changed).ShouldContain("The document of quote 1 has changed since it was pinned; it still has these words.");

        await _corpus.AddAsync("rules.md", "Harbour Rules", "The mooring fee for guests is fifty crowns a night.");
        var gone = await AskAsync("What is the mooring fee for guests?");
        gone.Blocks.OfType<QuoteBlock>().Select(quote => quote.Citation.Quote.Text)
            .ShouldBe(["The mooring fee for guests is forty crowns a night.", "The mooring fee for guests is fifty crowns a night."]);
        NotesOf(gone).ShouldContain(note => note.Contains("it no longer has these words", StringComparison.Ordinal));
        gone.Confidence.ShouldBeLessThan(1);
    }

    [Fact]
    public async Task A_pin_of_a_document_that_is_gone_is_listed_and_shows_nothing()
    {
        await PinFeeAsync();
        var rules = _corpus.Corpus.Catalogue.Entries.First(entry => entry.Document.Path == "rules.md");
        await _corpus.Documents.WithdrawAsync(rules.Document.Id, default);
        await _corpus.Corpus.RefreshAsync(default);

        (await AskAsync("What is the mooring fee for guests?")).Blocks.OfType<QuoteBlock>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pin_that_is_to_be_reviewed_says_so_once_the_day_has_passed()
    {
        await PinFeeAsync();
        await _pins.RenewAsync(1, new DateOnly(2026, 12, 30), default);
        NotesOf(await AskAsync("What is the mooring fee for guests?"))
            .ShouldContain("Quote 1 was pinned, and was to be reviewed by 30 December 2026.");
        (await AskAsync("/pins")).Blocks.OfType<QuoteBlock>().ShouldHaveSingleItem().Asked!.ShouldContain("Review is due.");
    }

    [Fact]
    public async Task Only_whom_the_operator_trusts_pins_and_takes_pins_away()
    {
        await AskAsync("What is the mooring fee for guests?");
        (await SaidAsync("/pin", Ben)).ShouldContain("adding discord:8 to Desk:PinnedBy");
        (await _pins.ListAsync(default)).ShouldBeEmpty();

        await SaidAsync("/pin");
        (await SaidAsync("/unpin 1", Ben)).ShouldContain("Only people");
        (await SaidAsync("/unpin 9")).ShouldContain("no pin “9”");
        (await SaidAsync("/unpin 1")).ShouldBe("Pin 1 is gone.");
        (await _pins.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_button_to_pin_is_shown_to_whom_the_operator_trusts_alone()
    {
        (await AskAsync("What is the mooring fee for guests?")).Buttons.ShouldContain(button => button.Action == ReplyAction.Pin);
        (await AskAsync("What is the mooring fee for guests?", Ben)).Buttons.ShouldNotContain(button => button.Action == ReplyAction.Pin);
    }

    [Theory]
    [InlineData("/pin 9")]
    [InlineData("/pin 0")]
    [InlineData("/pin the first")]
    public async Task A_quote_that_there_is_not_is_not_pinned(string command)
    {
        await AskAsync("What is the mooring fee for guests?");
        (await SaidAsync(command)).ShouldStartWith("There is no such quote");
    }

    [Theory]
    [InlineData("2026-12-31")]
    [InlineData("tomorrow")]
    [InlineData("2027-02-30")]
    public async Task A_day_of_review_is_one_that_is_still_to_come(string day)
    {
        await AskAsync("What is the mooring fee for guests?");
        (await SaidAsync($"/pin 1 | | {day}")).ShouldContain("is no day to review it by");
        (await _pins.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pin_of_what_may_not_be_shown_is_neither_shown_nor_listed_nor_taken_away()
    {
        var console = new Place("console", null, null, "t", PlaceKind.Local);
        await AskAsync("Who moors for nothing beside the harbour master?", new Asker("console", "op"), console);
        await SaidAsync("/pin 1 | Who pays no fee?", new Asker("console", "op"), console);
        (await _pins.ListAsync(default)).ShouldHaveSingleItem().Collection.ShouldBe("hidden");

        (await AskAsync("Who pays no fee?")).Blocks.OfType<QuoteBlock>().ShouldAllBe(quote => quote.Citation.Pin == null);
        (await SaidAsync("/pins")).ShouldBe("Nothing is pinned here.");
        (await SaidAsync("/unpin 1")).ShouldContain("no pin");
    }

    [Fact]
    public async Task What_was_shown_as_pinned_is_shown_so_again()
    {
        await PinFeeAsync();
        var question = Question("What is the mooring fee for guests?", Ada, Channel);
        await _desk.AcceptAsync(question, default);
        await _desk.AnswerAsync(question, default);
        var again = await _desk.MoreAsync(question.EventKey, Ada, Channel, default);
        again!.Blocks.OfType<QuoteBlock>().First().Citation.Pin!.Owner.ShouldBe("discord:7");
    }

    private async Task PinFeeAsync()
    {
        await AskAsync("What is the mooring fee for guests?");
        await SaidAsync("/pin");
    }

    private static List<string> NotesOf(Reply reply) => [.. reply.Blocks.OfType<NoteBlock>().Select(note => note.Text)];

    private AskedQuestion Question(string text, Asker asker, Place place) =>
        new($"discord:m:{++_events}", text, asker, place, TestCorpus.Clock.GetUtcNow());

    private async Task<Reply> AskAsync(string text, Asker? asker = null, Place? place = null)
    {
        var question = Question(text, asker ?? Ada, place ?? Channel);
        await _desk.AcceptAsync(question, default);
        return (await _desk.AnswerAsync(question, default))!;
    }

    private async Task<string> SaidAsync(string text, Asker? asker = null, Place? place = null) =>
        (await AskAsync(text, asker, place)).Blocks.OfType<StatementBlock>().First().Text;
}
