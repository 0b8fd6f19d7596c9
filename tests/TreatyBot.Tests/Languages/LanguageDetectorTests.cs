using TreatyBot.Core.Documents;
using TreatyBot.Languages;
using TreatyBot.Languages.Detection;

namespace TreatyBot.Tests.Languages;

public sealed class LanguageDetectorTests
{
    private const string English = "The Parties shall meet once a year in the capital of the State that holds the chair of the Commission.";
    private const string German = "Die Vertragsparteien treffen sich einmal im Jahr in der Hauptstadt des Staates, der den Vorsitz führt.";
    private const string French = "Les Parties se réunissent une fois par an dans la capitale de l'État qui préside la commission mixte.";

    private readonly LanguageDetector _detector = new(KnownLanguages.Create());

    [Theory]
    [InlineData("de", German)]
    [InlineData("fr", French)]
    [InlineData("es", "Las Partes se reunirán una vez al año en la capital del Estado que presida la comisión mixta.")]
    [InlineData("it", "Le Parti si riuniscono una volta all'anno nella capitale dello Stato che presiede la commissione mista.")]
    [InlineData("pt", "As Partes reúnem-se uma vez por ano na capital do Estado que presidir à comissão mista, não mais tarde.")]
    [InlineData("nl", "De partijen komen een keer per jaar bijeen in de hoofdstad van de staat die het voorzitterschap bekleedt.")]
    [InlineData("pl", "Strony spotykają się raz w roku w stolicy państwa, które przewodniczy komisji mieszanej i jest jej gospodarzem.")]
    [InlineData("ru", "Стороны встречаются один раз в год в столице государства, которое председательствует в комиссии.")]
    [InlineData("uk", "Сторони зустрічаються один раз на рік у столиці держави, яка головує в комісії та її приймає.")]
    [InlineData("ar", "يجتمع الطرفان مرة في السنة في عاصمة الدولة التي تتولى رئاسة اللجنة المشتركة.")]
    [InlineData("fa", "طرفین سالی یک بار در پایتخت کشوری که ریاست کمیسیون را بر عهده دارد گرد می‌آیند.")]
    [InlineData("zh", "双方每年在担任委员会主席的国家的首都举行一次会议。")]
    [InlineData("ja", "締約国は、委員会の議長国の首都において年に一回会合する。")]
    [InlineData("ko", "당사국은 위원회 의장국의 수도에서 매년 한 번 회합한다.")]
    [InlineData("el", "Τα μέρη συναντώνται μία φορά τον χρόνο στην πρωτεύουσα του κράτους που προεδρεύει.")]
    [InlineData("hi", "पक्ष वर्ष में एक बार उस राज्य की राजधानी में मिलते हैं जो आयोग की अध्यक्षता करता है।")]
    public void A_text_is_in_its_language(string language, string text) => _detector.Detect(text, null).ShouldBe([new(0, language)]);

    [Fact]
    public void A_text_in_english_needs_no_word_about_it()
    {
        _detector.Detect(English, null).ShouldBeEmpty();
        _detector.Detect(English, "en-GB").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_is_clearly_in_another_language_is_believed_rather_than_its_tag()
    {
        _detector.Detect(German, "en").ShouldBe([new(0, "de")]);
        _detector.Detect(English, "de").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_of_a_few_words_is_in_the_language_that_it_states()
    {
        _detector.Detect("Anlage A: Zolltarif", "de-AT").ShouldBe([new(0, "de")]);
        _detector.Detect("Anlage A: Zolltarif", "xx").ShouldBeEmpty();
        _detector.Detect("Anlage A: Zolltarif", null).ShouldBeEmpty();
    }

    [Fact]
    public void What_words_of_grammar_do_not_tell_trigrams_do() =>
        _detector.Detect(
            "Getreidemühlenbesitzer; Bäckermeister; Straßenbahnschaffner; Oberbürgermeister; Wirtschaftsprüfer; "
                + "Versicherungskaufmann; Schuhmacherwerkstatt; Fleischereifachverkäufer; Krankenschwester; Zahnärztin",
            null)
            .ShouldBe([new(0, "de")]);

    [Fact]
    public void Authentic_texts_side_by_side_are_each_in_their_own()
    {
        var text = $"{English}\n\n{French}\n\n{French}\n\nArticle 2\n\n{German}";

        var runs = _detector.Detect(text, "en");

        runs.ShouldBe(
        [
            new LanguageRun(0, "en"), new(text.IndexOf(French, StringComparison.Ordinal), "fr"),
            new(text.IndexOf(German, StringComparison.Ordinal), "de"),
        ]);
        var facts = DocumentFacts.None with { Languages = runs };
        facts.LanguageAt(0).ShouldBe("en");
        facts.LanguageAt(text.IndexOf("Article 2", StringComparison.Ordinal)).ShouldBe("fr");
        facts.LanguageAt(text.Length - 1).ShouldBe("de");
    }

    [Fact]
    public void A_closing_formula_in_other_languages_makes_no_text_one_of_many()
    {
        var body = string.Concat(Enumerable.Repeat($"{English}\n\n", 25));

        _detector.Detect($"{body}{French}\n\n{German}\n\n{English}", null).ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_told_and_its_runs_stand_in_it_in_order() =>
        Properties.Check(Properties.HostileText, text =>
        {
            var runs = _detector.Detect(text, null);
            runs.Select(run => run.Start).ShouldBe(runs.Select(run => run.Start).Order().Distinct());
            runs.ShouldAllBe(run => run.Start == 0 || run.Start < text.Length);
        });
}
