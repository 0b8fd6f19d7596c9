using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conversations;

public sealed partial class InterfaceTextsTests
{
    /// <summary>They are asked of the documents: in the language of these, not of whoever reads them.</summary>
    private static readonly string[] AskedOfDocuments =
        ["ExampleQuestion", "ExampleQuestionWithoutTitle", "SlackPrompt", "SlackPromptWhole"];

    private static readonly Dictionary<string, string> English = new ResourceManager(typeof(InterfaceTexts))
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);

    public static TheoryData<string> Languages => [.. TranslatedTexts.Languages];

    [Fact]
    public void The_bot_speaks_the_languages_that_it_is_said_to_speak() =>
        TranslatedTexts.Languages.ShouldBe(
            "de fr es pt it nl pl ru uk tr ar zh-Hans zh-Hant ja ko".Split(' '), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_missing_in_a_language_and_none_is_left_over(string language) =>
        TranslatedTexts.Find(language)!.Keys.ShouldBe(English.Keys.Except(AskedOfDocuments), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_placeholder_of_a_text_stands_in_every_language(string language)
    {
        foreach (var (key, text) in TranslatedTexts.Find(language)!)
        {
            text.ShouldNotBeNullOrWhiteSpace(key);
            Placeholders(text).ShouldBe(Placeholders(English[key]), $"{language}: {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_left_in_english(string language)
    {
        // A word or two may be the same in two languages; a sentence is not.
        TranslatedTexts.Find(language)!
            .Where(text => text.Value == English[text.Key] && Words().Count(Placeholder().Replace(text.Value, "")) > 2)
            .Select(text => text.Key)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pt-BR", "Útil")]
    [InlineData("de-AT", "Hilfreich")]
    [InlineData("es-419", "Útil")]
    [InlineData("zh-CN", "有帮助")]
    [InlineData("zh", "有帮助")]
    [InlineData("zh-TW", "有幫助")]
    [InlineData("zh-Hant-HK", "有幫助")]
    [InlineData("en-GB", "Helpful")]
    [InlineData("xx", "Helpful")]
    [InlineData("", "Helpful")]
    [InlineData(null, "Helpful")]
    public void A_locale_finds_the_texts_of_its_language_and_any_other_english(string? locale, string helpful) =>
        InterfaceTexts.Get("Helpful", locale).ShouldBe(helpful);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
