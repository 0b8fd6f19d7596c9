using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conversations;

public sealed class QuestionLanguageTests
{
    [Theory]
    [InlineData("Wann verlängert sich der Vertrag?", "German")]
    [InlineData("Quand le traité est-il renouvelé ?", "French")]
    [InlineData("¿Cuándo se renueva el tratado?", "Spanish")]
    [InlineData("Quando si rinnova il trattato e chi lo firma?", "Italian")]
    [InlineData("Quando é renovado o tratado?", "Portuguese")]
    [InlineData("Wanneer wordt het verdrag verlengd?", "Dutch")]
    [InlineData("When does the treaty renew?", null)]
    [InlineData("Who wrote about it in Der Spiegel and El País?", null)]
    [InlineData("What does La Niña do to the river?", null)]
    [InlineData("notice period", null)]
    [InlineData("", null)]
    public void A_language_is_told_by_its_words_of_grammar(string question, string? language) =>
        QuestionLanguage.NameOf(question).ShouldBe(language);
}
