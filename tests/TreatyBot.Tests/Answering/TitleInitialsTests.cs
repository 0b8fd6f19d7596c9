using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Answering;

public sealed class TitleInitialsTests
{
    [Theory]
    [InlineData("Statute of the International Court of Justice", "icj")]
    [InlineData("Charter of the United Nations", "un")]
    [InlineData("United Nations Convention on the Law of the Sea", "unclos")]
    [InlineData("Agreement on Harbours of the Orrin River", "ahotor")]
    [InlineData("Agreement on Trade and the Environment of 1994", "te")]
    [InlineData("Rules for pilots of the Orrin River Union", "oru")]
    public void A_title_is_called_by_the_initials_of_its_names(string title, string initials) =>
        TitleInitials.Of(title).ShouldContain(Tokenizer.TermOf(initials));

    [Theory]
    [InlineData("")]
    [InlineData("rules for pilots")]
    [InlineData("Rules")]
    [InlineData("THE UNITED NATIONS")]
    public void A_title_without_names_of_several_words_has_none(string title) => TitleInitials.Of(title).ShouldBeEmpty();

    [Fact]
    public void A_hostile_title_makes_few() =>
        TitleInitials.Of(string.Join(' ', Enumerable.Repeat("Abc", 100_000))).Count.ShouldBeLessThan(100);

    [Fact]
    public void Nor_does_one_of_many_small_words() =>
        TitleInitials.Of(string.Join(' ', Enumerable.Repeat("Abc of the", 100_000))).Count.ShouldBeLessThan(200);
}
