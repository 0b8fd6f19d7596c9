using TreatyBot.Core.Lookup;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Conversations;

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
    public static Desk Over(
        TestCorpus corpus, IConversationStore conversations, IntakeGate gate, IAskingLimit? limit = null, DeskOptions? settings = null)
    {
        var options = Options.Create(settings ?? new DeskOptions());
        var shown = new CollectionOptions { Name = "c" };
        shown.Audience.Add("discord:1");
        var examples = new ExampleQuestions(corpus.Corpus, corpus.Answerer);
        return new Desk(
            conversations,
            corpus.Documents,
            new Audiences([shown, new CollectionOptions { Name = "hidden" }], [], TimeProvider.System, options),
            corpus.Answerer,
            new PassageSearch(corpus.Corpus, Options.Create(new AnsweringOptions())),
            new ReplyLayout(new NoLinks(), options),
            examples,
            new SocialReplies(corpus.Corpus, examples),
            new LookupReplies(
                new QuotationCheck(corpus.Corpus),
                new ArticleLookup(corpus.Corpus),
                new TopicComparison(corpus.Corpus, corpus.Answerer),
                new NoLinks()),
            limit ?? new FakeLimit(),
            gate,
            TimeProvider.System,
            NullLogger<Desk>.Instance);
    }
}
