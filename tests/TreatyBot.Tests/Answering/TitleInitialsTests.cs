using TreatyBot.Core.Answering.Ranking;

namespace TreatyBot.Tests.Answering;

public sealed class TitleInitialsTests
{
    [Theory]
    [InlineData("Statute of the International Court of Justice", "icj")]
    [InlineData("Charter of the United Nations", "un")]
    [InlineData("Agreement on Trade and the Environment of 1994", "te")]
    [InlineData("Rules for pilots of the Orrin River Union", "oru")]
    public void A_title_is_called_by_the_initials_of_its_names(string title, string initials) =>
        TitleInitials.Of(title).ShouldContain(initials);

    [Theory]
    [InlineData("")]
    [InlineData("rules for pilots")]
    [InlineData("Rules")]
    [InlineData("THE UNITED NATIONS")]
    public void A_title_without_names_of_several_words_has_none(string title) => TitleInitials.Of(title).ShouldBeEmpty();

    [Fact]
    public void A_hostile_title_makes_few() =>
        TitleInitials.Of(string.Join(' ', Enumerable.Repeat("Abc", 100_000))).Count.ShouldBeLessThan(100);
}
