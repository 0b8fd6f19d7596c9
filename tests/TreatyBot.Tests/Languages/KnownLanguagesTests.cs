using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Languages;

public sealed class KnownLanguagesTests
{
    /// <summary>A few forms of a word of each language, of those that people ask and texts answer with.</summary>
    [Theory]
    [InlineData("de", "Vertrag", "Verträge", "Vertrags", "VERTRÄGEN")]
    [InlineData("de", "gegründet", "gründete", "Gründung")]
    [InlineData("de", "eingeweiht", "Einweihung")]
    [InlineData("de", "Straße", "Strasse", "Straßen")]
    [InlineData("fr", "accord", "accords", "l’accord", "d'accords")]
    [InlineData("fr", "nationale", "nationaux", "national")]
    [InlineData("es", "tratado", "tratados", "Tratado")]
    [InlineData("es", "nación", "naciones", "NACION")]
    [InlineData("it", "trattato", "trattati", "dell’accordo|accordo")]
    [InlineData("pt", "nação", "nações", "NAÇÃO")]
    [InlineData("nl", "verdrag", "verdragen")]
    [InlineData("sv", "avtal", "avtalen")]
    [InlineData("da", "aftale", "aftaler", "aftalens")]
    [InlineData("no", "avtale", "avtaler", "avtalen")]
    [InlineData("fi", "sopimus", "sopimuksen|sopimuksesta", "SOPIMUS")]
    [InlineData("hu", "szerződés", "szerződések", "szerződést")]
    [InlineData("ro", "tratat", "tratate", "tratatul")]
    [InlineData("cs", "smlouva", "smlouvy", "smlouvu")]
    [InlineData("tr", "antlaşma", "antlaşmalar", "antlaşmanın")]
    [InlineData("tr", "Ankara", "Ankara’nın", "ANKARA")]
    [InlineData("pl", "umowa", "umowy", "umowami")]
    [InlineData("uk", "договір|договору", "договори", "договорами")]
    [InlineData("ru", "договор", "договоры", "договора", "договором")]
    [InlineData("ru", "самолёт", "самолет", "самолёты")]
    [InlineData("el", "συνθήκη", "συνθήκης", "ΣΥΝΘΗΚΗ")]
    [InlineData("ar", "معاهدة", "المعاهدة", "والمعاهدة")]
    [InlineData("fa", "قرارداد", "قراردادها")]
    [InlineData("hi", "संधि", "संधियों")]
    public void Forms_of_one_word_meet(string language, params string[] forms)
    {
        var known = TestCorpus.Words.Find(language);
        known.Code.ShouldBe(language);

        // Behind a bar stands what such a form is to meet where it does not meet the first one.
        foreach (var form in forms.Skip(1))
        {
            var (written, meets) = form.Split('|') is [var one, var other] ? (one, other) : (form, forms[0].Split('|')[^1]);
            known.TermOf(written).ShouldBe(known.TermOf(meets), $"{written} and {meets}");
        }
    }

    [Theory]
    [InlineData("de", "die", "wurde", "für")]
    [InlineData("fr", "dans", "avec", "les")]
    [InlineData("es", "para", "cuando", "del")]
    [InlineData("tr", "ve", "için")]
    [InlineData("pl", "jest", "który")]
    [InlineData("uk", "який", "було")]
    [InlineData("ru", "что", "было")]
    [InlineData("ar", "في", "من")]
    public void Words_of_grammar_are_known(string language, params string[] words) =>
        words.ShouldAllBe(word => IsGrammar(language, word));

    [Fact]
    public void The_dotted_i_of_turkish_is_no_other_letter()
    {
        var turkish = TestCorpus.Words.Find("tr");

        turkish.TermOf("IŞIK").ShouldBe(turkish.TermOf("ışık"));
        turkish.TermOf("İZMİR").ShouldBe(turkish.TermOf("izmir"));
    }

    [Fact]
    public void Any_text_has_terms_in_every_language_that_are_not_too_long() =>
        Properties.Check(Properties.HostileText, text =>
        {
            foreach (var language in TestCorpus.Words.All)
            {
                foreach (var token in Core.Text.Tokenizer.Tokenize(text, language))
                {
                    token.Start.ShouldBeLessThan(token.End);
                    token.Term.Length.ShouldBeLessThanOrEqualTo(4 * Core.Text.Tokenizer.MaxTermLength);
                    language.TermOf(text.AsSpan(token.Start, token.End - token.Start)).ShouldNotBeNull();
                }
            }
        });

    private static bool IsGrammar(string language, string word) => TestCorpus.Words.Find(language).IsStopWord(word);
}
