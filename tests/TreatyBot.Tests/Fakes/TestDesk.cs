using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Pins;

namespace TreatyBot.Tests.Fakes;

/// <summary>A desk over a corpus in memory.</summary>
internal static class TestDesk
{
    /// <param name="corpus">Its collection <c>c</c> is shown at the console and in the Discord server 1, the collection <c>hidden</c>
    /// at the console alone.</param>
    /// <param name="conversations">Where the desk keeps what is asked.</param>
    /// <param name="gate">The turn that answers wait for.</param>
    /// <param name="limit">How often somebody may ask; null: as often as he likes.</param>
    /// <param name="settings">Null: as a new desk has them.</param>
    /// <param name="pins">Where pins are kept; null: there are none.</param>
    /// <param name="subscriptions">Likewise subscriptions.</param>
    public static Desk Over(
        TestCorpus corpus, IConversationStore conversations, IntakeGate gate, IAskingLimit? limit = null, DeskOptions? settings = null,
        IPinStore? pins = null, ISubscriptionStore? subscriptions = null)
    {
        var options = Options.Create(settings ?? new DeskOptions());
        var shown = new CollectionOptions { Name = "c" };
        shown.Audience.Add("discord:1");
        var examples = new ExampleQuestions(corpus.Corpus, corpus.Answerer);
        var audiences = new Audiences([shown, new CollectionOptions { Name = "hidden" }], [], TimeProvider.System, options);
        pins ??= new InMemoryPinStore();
        var board = new PinBoard(pins, corpus.Corpus, corpus.Analyzer, TextEncoder.None, TestCorpus.Clock);
        var layout = new ReplyLayout(new NoLinks(), options);
        return new Desk(
            conversations,
            corpus.Documents,
            audiences,
            corpus.Answerer,
            new PassageSearch(corpus.Corpus, Options.Create(new AnsweringOptions())),
            layout,
            examples,
            new SocialReplies(corpus.Corpus, examples),
            new LookupReplies(
                new QuotationCheck(corpus.Corpus),
                new ArticleLookup(corpus.Corpus),
                new TopicComparison(corpus.Corpus, corpus.Answerer),
                board,
                new NewsFinder(corpus.Documents, corpus.Answerer, audiences),
                corpus.Corpus,
                new NoLinks()),
            new ChangeCommands(
                new PinCommands(board, pins, options),
                new SubscriptionCommands(subscriptions ?? new InMemorySubscriptionStore(), corpus.Corpus),
                layout),
            board,
            limit ?? new FakeLimit(),
            gate,
            TimeProvider.System,
            NullLogger<Desk>.Instance);
    }
}
