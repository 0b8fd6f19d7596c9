using TreatyBot.Core.Answering.Quoting;

namespace TreatyBot.Tests.Answering;

public sealed class NearDuplicateTests
{
    [Theory]
    [InlineData("The treaty is valid until 2031.", "The Treaty is valid until 2031")]
    [InlineData("Each Party keeps one copy of the map.", "each party shall keep one copy of the map")]
    public void The_same_words_say_the_same(string one, string other) => NearDuplicate.SayTheSame(new(one), new(other)).ShouldBeTrue();

    [Theory]
    [InlineData("The treaty is valid until 2031.", "The treaty is valid until 2041.")]
    [InlineData("The treaty is in force.", "The treaty is not in force.")]
    [InlineData("A defender, he began his career with the club in 1981.", "A forward, he began his career with the club in 1981.")]
    [InlineData("The treaty is valid until 2031.", "The treaty is valid until 2031, said Professor Marsh.")]
    public void One_other_word_may_be_what_sources_differ_on(string one, string other) =>
        NearDuplicate.SayTheSame(new(one), new(other)).ShouldBeFalse();
}
