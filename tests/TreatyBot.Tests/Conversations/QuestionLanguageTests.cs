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

    [Theory]
    [InlineData("Wann verlängert sich der Vertrag?", "de")]
    [InlineData("Kiedy umowa jest przedłużana?", "pl")]
    [InlineData("Antlaşma ne zaman yenilenir?", "tr")]
    [InlineData("Когда продлевается договор?", "ru")]
    [InlineData("Коли договір продовжується?", "uk")]
    [InlineData("متى تجدد المعاهدة؟", "ar")]
    [InlineData("条约何时续期？", "zh-Hans")]
    [InlineData("條約何時續期？", "zh-Hant")]
    [InlineData("条約はいつ更新されますか？", "ja")]
    [InlineData("조약은 언제 갱신됩니까?", "ko")]
    [InlineData("When does the treaty of 条约 renew?", null)]
    public void The_bot_answers_in_the_language_of_the_question_where_nobody_tells_the_askers(string question, string? locale)
    {
        QuestionLanguage.LocaleOf(question).ShouldBe(locale);
        var asked = new AskedQuestion("e", question, new Asker("web", "a"), new Place("web", null, null, "t", PlaceKind.Local), default);
        asked.Locale.ShouldBe(locale);
        (asked with { Locale = "fr" }).Locale.ShouldBe("fr");
    }
}
