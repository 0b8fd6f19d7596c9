using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Tests.Answering;

public sealed class LexiconTests
{
    [Fact]
    public void Akin_words_count_less_than_synonyms()
    {
        var lexicon = Lexicon.Parse(["# comment", "captur\tseiz:0.61 arrest:0.40"]);

        lexicon.Akin("captur").Select(phrase => phrase.Terms[0]).ShouldBe(["seiz", "arrest"]);
        lexicon.Akin("captur").ShouldAllBe(phrase => phrase.Weight < Thesaurus.SynonymWeight);
        lexicon.Akin("unknown").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("captur seiz:0.61")]
    [InlineData("captur\tseiz")]
    [InlineData("captur\tseiz:2")]
    [InlineData("captur\t:0.5")]
    public void A_line_that_is_none_is_refused_by_its_number(string line) =>
        Should.Throw<FormatException>(() => Lexicon.Parse(["a\tb:0.5", line])).Message.ShouldContain("Line 2");

    [Fact]
    public void The_lexicon_that_ships_can_be_read_and_knows_common_words() =>
        Lexicon.Parse(File.ReadLines(Repository.File("config/lexicon.tsv"))).Akin("renew").ShouldNotBeEmpty();
}
