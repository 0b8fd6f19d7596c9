using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Text;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("develop", "develop", 0)]
    [InlineData("develp", "develop", 1)]
    [InlineData("strenght", "strength", 1)]
    [InlineData("raoulii", "raouliii", 1)]
    [InlineData("quanton", "quantum", 2)]
    [InlineData("", "ab", 2)]
    [InlineData("ca", "abc", 3)] // No letter is touched twice.
    public void The_distance_counts_slips_of_the_pen(string one, string other, int distance) =>
        EditDistance.Between(one, other, 9).ShouldBe(distance);

    [Fact]
    public void It_is_the_same_from_either_side_and_a_limit_changes_nothing_below_it()
    {
        var words = Gen.Elements('a', 'b', 'c')
            .ArrayOf()
            .Select(letters => new string(letters.AsSpan(0, Math.Min(letters.Length, 9))))
            .ToArbitrary();
        Prop.ForAll(words, words, (one, other) =>
        {
            var distance = EditDistance.Between(one, other, 99);
            distance.ShouldBe(EditDistance.Between(other, one, 99));
            (distance == 0).ShouldBe(one == other);
            distance.ShouldBeInRange(Math.Abs(one.Length - other.Length), Math.Max(one.Length, other.Length));
            for (var most = 0; most < 4; most++)
            {
                var limited = EditDistance.Between(one, other, most);
                (limited <= most ? limited : most + 1).ShouldBe(Math.Min(distance, most + 1));
            }
        }).QuickCheckThrowOnFailure();
    }
}
