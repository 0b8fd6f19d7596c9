using System.Globalization;

namespace TreatyBot.IntegrationTests.CommandLine;

/// <summary>Our own question sets: the answers may get better, and must not get much worse.</summary>
public class EvalTests : IDisposable
{
    private readonly Installation _bot = new();

    private protected virtual string Index => "LuceneNet";

    public void Dispose()
    {
        _bot.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("sample", "config/corpus", 0.87, 0.54, 0.83)]
    [InlineData("agreements", null, 0.94, 0.66, 0.9)]
    [InlineData("contracts", null, 0.89, 0.70, 0.9)]
    [InlineData("encyclopedia", null, 0.86, 0.41, 0.85)]
    [InlineData("news", null, 0.91, 0.26, 0.9)]
    [InlineData("clauses", null, 0.63, 0.13, null)]
    [InlineData("german", null, 0.87, 0.25, 0.5)]
    [InlineData("chinese", null, 0.92, 0, 0.5)]
    [InlineData("french", null, 0.97, 0, 0.5)]
    [InlineData("spanish", null, 0.95, 0.3, 0.9)]
    [InlineData("russian", null, 0.87, 0.3, 0.5)]
    [InlineData("arabic", null, 0.97, 0, 0.9)]
    public async Task A_sample_set_is_answered_as_well_as_before_and_always_verbatim(
        string set, string? corpus, double quoteAtThree, double abstainedNear, double? abstainedFar)
    {
        var samples = Repository.File($"tests/samples/{set}");
        var folder = corpus is null ? Path.Combine(samples, "corpus") : Repository.File(corpus);
        List<string> bounds = [Bound("quote_at_3", quoteAtThree), Bound("abstained_near", abstainedNear)];
        if (abstainedFar is { } far)
        {
            bounds.Add(Bound("abstained_far", far));
        }

        var (code, output, errors) = await _bot.RunAsync(
        [
            "eval", Path.Combine(samples, "questions.jsonl"), "--corpus", folder, "--misses", "5", "--set", $"Search:Index={Index}",
            .. bounds.SelectMany(bound => new[] { "--min", bound }),
        ]);

        code.ShouldBe(0, output + errors);
        Figure(output, "not_verbatim").ShouldBe(0);
        Figure(output, "median_words").ShouldBeLessThanOrEqualTo(45);
    }

    [Fact]
    public async Task A_run_is_compared_with_an_earlier_one_and_a_figure_below_its_bound_fails()
    {
        _bot.With("papers/ferry.txt", "Ferry rules\n\nThe toll of the ferry is four crowns for each passage.").With("q.jsonl", """
            {"id": "q1", "question": "What is the toll of the ferry?", "any": ["four crowns"]}
            {"id": "q2", "question": "What colour is the ferry's funnel?", "any": ["red funnel"]}
            """);
        (await _bot.RunAsync("eval", "q.jsonl", "--corpus", "papers", "--save", "before.json")).Code.ShouldBe(0);

        var (code, output, errors) = await _bot.RunAsync("eval", "q.jsonl", "--corpus", "papers", "--compare", "before.json", "--min",
            "quote_at_1=0.9");

        code.ShouldBe(1);
        output.ShouldContain("(±0)");
        errors.ShouldContain("quote_at_1 is 0.5, below 0.9");
        (await _bot.RunAsync("eval", "q.jsonl", "--corpus", "papers", "--min", "beauty=1")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_report_draws_the_confidence_and_names_what_was_missed()
    {
        _bot.With("papers/ferry.txt", "Ferry rules\n\nThe toll of the ferry is four crowns for each passage.").With("q.jsonl", """
            {"id": "q1", "question": "What is the toll of the ferry?", "any": ["four crowns"]}
            {"id": "q2", "question": "What colour is the <ferry's> funnel?", "any": ["red funnel"]}
            """);

        (await _bot.RunAsync("eval", "q.jsonl", "--corpus", "papers", "--report", "report.html")).Code.ShouldBe(0);

        var page = await File.ReadAllTextAsync(_bot.Path("report.html"));
        page.ShouldContain("<svg");
        page.ShouldContain("quote_at_1");
        page.ShouldContain("What colour is the &lt;ferry&#39;s&gt; funnel?");
        page.ShouldNotContain("<ferry");
    }

    private static string Bound(string figure, double value) => $"{figure}={value.ToString(CultureInfo.InvariantCulture)}";

    private static double Figure(string output, string name) =>
        double.Parse(output.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
