using TreatyBot.Evaluation;

namespace TreatyBot.Tests.Evaluation;

public sealed class SampleQuestionsTests
{
    [Theory]
    [InlineData("sample", "config/corpus")]
    [InlineData("agreements", "tests/samples/agreements/corpus")]
    [InlineData("contracts", "tests/samples/contracts/corpus")]
    [InlineData("encyclopedia", "tests/samples/encyclopedia/corpus")]
    [InlineData("news", "tests/samples/news/corpus")]
    [InlineData("german", "tests/samples/german/corpus")]
    [InlineData("chinese", "tests/samples/chinese/corpus")]
    [InlineData("french", "tests/samples/french/corpus")]
    [InlineData("spanish", "tests/samples/spanish/corpus")]
    [InlineData("russian", "tests/samples/russian/corpus")]
    [InlineData("arabic", "tests/samples/arabic/corpus")]
    public void What_a_right_quote_must_hold_stands_in_its_document(string set, string corpus)
    {
        var sources = new SourceTexts(Repository.File(corpus));
        var questions = EvaluationQuestion.ReadAll(Repository.File($"tests/samples/{set}/questions.jsonl"));
        var documents = Directory.GetFiles(Repository.File(corpus)).Select(Path.GetFileName).OfType<string>().ToList();
        questions.Select(question => question.Id).ShouldBeUnique();
        foreach (var question in questions.Where(question => question.IsAnswerable))
        {
            var wanted = question.Document is { } document ? [document] : documents;
            foreach (var part in (question.Any ?? []).Concat(question.All ?? []))
            {
                wanted.ShouldContain(
                    file => sources.Text(file).Contains(SourceTexts.Fold(part), StringComparison.Ordinal), $"{question.Id}: {part}");
            }

            foreach (var beginning in question.Gold ?? [])
            {
                wanted.SelectMany(sources.Sections)
                    .ShouldContain(
                        section => section.StartsWith(SourceTexts.Fold(beginning), StringComparison.Ordinal),
                        $"{question.Id}: {beginning}");
            }
        }
    }

    [Fact]
    public void A_quote_is_right_only_where_it_says_what_it_must_and_stands_in_its_document()
    {
        var folder = Directory.CreateTempSubdirectory("treatybot-grader-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "a.html"),
                "<h1>Ferry</h1><p>The toll of the ferry&nbsp;is <b>four</b> crowns.</p><h2>Times</h2><p>It sails at noon on every "
                    + "weekday.</p>");
            var grader = new Grader(new SourceTexts(folder.FullName));
            var question = new EvaluationQuestion("q", "How much?", "a.html", Gold: ["The toll of the ferry"], Any: ["four crowns"]);

            grader.IsRight(question, "a.html", "The toll of the ferry is four crowns.").ShouldBeTrue();
            grader.IsRight(question, "a.html", "The toll of the ferry is five crowns.").ShouldBeFalse();
            grader.IsRight(question, "a.html", "It sails at noon on every weekday.").ShouldBeFalse();
            grader.IsRight(question, "b.html", "The toll of the ferry is four crowns.").ShouldBeFalse();
            grader.IsVerbatim("a.html", "invented").ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
