using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Evaluation;

namespace TreatyBot.Tests.Answering;

/// <summary>The questions of the sample sets, put as people put them in a chat, are understood as they are without it.</summary>
public sealed class ChatMannerTests
{
    /// <summary>These leave the words of the question as they are.</summary>
    public static TheoryData<string> Wrapping { get; } =
        [.. ChatManner.All.Select(manner => manner.Name).Except(["hasty", "typos", "keywords"])];

    [Theory]
    [MemberData(nameof(Wrapping))]
    public void What_is_written_around_a_question_changes_nothing_of_it(string name)
    {
        var manner = ChatManner.All.Single(manner => manner.Name == name);
        var analyzer = new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty);
        var asked = new List<string>();
        var changed = new List<string>();
        foreach (var set in (string[])["sample", "agreements", "notes", "encyclopedia"])
        {
            foreach (var question in EvaluationQuestion.ReadAll(Repository.File($"tests/samples/{set}/questions.jsonl")))
            {
                var message = manner.Of(question.Question, seed: 1);
                asked.Add(message);
                if (Content(analyzer.Analyze(message)) != Content(analyzer.Analyze(question.Question)))
                {
                    changed.Add(message);
                }
            }
        }

        // Three in a hundred are what an answer may lose.
        changed.Count.ShouldBeLessThanOrEqualTo(asked.Count * 3 / 100, string.Join('\n', changed.Take(10)));
    }

    [Fact]
    public void A_manner_is_the_same_in_every_run_and_another_one_with_another_seed()
    {
        const string question = "How much notice must a party give before it leaves?";
        foreach (var manner in ChatManner.All)
        {
            manner.Of(question, seed: 3).ShouldBe(manner.Of(question, seed: 3));
        }

        ChatManner.All.Select(manner => manner.Of(question, seed: 3))
            .ShouldNotBe(ChatManner.All.Select(manner => manner.Of(question, seed: 4)));
        ChatManner.All.Select(manner => manner.Name).ShouldBeUnique();
        ChatManner.All.Count.ShouldBe(12);
    }

    private static string Content(QuestionAnalysis question) =>
        $"{question.Kind}: "
        + string.Join(' ', question.Concepts.Select(concept => concept.OwnTerms is [var first, ..] ? first : concept.Text));
}
