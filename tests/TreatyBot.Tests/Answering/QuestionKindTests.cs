using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Tests.Answering;

/// <summary>A hundred questions whose first word, or a word inside them, tempts to another kind than their main clause asks for.</summary>
public sealed class QuestionKindTests
{
    private static readonly QuestionAnalyzer Analyzer = new(Thesaurus.Parse([]), Lexicon.Empty);

    [Theory]
    [InlineData("Is notice required when a Party withdraws?")]
    [InlineData("May a Party withdraw where the other one is in breach?")]
    [InlineData("Must the tenant say why the rent is late?")]
    [InlineData("Can a captain refuse a pilot who is drunk?")]
    [InlineData("Are there countries that have not signed?")]
    [InlineData("Do the rules apply to ships which carry no cargo?")]
    [InlineData("Was the treaty renewed in the year it was signed?")]
    [InlineData("Will the lease end how it began?")]
    [InlineData("Isn't the fee due on Mondays?")]
    [InlineData("Won't the pilot be paid what was agreed?")]
    [InlineData("Am I allowed to sublet while the owner is away?")]
    [InlineData("Does WHO advise the harbour?")]
    [InlineData("Is WHO a party to the treaty?")]
    [InlineData("When a Party withdraws, is notice required?")]
    [InlineData("Where the river freezes, may ships wait at the quay?")]
    [InlineData("If the pilot is ill, can a captain sail alone?")]
    [InlineData("and can I bring what I like?")]
    [InlineData("So is the quay closed in winter?")]
    [InlineData("The rent is due on Mondays, right?")]
    [InlineData("The lease covers the shed, correct?")]
    [InlineData("ok so do we pay by the day or by the week?")]
    [InlineData("Has anyone who signed withdrawn since?")]
    [InlineData("Does the treaty say whether fees rise?")]
    public void Yes_or_no_is_asked_by_the_main_clause(string question) => KindOf(question).ShouldBe(AnswerKind.YesNo);

    [Theory]
    [InlineData("When does the treaty renew?")]
    [InlineData("By when must notice be given?")]
    [InlineData("Since when is the quay closed?")]
    [InlineData("Until when does the lease run?")]
    [InlineData("and until when?")]
    [InlineData("In which year was the bridge built?")]
    [InlineData("On what date does the lease end?")]
    [InlineData("What time do the gates close?")]
    [InlineData("At what time may ships leave?")]
    [InlineData("What is the deadline for claims?")]
    [InlineData("What's the due date?")]
    [InlineData("How long ago was the bridge built?")]
    [InlineData("How late may ships arrive?")]
    [InlineData("Does the treaty say when it ends?")]
    [InlineData("Is it known when the bridge was built?")]
    [InlineData("If a Party withdraws, when does the treaty end?")]
    [InlineData("Under the Sarn treaty, when must fees be paid?")]
    [InlineData("the lease ends when?")]
    public void A_date_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Date);

    [Theory]
    [InlineData("How long does the lease run?")]
    [InlineData("How soon must damage be reported?")]
    [InlineData("How quickly are claims paid?")]
    [InlineData("How many days of leave do we get?")]
    [InlineData("how many weeks off do parents get")]
    [InlineData("How much notice must a party give?")]
    [InlineData("How much time do I have?")]
    [InlineData("What is the notice period?")]
    [InlineData("What is the time limit for an appeal?")]
    [InlineData("What notice period applies to tenants?")]
    [InlineData("What is the length of the notice?")]
    [InlineData("What is the duration of the pact?")]
    public void A_duration_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Duration);

    [Theory]
    [InlineData("How many members are there?")]
    [InlineData("How much is the rent?")]
    [InlineData("How fast may boats go in the harbour?")]
    [InlineData("How far is the quay from the gate?")]
    [InlineData("How wide is the lock?")]
    [InlineData("How old must a pilot be?")]
    [InlineData("How often is the crane tested?")]
    [InlineData("how heavy can a lorry be")]
    [InlineData("What percentage of votes is needed?")]
    [InlineData("What fee does the country pay?")]
    [InlineData("What is the rent?")]
    [InlineData("whats the rent")]
    [InlineData("What will the rent be?")]
    [InlineData("What is the minimum age of a pilot?")]
    [InlineData("How many times can the pact be renewed?")]
    public void An_amount_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Amount);

    [Theory]
    [InlineData("Who is the depositary?")]
    [InlineData("To whom is notice given?")]
    [InlineData("Whose consent is needed?")]
    [InlineData("From whom do I get the key?")]
    [InlineData("Which person signs the invoices?")]
    [InlineData("Who decides when the gates close?")]
    [InlineData("Who is told where the ship lies?")]
    [InlineData("When a Party withdraws, who is told?")]
    [InlineData("Who did May Brook replace?")]
    [InlineData("Under the lease who pays for water?")]
    [InlineData("do the minutes state who attended?")]
    public void A_person_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Person);

    [Theory]
    [InlineData("Where is the secretariat?")]
    [InlineData("Which country has not signed?")]
    [InlineData("In which city does the court sit?")]
    [InlineData("Which state keeps the treaty?")]
    [InlineData("Where do I hand in the form when the office is closed?")]
    public void A_place_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Place);

    [Theory]
    [InlineData("Why did they leave?")]
    [InlineData("How come the fee rose?")]
    [InlineData("On what grounds may a member be expelled?")]
    [InlineData("For what reason was the bridge closed?")]
    [InlineData("What is the purpose of the fund?")]
    public void A_reason_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Reason);

    [Theory]
    [InlineData("What is genocide?")]
    [InlineData("Who is a refugee?")]
    [InlineData("Who counts as an employee?")]
    [InlineData("What are tumens?")]
    [InlineData("What is moonlighting?")]
    [InlineData("What is a working day?")]
    [InlineData("What is the Joint Committee?")]
    [InlineData("What does NSFNET mean?")]
    [InlineData("What does vBNS stand for?")]
    [InlineData("Define force majeure")]
    [InlineData("What counts as the Basin?")]
    [InlineData("What is the definition of a ship?")]
    public void A_definition_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Definition);

    [Theory]
    [InlineData("What is the state of the negotiations?")]
    [InlineData("What happens when a Party withdraws?")]
    [InlineData("What does the treaty say about fish?")]
    [InlineData("What did the city pay for?")]
    [InlineData("What is new?")]
    [InlineData("What are my duties?")]
    [InlineData("Where does the lease say that dogs are allowed?")]
    [InlineData("What must a captain do where the river is narrow?")]
    public void Whatever_is_said_of_it_is_asked_for(string question) => KindOf(question).ShouldBe(AnswerKind.Statement);

    [Theory]
    [InlineData("How can a party leave the treaty?", AnswerKind.Procedure)]
    [InlineData("How do I report damage when I am abroad?", AnswerKind.Procedure)]
    [InlineData("In what way is notice given?", AnswerKind.Procedure)]
    [InlineData("What is the procedure for a claim?", AnswerKind.Procedure)]
    [InlineData("What did Dai Bingguo tell Kim?", AnswerKind.Speech)]
    [InlineData("What is the name of the ferry?", AnswerKind.Name)]
    [InlineData("What is it called?", AnswerKind.Name)]
    [InlineData("What is the term for a late ship?", AnswerKind.Name)]
    public void Ways_words_and_names_are_asked_for(string question, AnswerKind kind) => KindOf(question).ShouldBe(kind);

    private static AnswerKind KindOf(string question) => Analyzer.Analyze(question).Kind;
}
