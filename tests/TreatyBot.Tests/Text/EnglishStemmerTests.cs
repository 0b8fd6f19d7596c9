using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Text;

public sealed class EnglishStemmerTests
{
    // Expected stems: the sample vocabulary on snowballstem.org/algorithms/english/stemmer.html, facts of the algorithm.
    [Theory]
    [InlineData("consist", "consist")]
    [InlineData("consistency", "consist")]
    [InlineData("consolations", "consol")]
    [InlineData("conspicuously", "conspicu")]
    [InlineData("constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knightly", "knight")]
    [InlineData("kneel", "kneel")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("generously", "generous")]
    [InlineData("proceedings", "proceed")]
    [InlineData("relational", "relat")]
    [InlineData("replacement", "replac")]
    [InlineData("yes", "yes")]
    [InlineData("say", "say")]
    [InlineData("enjoyed", "enjoy")]
    public void Stems_are_those_of_the_published_algorithm(string word, string stem) => EnglishStemmer.Stem(word).ShouldBe(stem);

    [Theory]
    [InlineData("treaty", "treaties")]
    [InlineData("renew", "renews", "renewed", "renewing", "renewal", "renewals")]
    [InlineData("terminate", "terminates", "terminated", "termination", "terminating")]
    [InlineData("notify", "notified", "notifies")]
    [InlineData("withdraw", "withdrawal", "withdraws")]
    public void Forms_of_one_word_meet(params string[] forms) => forms.Select(EnglishStemmer.Stem).Distinct().ShouldHaveSingleItem();

    [Theory]
    [InlineData("1961")]
    [InlineData("договора")]
    [InlineData("条约")]
    [InlineData("eu")]
    public void What_is_no_English_word_stays(string word) => EnglishStemmer.Stem(word).ShouldBe(word);
}
