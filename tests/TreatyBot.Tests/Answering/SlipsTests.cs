using TreatyBot.Core.Answering.Understanding;
using TreatyBot.LuceneIndex;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.Answering;

public sealed class SlipsTests
{
    private static readonly Slips Slips = new(Lexicon.Parse(["attract\tdraw:0.5"]), Thesaurus.Parse([]));

    [Theory]
    [InlineData("When are negoitations to start?", "When are negotiations to start?")] // Two letters changed places,
    [InlineData("Which king signed the dcree?", "Which king signed the decree?")] // one was left out,
    [InlineData("Who sells the flleet?", "Who sells the fleet?")] // one is too many,
    [InlineData("Who sells the flert?", "Who sells the fleet?")] // one is another.
    [InlineData("wehn do negotiations start", "when do negotiations start")]
    [InlineData("whcih fleet has artcile 5", "which fleet has article 5")]
    public void A_slip_of_the_keys_is_mended(string typed, string meant) => Mend(typed).ShouldBe(meant);

    [Theory]
    [InlineData("When did Iceland accede?")] // Ireland is another country.
    [InlineData("What did it attract?")] // The lexicon knows the word,
    [InlineData("Who sold the fleet?")] // so do passages,
    [InlineData("What is a pork?")] // a short one is another word,
    [InlineData("Who sells mackintoshes?")] // and this is near to nothing.
    public void Another_word_is_no_slip(string question) => Mend(question).ShouldBe(question);

    [Fact]
    public void Any_question_can_be_looked_through()
    {
        using var index = Index();
        Properties.Check(Properties.HostileText, text => Slips.Mend(text, index).ShouldNotBeNull(), 50);
    }

    private static string Mend(string question)
    {
        using var index = Index();
        return Slips.Mend(question, index);
    }

    private static LucenePassageIndex Index()
    {
        var index = new LucenePassageIndex();
        index.Add(Document(1, "The negotiations of Ireland on the decree start in spring.", "They attach a fleet to the port."));
        return index;
    }
}
