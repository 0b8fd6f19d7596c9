using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Answering;

public sealed class ThesaurusTests
{
    [Fact]
    public void A_group_stands_for_one_another_whatever_the_endings() =>
        Synonyms("deal, pact, agreement", "deals").ShouldBe(["pact", "agreement"], ignoreOrder: true);

    [Fact]
    public void An_arrow_leads_one_way()
    {
        Synonyms("sacked > dismissed, fired", "sacked").ShouldBe(["dismiss", "fire"]);
        Synonyms("sacked > dismissed, fired", "dismissed").ShouldBeEmpty();
    }

    [Fact]
    public void The_longest_phrase_wins()
    {
        var terms = Tokenizer.Tokenize("take effect today").ConvertAll(token => token.Term);
        Thesaurus.Parse(["take, receive", "take effect, entry into force"])
            .Find(terms, 0, out var length)
            .ShouldHaveSingleItem().Terms
            .ShouldBe(["entri", "forc"]);
        length.ShouldBe(2);
    }

    [Theory]
    [InlineData("lonely")]
    [InlineData("a > b > c")]
    [InlineData("deal, ???")]
    [InlineData("> b")]
    public void A_line_that_is_no_group_is_named_by_its_number(string line) =>
        Should.Throw<FormatException>(() => Thesaurus.Parse(["# comment", line])).Message.ShouldContain("Line 2");

    private static IEnumerable<string> Synonyms(string line, string word) =>
        Thesaurus.Parse([line]).Find([Tokenizer.TermOf(word)], 0, out _).Select(phrase => string.Join(' ', phrase.Terms));
}
