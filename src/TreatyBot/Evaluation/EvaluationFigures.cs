namespace TreatyBot.Evaluation;

/// <summary>What a set of questions shows, as named figures; null where the set has nothing to measure it on.</summary>
internal static class EvaluationFigures
{
    private const int MaxCoverWords = 60;
    private const int CoverQuotes = 5;

    public static IReadOnlyDictionary<string, double?> Of(IReadOnlyList<QuestionOutcome> outcomes)
    {
        var graded = outcomes.Where(outcome => outcome.Question.Cover is not { Count: > 0 }).ToList();
        var answerable = graded.Where(outcome => outcome.Question.IsAnswerable).ToList();
        var far = graded.Where(outcome => !outcome.Question.IsAnswerable && !outcome.Question.Near).ToList();
        var near = graded.Where(outcome => !outcome.Question.IsAnswerable && outcome.Question.Near).ToList();
        var cover = outcomes.Where(outcome => outcome.Question.Cover is { Count: > 0 }).ToList();
        var words = outcomes.SelectMany(outcome => outcome.Quotes).Select(quote => (double)Words(quote.Quote.Text)).Order().ToList();
        var times = outcomes.Select(outcome => outcome.Elapsed.TotalMilliseconds).Order().ToList();
        return new Dictionary<string, double?>(StringComparer.Ordinal)
        {
            ["questions"] = outcomes.Count,
            ["quote_at_1"] = Share(answerable, outcome => outcome.IsRightFirst),
            ["quote_at_3"] = Share(answerable, outcome => outcome.IsRightInThree),
            ["answered"] = Share(answerable, outcome => outcome.IsAnswered),
            ["answered_but_wrong"] = Share(answerable, outcome => outcome.IsAnswered && !outcome.IsRightInThree),
            ["abstained_far"] = Share(far, outcome => !outcome.IsAnswered),
            ["abstained_near"] = Share(near, outcome => !outcome.IsAnswered),
            ["auroc_far"] = Auroc(answerable, far),
            ["auroc_near"] = Auroc(answerable, near),
            ["cover_at_5"] = cover.Count == 0 ? null : cover.Average(Cover),
            ["differs"] = Share([.. graded.Where(outcome => outcome.Question.Differs)], outcome => outcome.Differs),
            ["passed"] = Share(
                [.. graded.Where(outcome => outcome.Question.Passed is not null)],
                outcome => outcome.Quotes.Any(quote => quote.Passed?.Contains(outcome.Question.Passed!, StringComparison.Ordinal) == true)),
            ["median_words"] = words.Count == 0 ? null : words[words.Count / 2],
            ["not_verbatim"] = outcomes.Sum(outcome => outcome.Quotes.Count - outcome.Verbatim),
            ["p50_ms"] = Percentile(times, 0.5),
            ["p99_ms"] = Percentile(times, 0.99),
        };
    }

    /// <summary>
    /// By tenths of confidence: how many answers were given, and which share of them had a right quote among the first three. Those to
    /// questions without an answer are wrong.
    /// </summary>
    public static IReadOnlyList<(double From, int Count, double Stated, double Right)> Reliability(
        IReadOnlyList<QuestionOutcome> outcomes) =>
    [
        .. outcomes
            .Where(outcome => outcome.Question.Cover is not { Count: > 0 } && outcome.IsAnswered)
            .GroupBy(outcome => Math.Min(9, (int)(outcome.Confidence * 10)))
            .OrderBy(tenth => tenth.Key)
            .Select(tenth => (
                tenth.Key / 10.0,
                tenth.Count(),
                tenth.Average(outcome => outcome.Confidence),
                tenth.Average(outcome => outcome.IsRightInThree ? 1.0 : 0.0))),
    ];

    /// <summary>
    /// What caution costs: the questions by falling confidence; after each, which share of all is answered, and which share of those has no
    /// right quote among the first three.
    /// </summary>
    public static IReadOnlyList<(double Coverage, double Risk)> RiskCoverage(IReadOnlyList<QuestionOutcome> outcomes)
    {
        var graded = outcomes.Where(outcome => outcome.Question.Cover is not { Count: > 0 } && outcome.IsAnswered)
            .OrderByDescending(outcome => outcome.Confidence).ToList();
        var wrong = 0;
        return
        [
            .. graded.Select((outcome, i) => ((i + 1) / (double)outcomes.Count, (wrong += outcome.IsRightInThree ? 0 : 1) / (i + 1.0))),
        ];
    }

    private static double? Share(List<QuestionOutcome> outcomes, Func<QuestionOutcome, bool> holds) =>
        outcomes.Count == 0 ? null : outcomes.Count(holds) / (double)outcomes.Count;

    private static double? Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    /// <summary>How often a question with an answer has more confidence than one without, ties counting half.</summary>
    private static double? Auroc(List<QuestionOutcome> with, List<QuestionOutcome> without)
    {
        if (with.Count == 0 || without.Count == 0)
        {
            return null;
        }

        var sum = with.Sum(one => without.Sum(other =>
            one.Confidence > other.Confidence ? 1 : one.Confidence.Equals(other.Confidence) ? 0.5 : 0));
        return sum / ((double)with.Count * without.Count);
    }

    private static double Cover(QuestionOutcome outcome)
    {
        var first = outcome.Quotes.Take(CoverQuotes)
            .Select(quote => SourceTexts.Fold(quote.Quote.Text)).Where(text => Words(text) <= MaxCoverWords).ToList();
        var wanted = outcome.Question.Cover!;
        var covered = wanted.Count(answer =>
            first.Exists(text => text.Contains(SourceTexts.Fold(answer), StringComparison.OrdinalIgnoreCase)));
        return covered / (double)wanted.Count;
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
