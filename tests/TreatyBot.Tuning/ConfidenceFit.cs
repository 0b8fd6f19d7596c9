using System.Text.Json;
using TreatyBot.Core.Answering.Ranking;

namespace TreatyBot.Tuning;

/// <summary>
/// Fits the confidence: logistic regression of "one of the first three candidates is right" over the first one's score and features, on questions with and without an answer. What the
/// ranking cannot see, since it is the same for all candidates of a question, counts here: a name that nobody bears, an article that there is not.
/// </summary>
internal sealed class ConfidenceFit
{
    /// <summary>An answer shows so many quotes at a glance.</summary>
    private const int Shown = 3;

    private const int Rounds = 1500;
    private const double Step = 0.03;

    /// <summary>
    /// The share of people's questions that have no answer. Those made by leaving documents out are many more: they teach what tells a near miss from an
    /// answer, but would make every answer look less likely than it is.
    /// </summary>
    private const double Unanswerable = 1 / 3.0;

    /// <summary>The share of these that speak of what the corpus speaks of. Near misses are fewer than what is made by leaving documents out, and count more.</summary>
    private const double Near = 0.5;

    private readonly double[] _weights;

    private ConfidenceFit(double[] weights) => _weights = weights;

    /// <param name="samples">The questions.</param>
    /// <param name="ranking">The ranking weights.</param>
    /// <param name="penalty">Holds the weights down: the larger, the less is made of what few questions show.</param>
    public static ConfidenceFit Fit(IReadOnlyList<TuningQuestion> samples, double[] ranking, double penalty)
    {
        var rows = samples.Select(question => Row(question, ranking)).ToList();
        Console.WriteLine("Confidence: how often a right answer has more than a wrong one");
        foreach (var set in rows.Select(row => row.Question.Set).Distinct(StringComparer.Ordinal))
        {
            // What a penalty is worth shows where it was not fitted: on kinds of documents that it has not seen.
            var others = Climb(rows.Where(row => row.Question.Set != set && !row.Question.IsHeldBack).ToList(), penalty);
            Console.WriteLine($"  {set}: {Auroc(rows.Where(row => row.Question.Set == set).ToList(), others):0.000} where the whole set is left out");
        }

        var training = rows.Where(row => !row.Question.IsHeldBack).ToList();
        var weights = Climb(training, penalty);
        var heldBack = rows.Where(row => row.Question.IsHeldBack).ToList();
        Console.WriteLine($"  all: {Auroc(heldBack, weights):0.000} held back");
        Report(heldBack, weights);
        return new ConfidenceFit(weights);
    }

    private static double[] Climb(List<(TuningQuestion Question, double[] Inputs, bool IsRight)> training, double penalty)
    {
        var shares = Shares(training);
        var weights = new double[ConfidenceInputs.Names.Length];
        var optimizer = new Adam(weights.Length, Step);
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var (row, share) in training.Zip(shares))
            {
                var pull = share * ((row.IsRight ? 1 : 0) - Probability(weights, row.Inputs));
                for (var i = 0; i < weights.Length; i++)
                {
                    gradient[i] += pull * row.Inputs[i];
                }
            }

            for (var i = 1; i < weights.Length; i++)
            {
                gradient[i] -= penalty * weights[i];
            }

            optimizer.Climb(weights, gradient);
        }

        return weights;
    }

    /// <summary>What each question counts: every set by the square root of its size, and in each so much for those without an answer; 1 together.</summary>
    private static double[] Shares(List<(TuningQuestion Question, double[] Inputs, bool IsRight)> rows)
    {
        var shares = new double[rows.Count];
        foreach (var set in Enumerable.Range(0, rows.Count).GroupBy(row => rows[row].Question.Set))
        {
            var kinds = set.ToLookup(row => rows[row].Question.Kind);
            var near = kinds.Contains(TuningKind.Near) ? Near : 0;
            foreach (var kind in kinds)
            {
                var ofKind = kind.Key switch
                {
                    TuningKind.Answerable => 1 - Unanswerable,
                    TuningKind.Near => Unanswerable * near,
                    _ => Unanswerable * (1 - near),
                };
                foreach (var row in kind)
                {
                    shares[row] = Math.Sqrt(set.Count()) * ofKind / kind.Count();
                }
            }
        }

        var total = shares.Sum();
        return Array.ConvertAll(shares, share => share / total);
    }

    public string Write(double[] ranking) => JsonSerializer.Serialize(
        new RankingFile(Named(Enum.GetNames<QuoteFeature>(), ranking), Named(ConfidenceInputs.Names, _weights)), RankingFileContext.Default.RankingFile) + "\n";

    private static Dictionary<string, double> Named(string[] names, double[] weights) =>
        names.Zip(weights).ToDictionary(item => item.First, item => Math.Round(item.Second, 4));

    private static (TuningQuestion Question, double[] Inputs, bool IsRight) Row(TuningQuestion question, double[] ranking)
    {
        var shown = question.Candidates.OrderByDescending(candidate => RankingFit.Dot(ranking, candidate.Features)).Take(Shown).ToList();
        var inputs = ConfidenceInputs.Of(RankingFit.Dot(ranking, shown[0].Features), shown[0].Features, shown[0].AnswerFeatures);
        return (question, inputs, shown.Exists(candidate => candidate.IsRight));
    }

    private static double Probability(double[] weights, double[] inputs) => 1 / (1 + Math.Exp(-RankingFit.Dot(weights, inputs)));

    private static double Auroc(List<(TuningQuestion Question, double[] Inputs, bool IsRight)> rows, double[] weights)
    {
        var right = rows.Where(row => row.IsRight).Select(row => Probability(weights, row.Inputs)).ToList();
        var wrong = rows.Where(row => !row.IsRight).Select(row => Probability(weights, row.Inputs)).ToList();
        return right.Sum(one => wrong.Count(other => one > other) / (double)wrong.Count) / right.Count;
    }

    private static void Report(List<(TuningQuestion Question, double[] Inputs, bool IsRight)> rows, double[] weights)
    {
        Console.WriteLine("Held back, by confidence: how many, and the share of them that is right");
        foreach (var tenth in rows.Zip(Shares(rows)).GroupBy(row => Math.Min(9, (int)(Probability(weights, row.First.Inputs) * 10))).OrderBy(group => group.Key))
        {
            var right = tenth.Sum(row => row.First.IsRight ? row.Second : 0) / tenth.Sum(row => row.Second);
            Console.WriteLine($"  {tenth.Key / 10.0:0.0}-{(tenth.Key + 1) / 10.0:0.0}  {tenth.Count(),5}  {right:0.00}");
        }
    }
}
