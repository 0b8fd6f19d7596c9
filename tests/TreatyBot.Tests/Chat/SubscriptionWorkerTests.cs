using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Content;
using TreatyBot.Chat.Subscriptions;
using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Chat;

public sealed class SubscriptionWorkerTests : IAsyncLifetime, IDisposable
{
    private static readonly Asker Ada = new("discord", "7");
    private static readonly Place Channel = new("discord", "1", "2", null, PlaceKind.Channel);

    private readonly TestCorpus _corpus = new();
    private readonly InMemoryConversationStore _conversations = new();
    private readonly InMemorySubscriptionStore _subscriptions = new();
    private readonly IntakeGate _gate = new(TimeProvider.System);
    private readonly FakePlatform _platform = new();
    private readonly List<IDisposable> _used = [];
    private int _events;

    public async Task InitializeAsync() =>
        await _corpus.AddAsync("rules.md", "Harbour Rules", "The mooring fee for guests is forty crowns a night.");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _used.ForEach(used => used.Dispose());
        _corpus.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task A_new_document_that_says_something_is_told_once_and_what_was_there_before_is_not()
    {
        (await SaidAsync("/subscribe mooring fees for guests")).ShouldStartWith("Subscription 1:");
        await LookAsync();
        ToldOf().ShouldBeEmpty();

        await _corpus.AddAsync("poem.md", "A Poem", "The willow weeps and the heron waits.");
        await _corpus.AddAsync("new.md", "Rules of 2027", "From 2027 on the mooring fee for guests is fifty crowns a night.");
        await LookAsync();
        await LookAsync();

        var told = ToldOf().ShouldHaveSingleItem();
        told.Blocks.OfType<StatementBlock>().First().Text.ShouldBe("New on “mooring fees for guests”, in Rules of 2027:");
        told.Blocks.OfType<QuoteBlock>().ShouldHaveSingleItem().Citation.Quote.Text.ShouldContain("fifty crowns");
        (await _conversations.ListLogAsync(null, 10, default)).ShouldAllBe(line => line.Question.StartsWith("/subscribe"));
    }

    [Fact]
    public async Task A_changed_document_is_told_where_it_says_something_in_other_words_than_before()
    {
        await SaidAsync("/subscribe mooring fees for guests");
        await _corpus.AddAsync(
            "rules.md", "Harbour Rules", "The mooring fee for guests is forty crowns a night.\n\nDogs are kept on a lead.");
        await LookAsync();
        ToldOf().ShouldBeEmpty();

        await _corpus.AddAsync("rules.md", "Harbour Rules", "The mooring fee for guests is sixty crowns a night.");
        await LookAsync();
        ToldOf().ShouldHaveSingleItem().Blocks.OfType<QuoteBlock>().First().Citation.Quote.Text.ShouldContain("sixty crowns");
    }

    [Fact]
    public async Task Killed_after_any_step_it_tells_once()
    {
        await SaidAsync("/subscribe mooring fees for guests");
        await _corpus.AddAsync("new.md", "Rules of 2027", "From 2027 on the mooring fee for guests is fifty crowns a night.");

        // Accepted by a run that has ended before it noted so.
        var ended = new RememberedOnly(_subscriptions);
        await LookAsync(ended);
        (await _subscriptions.ListAsync(default))[0].SeenReading.ShouldBe(1);
        await LookAsync();
        await LookAsync();

        ToldOf().ShouldHaveSingleItem();
        (await _subscriptions.ListAsync(default))[0].SeenReading.ShouldBe(2);
    }

    [Fact]
    public async Task What_may_not_be_shown_there_is_not_told_of()
    {
        await SaidAsync("/subscribe mooring fees for guests");
        await _corpus.AddAsync("secret.md", "Secret", "The mooring fee for guests of the mayor is one crown a night.", "hidden");
        await LookAsync();
        ToldOf().ShouldBeEmpty();
    }

    [Fact]
    public async Task Subscriptions_are_listed_and_ended_where_they_are_told()
    {
        await SaidAsync("/subscribe mooring fees for guests");
        (await SaidAsync("/subscribe mooring fees for guests")).ShouldStartWith("Subscription 1:");
        await SaidAsync("/subscribe dogs");
        (await SaidAsync("/subscribe")).ShouldBe(
            "Subscribed here: 1 “mooring fees for guests”; 2 “dogs”. /unsubscribe and a number ends one.");
        (await SaidAsync("/unsubscribe 1", Channel with { Channel = "99" })).ShouldContain("no subscription “1”");
        (await SaidAsync("/unsubscribe 1")).ShouldBe("Subscription 1 has ended.");

        await _corpus.AddAsync("new.md", "Rules of 2027", "From 2027 on the mooring fee for guests is fifty crowns a night.");
        await LookAsync();
        ToldOf().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_topic_is_subscribed_in_a_chat_alone() =>
        (await SaidAsync("/subscribe fees", new Place("web", null, null, "t", PlaceKind.Local))).ShouldContain("only in a chat");

    private IReadOnlyList<Reply> ToldOf() =>
        [.. _platform.Posts.Select(post => post.Content).OfType<ReplyContent>().Select(content => content.Reply)];

    private Desk NewDesk() => TestDesk.Over(_corpus, _conversations, _gate, subscriptions: _subscriptions);

    private async Task<string> SaidAsync(string text, Place? place = null)
    {
        var desk = NewDesk();
        var question = new AskedQuestion(
            $"discord:m:{++_events}", text, Ada, place ?? Channel, TestCorpus.Clock.GetUtcNow(), ReplyTo: "m|1|2");
        await desk.AcceptAsync(question, default);
        return (await desk.AnswerAsync(question, default))!.Blocks.OfType<StatementBlock>().First().Text;
    }

    /// <summary>A run of the worker looks once at what there is, and what it accepts is told.</summary>
    private async Task LookAsync(ISubscriptionStore? store = null)
    {
        var runner = new QuestionRunner<FakeAddress>(
            _platform, NewDesk(), _corpus.Corpus, TimeProvider.System, NullLogger<QuestionRunner<FakeAddress>>.Instance);
        _used.Add(runner);
        var audience = new CollectionOptions { Name = "c" };
        audience.Audience.Add("discord:1");
        var news = new NewsFinder(
            _corpus.Documents,
            _corpus.Answerer,
            new Audiences(
                [audience, new CollectionOptions { Name = "hidden" }], [], TimeProvider.System, Options.Create(new DeskOptions())));
        using var worker = new SubscriptionWorker(
            store ?? _subscriptions, news, _corpus.Corpus, [runner], TestCorpus.Clock, NullLogger<SubscriptionWorker>.Instance);
        await worker.LookThroughAsync(_corpus.Corpus.Settled, default);
        await runner.DrainAsync(TimeSpan.FromSeconds(20), default);
    }

    /// <summary>A store that is cut off before anything is noted.</summary>
    private sealed class RememberedOnly(ISubscriptionStore inner) : ISubscriptionStore
    {
        public Task<Subscription> SaveAsync(Subscription subscription, CancellationToken cancellationToken) =>
            inner.SaveAsync(subscription, cancellationToken);

        public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

        public Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) => inner.RemoveAsync(id, cancellationToken);

        public Task AdvanceAsync(long id, long readingId, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
