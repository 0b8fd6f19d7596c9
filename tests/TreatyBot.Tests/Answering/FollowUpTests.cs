using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Tests.Answering;

public sealed class FollowUpTests
{
    private static readonly QuestionAnalyzer Analyzer = new(Thesaurus.Parse([]), Lexicon.Empty);

    [Theory]
    [InlineData("When does the Arvia treaty renew?", "And who signed it?", AnswerKind.Person, "signed Arvia")]
    [InlineData("When does the treaty renew?", "and who signed it?", AnswerKind.Person, "signed treaty")]
    [InlineData("When does the Arvia treaty renew?", "What about the Belmont one?", AnswerKind.Date, "Belmont treaty renew")]
    [InlineData("When does the Arvia treaty renew?", "Why?", AnswerKind.Reason, "Arvia treaty renew")]
    public void What_a_question_leaves_unsaid_comes_from_the_one_before(string before, string now, AnswerKind kind, string concepts)
    {
        var resolved = FollowUp.Resolve(Analyzer.Analyze(now), Analyzer.Analyze(before));

        resolved.Kind.ShouldBe(kind);
        resolved.Concepts.Select(concept => concept.Text).ShouldBe(concepts.Split(' '));
    }

    [Theory]
    [InlineData("Who is the depositary of the Lake accord?")]
    [InlineData("Where does Belmont buy timber?")]
    public void A_question_that_stands_alone_is_left_alone(string now)
    {
        var question = Analyzer.Analyze(now);

        FollowUp.Resolve(question, Analyzer.Analyze("When does the Arvia treaty renew?")).ShouldBe(question);
    }
}
