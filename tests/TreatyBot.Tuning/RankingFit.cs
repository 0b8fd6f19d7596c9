namespace TreatyBot.Tuning;

/// <summary>
/// Fits the ranking: each question is a choice among its candidates by softmax of their scores, and the likelihood that a right one is
/// chosen is raised ("ListNet" with one right class; Cao et al., "Learning to Rank: From Pairwise to Listwise Approach", 2007). Every set
/// counts by the square root of its size. The weights of the sum are held near those that a person set by hand (<c>prior.json</c>).
/// </summary>
internal static class RankingFit
{
    /// <summary>
    /// Fewer tell the sets apart less well, more learn them by heart: of 8, 12 and 16 twelve were best on documents that were held back.
    /// </summary>
    private const int Units = 12;

    /// <summary>Further rounds raise the training sets alone.</summary>
    private const int Rounds = 14;

    private const double HiddenPenalty = 0.001;

    /// <param name="training">The questions that it is fitted to.</param>
    /// <param name="prior">The weights of the sum that a person set.</param>
    /// <param name="penalty">Holds the sum near them.</param>
    public static NetworkFit Fit(IEnumerable<TuningQuestion> training, double[] prior, double penalty)
    {
        var usable = training.Where(question => question.IsAnswerable && question.HasRight).ToList();
        var weightOfSet = usable.GroupBy(question => question.Set).ToDictionary(set => set.Key, set => 1 / Math.Sqrt(set.Count()));
        var mean = usable.Average(question => weightOfSet[question.Set]);
        var fit = new NetworkFit(prior, Units, penalty, HiddenPenalty);
        fit.Climb(
            usable,
            question => question.Rows,
            (question, scores) => Pull(question, scores, weightOfSet[question.Set] / mean),
            Rounds);
        return fit;
    }

    /// <summary>Prints how often a right answer stands first and among the first three.</summary>
    /// <param name="samples">The questions.</param>
    /// <param name="fitFor">What a question is ranked by.</param>
    public static void Report(IReadOnlyList<TuningQuestion> samples, Func<TuningQuestion, NetworkFit> fitFor)
    {
        Console.WriteLine("Ranking, of documents that it was not fitted to: right first · among three");
        foreach (var set in samples.Where(question => question.IsAnswerable).GroupBy(question => question.Set))
        {
            Console.WriteLine($"  {set.Key}: {Share(set, 1):0.000} · {Share(set, 3):0.000}");
        }

        double Share(IEnumerable<TuningQuestion> questions, int among) => questions.Average(question =>
            question.Candidates.OrderByDescending(candidate => fitFor(question).Score(candidate.Features)).Take(among)
                .Any(candidate => candidate.IsRight) ? 1.0 : 0.0);
    }

    private static double[] Pull(TuningQuestion question, double[] scores, double share)
    {
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
            scores[i] = share * ((question.Candidates[i].IsRight ? scores[i] / Math.Max(right, double.Epsilon) : 0) - (scores[i] / all));
        }

        return scores;
    }
}
