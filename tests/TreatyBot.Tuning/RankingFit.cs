namespace TreatyBot.Tuning;

/// <summary>
/// Fits the ranking weights: each question is a choice among its candidates by softmax of their scores, and the likelihood that a right one is chosen is
/// raised ("ListNet" with one right class; Cao et al., "Learning to Rank: From Pairwise to Listwise Approach", 2007). Every set counts by the square root of
/// its size. The weights are held near those that a person set by hand (<c>prior.json</c>) by an L2 penalty: what few questions show must not undo what many
/// kinds of documents have in common.
/// </summary>
internal static class RankingFit
{
    private const int Rounds = 400;
    private const double Step = 0.05;

    public static double[] Fit(IReadOnlyList<TuningQuestion> samples, double[] prior, double penalty)
    {
        var usable = samples.Where(question => question.IsAnswerable && question.HasRight).ToList();
        var training = usable.Where(question => !question.IsHeldBack).ToList();
        var weightOfSet = training.GroupBy(question => question.Set).ToDictionary(set => set.Key, set => 1 / Math.Sqrt(set.Count()));
        var total = training.Sum(question => weightOfSet[question.Set]);
        var weights = (double[])prior.Clone();
        var optimizer = new Adam(weights.Length, Step);
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var question in training)
            {
                Add(gradient, question, weights, weightOfSet[question.Set] / total);
            }

            for (var i = 0; i < weights.Length; i++)
            {
                gradient[i] -= penalty * (weights[i] - prior[i]);
            }

            optimizer.Climb(weights, gradient);
        }

        foreach (var set in samples.Where(question => question.IsAnswerable).GroupBy(question => question.Set))
        {
            Console.WriteLine($"  {set.Key}: right first {Share(set, held: false):0.000} in training, {Share(set, held: true):0.000} held back");
        }

        return weights;

        double Share(IEnumerable<TuningQuestion> questions, bool held)
        {
            var asked = questions.Where(question => question.IsHeldBack == held).ToList();
            return asked.Count(question => question.Candidates.MaxBy(candidate => Dot(weights, candidate.Features))!.IsRight) / Math.Max(1.0, asked.Count);
        }
    }

    public static double Dot(double[] weights, double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }

    private static void Add(double[] gradient, TuningQuestion question, double[] weights, double share)
    {
        var scores = question.Candidates.Select(candidate => Dot(weights, candidate.Features)).ToArray();
        var highest = scores.Max();
        var all = 0.0;
        var right = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Exp(scores[i] - highest);
            all += scores[i];
            right += question.Candidates[i].IsRight ? scores[i] : 0;
        }

        for (var i = 0; i < scores.Length; i++)
        {
            var pull = (question.Candidates[i].IsRight ? scores[i] / right : 0) - (scores[i] / all);
            for (var f = 0; f < gradient.Length; f++)
            {
                gradient[f] += share * pull * question.Candidates[i].Features[f];
            }
        }
    }
}
