using System.Text.Json;
using TreatyBot.Core.Answering;

namespace TreatyBot.Tuning;

/// <summary>
/// Fits the confidence: logistic regression of "the first candidate is right" over its score and features, on questions with and without an answer. What the
/// ranking cannot see, since it is the same for all candidates of a question, counts here: a name that nobody bears, an article that there is not.
/// </summary>
internal sealed class ConfidenceFit
{
    private const int Rounds = 3000;
    private const double Step = 0.02;
    private const double Penalty = 0.002;

    private readonly double[] _weights;

    private ConfidenceFit(double[] weights) => _weights = weights;

    public static ConfidenceFit Fit(IReadOnlyList<TuningQuestion> samples, double[] ranking)
    {
        var rows = samples.Select(question => Row(question, ranking)).ToList();
        var training = rows.Where(row => !row.Question.IsHeldBack).ToList();
        var weightOfSet = training.GroupBy(row => row.Question.Set).ToDictionary(set => set.Key, set => 1 / Math.Sqrt(set.Count()));
        var total = training.Sum(row => weightOfSet[row.Question.Set]);
        var weights = new double[rows[0].Inputs.Length];
        var optimizer = new Adam(weights.Length, Step);
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var row in training)
            {
                var pull = weightOfSet[row.Question.Set] / total * ((row.IsRight ? 1 : 0) - Probability(weights, row.Inputs));
                for (var i = 0; i < weights.Length; i++)
                {
                    gradient[i] += pull * row.Inputs[i];
                }
            }

            for (var i = 2; i < weights.Length; i++)
            {
                gradient[i] -= Penalty * weights[i];
            }

            optimizer.Climb(weights, gradient);
        }

        Report(rows.Where(row => row.Question.IsHeldBack).ToList(), weights);
        return new ConfidenceFit(weights);
    }

    public string Write(double[] ranking)
    {
        var answer = 2 + ranking.Length;
        return JsonSerializer.Serialize(
            new RankingFile(
                Named<QuoteFeature>(i => ranking[i]),
                Math.Round(_weights[0], 4),
                Math.Round(_weights[1], 4),
                Named<QuoteFeature>(i => _weights[i + 2]),
                Named<AnswerFeature>(i => _weights[i + answer])),
            RankingFileContext.Default.RankingFile) + "\n";
    }

    private static Dictionary<string, double> Named<TFeature>(Func<int, double> weight)
        where TFeature : struct, Enum =>
        Enum.GetValues<TFeature>().Select((feature, i) => (feature, i)).ToDictionary(item => item.feature.ToString(), item => Math.Round(weight(item.i), 4));

    private static (TuningQuestion Question, double[] Inputs, bool IsRight) Row(TuningQuestion question, double[] ranking)
    {
        var best = question.Candidates.MaxBy(candidate => RankingFit.Dot(ranking, candidate.Features))!;
        return (question, [1, RankingFit.Dot(ranking, best.Features), .. best.Features, .. best.AnswerFeatures], best.IsRight);
    }

    private static double Probability(double[] weights, double[] inputs) => 1 / (1 + Math.Exp(-RankingFit.Dot(weights, inputs)));

    private static void Report(List<(TuningQuestion Question, double[] Inputs, bool IsRight)> rows, double[] weights)
    {
        Console.WriteLine("Held back, by confidence: how many, and how many of them right");
        foreach (var tenth in rows.GroupBy(row => Math.Min(9, (int)(Probability(weights, row.Inputs) * 10))).OrderBy(group => group.Key))
        {
            Console.WriteLine($"  {tenth.Key / 10.0:0.0}-{(tenth.Key + 1) / 10.0:0.0}  {tenth.Count(),5}  {tenth.Average(row => row.IsRight ? 1.0 : 0.0):0.00}");
        }
    }
}
