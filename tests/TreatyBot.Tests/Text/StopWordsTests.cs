using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Text;

public sealed class StopWordsTests
{
    [Theory]
    [InlineData("Who runs WHO?", "runs", "WHO")]
    [InlineData("Does the US pay for IT?", "US", "pay", "IT")]
    [InlineData("What happened in May?", "May")]
    [InlineData("May 2021 was the last month", "May", "2021", "last", "month")]
    [InlineData("When did Will sign the lease?", "Will", "sign", "lease")]
    [InlineData("US–Chile Free Trade Agreement", "US", "Chile", "Free", "Trade", "Agreement")]
    [InlineData("US", "US")]
    [InlineData("the Court of The Hague decides", "Court", "Hague", "decides")]
    public void A_name_that_looks_like_a_word_of_grammar_is_told_by_its_capitals(string text, params string[] content) =>
        Content(text).ShouldBe(content);

    [Theory]
    [InlineData("May a Party withdraw?", "Party", "withdraw")]
    [InlineData("The Party shall NOT withdraw.", "Party", "withdraw")]
    [InlineData("WHO SIGNED IT?", "SIGNED")]
    [InlineData("THIS AGREEMENT IS MADE between the parties.", "AGREEMENT", "MADE", "parties")]
    [InlineData("Who May Join The League", "Join", "League")]
    [InlineData("He said: \"You may go. It is late.\"", "go", "late")]
    [InlineData("the Conference On the Law", "Conference", "Law")]
    [InlineData("who may join us, and will it help?", "join", "help")]
    public void Words_of_grammar_remain_stop_words_where_their_case_tells_nothing(string text, params string[] content) =>
        Content(text).ShouldBe(content);

    [Theory]
    [InlineData("whether either of them isn't theirs, although nobody shan't", "nobody")]
    [InlineData("among and throughout every one of ours", "one")]
    [InlineData("no one may ever mine the past inside half a mine", "no", "one", "mine", "past", "inside", "half", "mine")]
    public void The_closed_classes_are_stop_words_and_what_has_a_sense_of_its_own_is_not(string text, params string[] content) =>
        Content(text).ShouldBe(content);

    private static IEnumerable<string> Content(string text) => StopWords.ContentOf(text).Select(token => text[token.Start..token.End]);
}
