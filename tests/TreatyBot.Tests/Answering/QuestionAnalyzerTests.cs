using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Tests.Answering;

public sealed class QuestionAnalyzerTests
{
    [Theory]
    [InlineData("Which sport is Ada Brook associated with?", "associated")]
    [InlineData("What is the dance commonly called?", "commonly", "called")]
    [InlineData("Who owns the mill?")]
    public void Words_that_only_bind_a_question_together_are_light(string question, params string[] light) =>
        new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty).Analyze(question).Concepts
            .Where(concept => concept.Has(ConceptRoles.Light)).Select(concept => concept.Text).ShouldBe(light);

    private static readonly Thesaurus Words = Thesaurus.Parse(
        ["deal, pact, agreement, treaty", "get out of, withdraw, denounce", "take effect, entry into force", "US, USA, United States"]);

    [Theory]
    [InlineData("When does the treaty renew?", AnswerKind.Date)]
    [InlineData("In which year was it signed?", AnswerKind.Date)]
    [InlineData("How long does it last?", AnswerKind.Duration)]
    [InlineData("How much notice is needed?", AnswerKind.Duration)]
    [InlineData("How many members are there?", AnswerKind.Amount)]
    [InlineData("What is the cap on liability?", AnswerKind.Amount)]
    [InlineData("Who is the depositary?", AnswerKind.Person)]
    [InlineData("Where is the secretariat?", AnswerKind.Place)]
    [InlineData("What is NSFNET?", AnswerKind.Definition)]
    [InlineData("Why did they leave?", AnswerKind.Reason)]
    [InlineData("How can a party withdraw?", AnswerKind.Procedure)]
    [InlineData("Is it still in force?", AnswerKind.YesNo)]
    [InlineData("What does the Joint Committee do?", AnswerKind.Statement)]
    [InlineData("What did Dai Bingguo tell Kim?", AnswerKind.Speech)]
    [InlineData("What does the treaty say about fish?", AnswerKind.Statement)]
    public void The_kind_of_answer_is_told_by_the_question_words(string question, AnswerKind kind) => Analyze(question).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("What does Article 2 say?", "2", "ii", "two")]
    [InlineData("What is stated in article four?", "4", "iv", "four")]
    [InlineData("And section II?", "2", "ii", "two")]
    [InlineData("What does clause 8.2 require?", "8.2")]
    public void A_clause_is_found_by_its_number_however_it_is_written(string question, params string[] spellings) =>
        Analyze(question).ClauseReference!.Numbers.ShouldBe(spellings);

    [Theory]
    [InlineData("What was fixed in 2.4.1?", "2.4.1")]
    [InlineData("What changed in v3.1.0?", "3.1.0")]
    [InlineData("Which options are new in version 3.1?", "3.1")]
    [InlineData("Release 12.0: what was removed?", "12.0")]
    public void A_version_is_found_by_its_number_and_needs_no_label(string question, string number)
    {
        var clause = Analyze(question).ClauseReference!;

        clause.Labels.ShouldBeEmpty();
        clause.Numbers.ShouldContain(number);
    }

    [Theory]
    [InlineData("Is 3.1 million a lot?")]
    [InlineData("Did the fee rise to 2.5 per cent?")]
    [InlineData("What lies at 12.3 km?")]
    [InlineData("Who wrote version two of the policy?")]
    public void A_number_with_one_point_or_none_is_no_version_by_itself(string question) =>
        Analyze(question).ClauseReference.ShouldBeNull();

    [Theory]
    [InlineData("What does Article 36(2) say?", "36", "2")]
    [InlineData("What does art. 36, paragraph 2 say?", "36", "2")]
    [InlineData("paragraph 2 of Article 36", "36", "2")]
    [InlineData("What does Article 36 (as amended) say?", "36", null)]
    [InlineData("What does paragraph 2 say?", "2", null)]
    public void A_paragraph_is_asked_for_inside_its_article(string question, string number, string? paragraph)
    {
        var clause = Analyze(question).ClauseReference!;

        clause.Numbers[0].ShouldBe(number);
        clause.Paragraph.ShouldBe(paragraph);
    }

    [Fact]
    public void A_phrase_of_the_thesaurus_is_one_concept_with_its_synonyms()
    {
        var concept = Analyze("How do we get out of the deal?").Concepts[0];
        concept.Text.ShouldBe("get out of");
        concept.Phrases.Select(phrase => string.Join(' ', phrase.Terms)).ShouldBe(["withdraw", "denounc"]);
    }

    [Fact]
    public void Names_are_told_by_their_capitals_but_not_in_a_title()
    {
        Analyze("When does the Canada–Chile deal end?").Concepts.Where(concept => concept.IsName)
            .Select(concept => concept.Text)
            .ShouldBe(["Canada", "Chile"]);
        Analyze("When Does The Canada Chile Deal Renew Again").Concepts.ShouldAllBe(concept => !concept.IsName);
    }

    [Theory]
    [InlineData("What does the Joint Committee of the US–Chile agreement do?", "US", "Chile")]
    [InlineData("When does South Korea's treaty with Singapore end?", "South", "Korea", "Singapore")]
    [InlineData(
        "Is there a cap in the Content License Agreement with Emdeon Corporation d/b/a Relay Health?",
        "Content",
        "License",
        "Emdeon",
        "Corporation",
        "Relay",
        "Health")]
    [InlineData("What did China sign before the treaty?")]
    public void An_agreement_is_called_by_the_names_about_the_word(string question, params string[] names) =>
        Analyze(question).Concepts
            .Where(concept => concept.IsName && concept.Has(ConceptRoles.NamesDocument))
            .Select(concept => concept.Text)
                .Where(name => !name.EndsWith("greement", StringComparison.Ordinal)).ShouldBe(names);

    [Fact]
    public void A_name_of_several_words_is_one_and_two_names_are_two()
    {
        var concepts = Analyze("Did Kim Jong-il meet China and Dai Bingguo?").Concepts;

        concepts.Where(concept => concept.Has(ConceptRoles.ContinuesName))
            .Select(concept => concept.Text)
            .ShouldBe(["Jong", "il", "Bingguo"]);
    }

    [Theory]
    [InlineData("What does Article 2 of the Canada–Chile agreement say?", true)]
    [InlineData("What is stated in article four?", true)]
    [InlineData("What does Article 2 say about fish?", false)]
    [InlineData("What does the treaty say?", false)]
    public void A_question_may_ask_for_an_article_and_nothing_else(string question, bool isOfClauseAlone) =>
        Analyze(question).IsOfClauseAlone.ShouldBe(isOfClauseAlone);

    [Fact]
    public void US_in_capitals_is_a_name_and_us_is_not() =>
        Analyze("What do the US tell us?").Concepts.Select(concept => concept.Text).ShouldBe(["US"]);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("what is it that they do?")]
    [InlineData("?!…")]
    [InlineData("\0\u0001\u0002")]
    public void A_question_with_nothing_to_look_for_has_no_concepts(string question) => Analyze(question).Concepts.ShouldBeEmpty();

    [Fact]
    public void Any_text_is_understood_somehow() => Properties.Check(Properties.HostileText, text => Analyze(text).ShouldNotBeNull());

    private static QuestionAnalysis Analyze(string question) => new QuestionAnalyzer(Words, Lexicon.Empty).Analyze(question);
}
