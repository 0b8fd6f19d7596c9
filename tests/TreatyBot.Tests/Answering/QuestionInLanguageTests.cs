using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Text;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class QuestionInLanguageTests
{
    [Theory]
    [InlineData("de", "Wann wurde der Vertrag geschlossen?", AnswerKind.Date)]
    [InlineData("de", "In welchem Jahr endete der Krieg?", AnswerKind.Date)]
    [InlineData("de", "Wie lange gilt der Vertrag?", AnswerKind.Duration)]
    [InlineData("de", "Wie viele Jahre gilt der Vertrag?", AnswerKind.Duration)]
    [InlineData("de", "Wie viele Staaten sind beteiligt?", AnswerKind.Amount)]
    [InlineData("de", "Von wem wurde er unterzeichnet?", AnswerKind.Person)]
    [InlineData("de", "Welcher König unterzeichnete ihn?", AnswerKind.Person)]
    [InlineData("de", "Wo tagt die Kommission?", AnswerKind.Place)]
    [InlineData("de", "Warum trat er außer Kraft?", AnswerKind.Reason)]
    [InlineData("de", "Darf der Mieter untervermieten?", AnswerKind.YesNo)]
    [InlineData("de", "Was sagt der Vertrag über Zölle?", AnswerKind.Statement)]
    [InlineData("zh", "条约是哪一年签订的？", AnswerKind.Date)]
    [InlineData("zh", "条约的有效期是多久？", AnswerKind.Duration)]
    [InlineData("zh", "有多少国家参加？", AnswerKind.Amount)]
    [InlineData("zh", "委员会设在哪里？", AnswerKind.Place)]
    [InlineData("zh", "为什么条约失效了？", AnswerKind.Reason)]
    public void The_kind_of_answer_is_told_by_how_people_ask(string language, string question, AnswerKind kind) =>
        Analyze(language, question).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("de", "Wie lange gilt der Vertrag?", "gilt Vertrag")]
    [InlineData("de", "In welchem Jahr endete der Salzkrieg?", "endete Salzkrieg")]
    [InlineData("de", "Hallo zusammen, wann endet die Pacht? Vielen Dank!", "endet Pacht")]
    [InlineData("de", "Warum gibt es keine Zölle?", "keine Zölle")]
    [InlineData("zh", "请问条约何时生效？谢谢", "条约 生效")]
    public void What_is_asked_about_is_left_when_the_way_of_asking_is_taken_away(string language, string question, string concepts) =>
        string.Join(' ', Analyze(language, question).Concepts.Select(concept => concept.Text)).ShouldBe(concepts);

    [Theory]
    [InlineData("de", "Wer verhandelte mit Tilman Hesse?", "Tilman Hesse")]
    [InlineData("de", "Welchen Vertrag schloss die Stadt?", "")]
    [InlineData("de", "Wann trat die NATO bei?", "NATO")]
    public void German_nouns_are_no_names_but_two_in_a_row_are(string language, string question, string names) =>
        string.Join(' ', Analyze(language, question).Concepts.Where(concept => concept.IsName).Select(concept => concept.Text))
            .ShouldBe(names);

    [Fact]
    public void A_question_is_looked_for_in_the_terms_of_every_language_that_documents_are_in()
    {
        var question = new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty, TestCorpus.Words, TestCorpus.Packs)
            .Analyze("When were the boundary of Orlach drawn?", null, ["de", "en"]);

        question.Language.ShouldBe(Language.English);
        question.Concepts.Single(concept => concept.Text == "boundary").Phrases.SelectMany(phrase => phrase.Terms)
            .ShouldBe(["boundari", TestCorpus.Words.Find("de").TermOf("boundary")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("en", "When does the treaty end?")]
    [InlineData("de", "Wann endet der Vertrag?")]
    [InlineData("fr", "Quand le traité prend-il fin ?")]
    [InlineData("es", "¿Cuándo termina el tratado?")]
    [InlineData("zh", "条约何时终止？")]
    [InlineData("ru", "Когда заканчивается договор?")]
    [InlineData("uk", "Коли закінчується цей договір?")]
    [InlineData("ar", "متى تنتهي المعاهدة؟")]
    public void The_language_of_a_question_is_told_among_those_of_the_documents(string language, string question) =>
        LanguageOfQuestion.Tell(question, Candidates, TestCorpus.Packs).Code.ShouldBe(language);

    private static readonly Language[] Candidates = [.. "en de fr es zh ru uk ar".Split(' ').Select(TestCorpus.Words.Find)];

    private static QuestionAnalysis Analyze(string language, string question) =>
        new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty, TestCorpus.Words, TestCorpus.Packs).Analyze(question, null, [language]);
}
