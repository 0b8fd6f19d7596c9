using System.Text;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conversations;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("When does the treaty renew?", "When does the treaty renew?")]
    [InlineData("  When\ndoes\t it  renew? ", "When does it renew?")]
    [InlineData("<@123> when does <#45> <:flag:7> renew?", "when does renew?")]
    [InlineData("@everyone **when** does `it` ~~renew~~ ||now||?", "everyone when does it renew now?")]
    [InlineData("# When is C# used by a@b.example?", "When is C# used by a@b.example?")]
    [InlineData("is 3 < 5 \u202Eand 5 > 3?", "is 3 < 5 and 5 3?")]
    [InlineData("<@123>", "")]
    public void A_title_is_the_question_without_what_could_ping_or_format(string question, string title) =>
        ShortText.Title(question, 100).ShouldBe(title);

    [Theory]
    [InlineData("When does the treaty of Sabrel renew itself?", 20, "When does the…")]
    [InlineData("Whendoesthetreatyofsabrelrenewitself?", 20, "Whendoesthetreatyof…")]
    [InlineData("When does it, the treaty, renew?", 26, "When does it, the treaty…")]
    [InlineData("aaaaaaaaa 🤝🤝🤝🤝🤝🤝", 15, "aaaaaaaaa…")]
    public void A_longer_one_ends_after_a_word(string question, int longest, string title) =>
        ShortText.Title(question, longest).ShouldBe(title);

    [Fact]
    public void No_title_is_too_long_or_holds_half_a_character() => Properties.Check(Properties.HostileText, text =>
    {
        // Half a character that stands in the question itself is not of our making.
        if (text.EnumerateRunes().Contains(Rune.ReplacementChar))
        {
            return;
        }

        var title = ShortText.Title(text, 30);
        title.Length.ShouldBeLessThanOrEqualTo(30);
        title.ShouldNotContain('\n');
        title.ShouldNotContain("<@");
        if (title.EndsWith('…') && title.Length > 1)
        {
            char.IsHighSurrogate(title[^2]).ShouldBeFalse();
        }
    });
}
