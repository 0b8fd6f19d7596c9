using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Text;

public sealed partial class NumberWordsTests
{
    [Theory]
    [InlineData("thirteen", 13)]
    [InlineData("Fourteen", 14)]
    [InlineData("ninety-nine", 99)]
    [InlineData("twenty one", 21)]
    [InlineData("one hundred and eighty", 180)]
    [InlineData("two thousand five hundred", 2500)]
    [InlineData("three million", 3_000_000)]
    [InlineData("a hundred", 100)]
    [InlineData("a dozen", 12)]
    [InlineData("two dozen", 24)]
    [InlineData("half a dozen", 6)]
    [InlineData("half a", 0.5)]
    [InlineData("an", 1)]
    [InlineData("twenty-first", 21)]
    [InlineData("thirtieth", 30)]
    [InlineData("3rd", 3)]
    [InlineData("21st", 21)]
    [InlineData("1,200", 1200)]
    [InlineData("3.5", 3.5)]
    public void A_number_has_its_value_however_it_is_written(string text, double value)
    {
        NumberWords.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe((decimal)value);
    }

    [Theory]
    [InlineData("two three")]
    [InlineData("twenty and thirty")]
    [InlineData("six twenty")]
    [InlineData("half")]
    [InlineData("members")]
    [InlineData("")]
    public void What_is_no_number_has_no_value(string text) => NumberWords.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("within one hundred and twenty days", "one hundred and twenty")]
    [InlineData("between twenty and thirty days", "twenty")]
    [InlineData("half a dozen boats", "half a dozen")]
    [InlineData("sixteen weeks", "sixteen")]
    [InlineData("seventy-five tonnes", "seventy-five")]
    public void The_pattern_of_cardinals_takes_the_whole_number(string text, string number) =>
        Cardinals().Match(text).Value.ShouldBe(number);

    [Fact]
    public void Every_whole_number_below_a_hundred_is_read_as_it_is_spelled()
    {
        for (var value = 1; value < 100; value++)
        {
            var spelled = NumberWords.WordOf(value) ?? $"{NumberWords.WordOf(value / 10 * 10)}-{NumberWords.WordOf(value % 10)}";
            NumberWords.TryParse(spelled, out var read).ShouldBeTrue(spelled);
            read.ShouldBe(value);
            Cardinals().Match($"for {spelled} days").Value.ShouldBe(spelled);
        }
    }

    [GeneratedRegex(@"\b" + NumberWords.Cardinal + @"\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Cardinals();
}
