using FsCheck.Fluent;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class SignBitsTests
{
    [Fact]
    public void The_distance_is_in_how_many_signs_two_vectors_differ() => Properties.Check(
        Gen.Choose(-127, 127).Select(value => (sbyte)value).ListOf().Select(values => values.ToArray()),
        values =>
        {
            sbyte[] other = [.. values.Reverse()];

            SignBits.Distance(SignBits.Of(values), SignBits.Of(other))
                .ShouldBe(values.Zip(other).Count(pair => pair.First < 0 != pair.Second < 0));
        });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 2)]
    [InlineData(384, 6)]
    public void Sixty_four_signs_share_a_word(int dimensions, int words) => SignBits.WordsFor(dimensions).ShouldBe(words);
}
