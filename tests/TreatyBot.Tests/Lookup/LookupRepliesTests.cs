using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Lookup;

public sealed class LookupRepliesTests : IAsyncLifetime, IDisposable
{
    private static readonly Place Channel = new("discord", "1", "2", null, PlaceKind.Channel);

    private readonly TestCorpus _corpus = new();
    private readonly InMemoryConversationStore _conversations = new();
    private readonly IntakeGate _gate = new(TimeProvider.System);
    private int _events;

    public async Task InitializeAsync()
    {
        await _corpus.AddAsync(
            "treaty.md",
            "Treaty of Sabrel",
            "# Treaty of Sabrel\n\n## Article 1\n\nThe fee for boats is ten crowns.\n\n## Article 2\n\nThe Treaty is renewed in 2031.");
        await _corpus.AddAsync("rules.md", "Harbour Rules", "The fee for boats is forty crowns a night.");
        await _corpus.AddAsync("poem.md", "A Poem", "The willow weeps and the heron waits.");
        await _corpus.AddAsync("secret.md", "Secret", "The fee for boats is waived for friends.", "hidden");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _corpus.Dispose();
        _gate.Dispose();
    }

    [Theory]
    [InlineData("/verify \"The fee\"", LookupKind.Verify, "\"The fee\"")]
    [InlineData("  /Compare fees ", LookupKind.Compare, "fees")]
    [InlineData("/article", LookupKind.Article, "")]
    public void Commands_are_told_by_their_first_word(string text, LookupKind kind, string rest) =>
        LookupCommand.Parse(text).ShouldBe(new LookupCommand(kind, rest));

    [Theory]
    [InlineData("verify this")]
    [InlineData("/verification of fees?")]
    [InlineData("What does /verify do?")]
    [InlineData("/0 fees")]
    [InlineData("")]
    public void What_begins_otherwise_is_no_command(string text) => LookupCommand.Parse(text).ShouldBeNull();

    [Fact]
    public async Task A_quotation_that_stands_there_is_shown_with_its_source()
    {
        var reply = await AskAsync("/verify \"boats is ten crowns\"");
        reply.Outcome.ShouldBe(ReplyOutcome.LookedUp);
        TextOf(reply).ShouldBe(["Word for word in: Treaty of Sabrel."]);
        QuotesOf(reply).ShouldBe(["boats is ten crowns"]);
    }

    [Fact]
    public async Task One_that_differs_says_where()
    {
        var reply = await AskAsync("/verify The fee for boats is twelve crowns");
        TextOf(reply).ShouldBe([
            "Not word for word. The nearest place is in: Treaty of Sabrel.", "It differs at word 6: “twelve” is “ten” in the source.",
        ]);
        QuotesOf(reply).ShouldBe(["The fee for boats is ten crowns"]);
    }

    [Fact]
    public async Task One_that_only_a_hidden_document_has_is_in_none() =>
        (await AskAsync("/verify waived for friends")).Outcome.ShouldBe(ReplyOutcome.NothingFound);

    [Fact]
    public async Task An_article_leads_to_the_next_one_and_back()
    {
        var desk = NewDesk();
        var first = await AskAsync("/article Treaty of Sabrel | Article 1", desk);
        QuotesOf(first).ShouldBe(["The fee for boats is ten crowns."]);
        var next = first.Buttons.ShouldHaveSingleItem();
        (next.Action, next.Label).ShouldBe((ReplyAction.NextArticle, "Article 2 ›"));

        var second = (await desk.TurnToArticleAsync(first.EventKey, next.Number, Ada, Channel, default))!;
        QuotesOf(second).ShouldBe(["The Treaty is renewed in 2031."]);
        second.Buttons.ShouldHaveSingleItem().Action.ShouldBe(ReplyAction.PreviousArticle);

        // What its own buttons show is of the article that it shows.
        QuotesOf((await desk.MoreAsync(second.EventKey, Ada, Channel, default))!).ShouldBe(QuotesOf(second));
        var back = await desk.TurnToArticleAsync(second.EventKey, second.Buttons[0].Number, Ada, Channel, default);
        QuotesOf(back!).ShouldBe(QuotesOf(first));
    }

    [Fact]
    public async Task Nobody_turns_to_an_article_where_it_may_not_be_shown()
    {
        var desk = NewDesk();
        var shown = await AskAsync("/article Treaty of Sabrel | Article 1", desk);
        (await desk.TurnToArticleAsync(shown.EventKey, 1, Ada, Channel with { Space = "99" }, default)).ShouldBeNull();
        (await desk.TurnToArticleAsync("discord:m:0", 1, Ada, Channel, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Every_document_has_its_row_with_its_quote_or_without()
    {
        var reply = await AskAsync("/compare What is the fee for boats?");
        TextOf(reply)[0].ShouldBe("On “What is the fee for boats?”: 2 of 3 documents say something.");
        TextOf(reply)[1].ShouldBe("Nothing found in: A Poem.");
        QuotesOf(reply).ShouldBe(["The fee for boats is forty crowns a night.", "The fee for boats is ten crowns."]);
    }

    [Fact]
    public async Task A_command_with_nothing_behind_it_is_explained()
    {
        foreach (var kind in (LookupKind[])[LookupKind.Verify, LookupKind.Article, LookupKind.Compare])
        {
            TextOf(await AskAsync($"/{kind}")).ShouldHaveSingleItem().ShouldContain($"/{kind.ToString().ToLowerInvariant()} ");
        }
    }

    [Fact]
    public async Task The_reply_that_stands_is_given_again_after_a_restart_and_its_command_leans_on_nothing()
    {
        var question = Question("/verify boats is ten crowns");
        var before = NewDesk();
        await before.AcceptAsync(question, default);
        var first = await before.AnswerAsync(question, default);
        TextOf((await NewDesk().AnswerAsync(question, default))!).ShouldBe(TextOf(first!));
    }

    private static readonly Asker Ada = new("discord", "7");

    private static List<string> TextOf(Reply reply) => [
        .. reply.Blocks.Select(block => block switch
        {
            StatementBlock statement => statement.Text,
            NoteBlock note => note.Text,
            _ => null,
        }).OfType<string>(),
    ];

    private static List<string> QuotesOf(Reply reply) =>
        [.. reply.Blocks.OfType<QuoteBlock>().Select(block => block.Citation.Quote.Text)];

    private AskedQuestion Question(string text) =>
        new($"discord:m:{++_events}", text, Ada, Channel, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    private Desk NewDesk() => TestDesk.Over(_corpus, _conversations, _gate);

    private async Task<Reply> AskAsync(string text, Desk? desk = null)
    {
        desk ??= NewDesk();
        var question = Question(text);
        await desk.AcceptAsync(question, default);
        return (await desk.AnswerAsync(question, default))!;
    }
}
