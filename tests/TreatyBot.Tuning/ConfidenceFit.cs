using TreatyBot.Core.Answering.Ranking;

namespace TreatyBot.Tuning;

/// <summary>
/// Fits the confidence: logistic regression of "one of the first three candidates is right" over the first one's score and features, on
/// questions with and without an answer. What the ranking cannot see, since it is the same for all candidates of a question, counts here: a
/// name that nobody bears, an article that there is not, a question that nothing comes near.
/// </summary>
internal static class ConfidenceFit
{
    /// <summary>An answer shows so many quotes at a glance.</summary>
    private const int Shown = 3;

    /// <summary>
    /// As for the ranking; with more the share of right answers at a confidence strays from it on documents that were held back.
    /// </summary>
    private const int Units = 6;
    private const int Rounds = 20;

    /// <summary>
    /// So many networks are averaged: what one happens to learn of few questions counts less. The confidence is computed once a question,
    /// so that they cost nothing.
    /// </summary>
    private const int Networks = 5;

    private const double HiddenPenalty = 0.001;

    /// <summary>
    /// The share of people's questions that have no answer. Those made by leaving documents out are many more: they teach what tells a near
    /// miss from an answer, but would make every answer look less likely than it is.
    /// </summary>
    private const double Unanswerable = 1 / 3.0;

    /// <summary>
    /// The share of these that speak of what the corpus speaks of. Near misses are fewer than what is made by leaving documents out, and
    /// count more.
    /// </summary>
    private const double Near = 0.45;

    /// <summary>The share of those that were made of questions with an answer.</summary>
    private const double Altered = 0.15;

    /// <param name="samples">The questions.</param>
    /// <param name="rankingFor">What a question is ranked by: a fit that has not seen its documents, since it ranks those that it has seen
    /// too well.</param>
    /// <param name="penalty">Holds the weights of the sum down: the larger, the less is made of what few questions show.</param>
    public static IReadOnlyList<NetworkFit> Fit(
        IReadOnlyList<TuningQuestion> samples, Func<TuningQuestion, NetworkFit> rankingFor, double penalty)
    {
        var rows = samples.Select(question => Row(question, rankingFor(question))).ToList();
        var folds = Enumerable.Range(0, TuningQuestion.Folds)
            .Select(fold => Climb(rows.Where(row => row.Question.Fold != fold).ToList(), penalty)).ToArray();
        Report(rows, row => folds[row.Question.Fold].Average(fit => fit.Score(row.Inputs)));
        return Climb(rows, penalty);
    }

    private static NetworkFit[] Climb(List<ConfidenceRow> training, double penalty)
    {
        var shares = Shares(training);
        var examples = Enumerable.Range(0, training.Count).ToList();
        return [.. Enumerable.Range(0, Networks).Select(seed =>
        {
            var fit = new NetworkFit(new double[ConfidenceInputs.Names.Length], Units, penalty, HiddenPenalty, seed);
            fit.Climb(
                examples,
                row => [training[row].Inputs],
                (row, scores) => [training.Count * shares[row] * ((training[row].IsRight ? 1 : 0) - Logistic(scores[0]))],
                Rounds);
            return fit;
        })];
    }

    /// <summary>
    /// What each question counts: every set by the square root of its size, and in each so much for those without an answer; 1 together.
    /// </summary>
    private static double[] Shares(List<ConfidenceRow> rows)
    {
        var shares = new double[rows.Count];
        foreach (var set in Enumerable.Range(0, rows.Count).GroupBy(row => rows[row].Question.Set))
        {
            var kinds = set.ToLookup(row => rows[row].Question.Kind);
            var all = kinds.Where(kind => kind.Key != TuningKind.Answerable).Sum(kind => Part(kind.Key));
            foreach (var kind in kinds)
            {
                var ofKind = kind.Key == TuningKind.Answerable ? 1 - Unanswerable : Unanswerable * Part(kind.Key) / all;
                foreach (var row in kind)
                {
                    shares[row] = Math.Sqrt(set.Count()) * ofKind / kind.Count();
                }
            }
        }

        var total = shares.Sum();
        return Array.ConvertAll(shares, share => share / total);

        static double Part(TuningKind kind) => kind switch
        {
            TuningKind.Near => Near,
            TuningKind.Altered => Altered,
            _ => 1 - Near - Altered,
        };
    }

    private static ConfidenceRow Row(TuningQuestion question, NetworkFit ranking)
    {
        var shown = question.Candidates.OrderByDescending(candidate => ranking.Score(candidate.Features)).Take(Shown).ToList();
        return new ConfidenceRow(
            question,
            ConfidenceInputs.Of(ranking.Score(shown[0].Features), shown[0].Features, shown[0].AnswerFeatures),
            shown.Exists(candidate => candidate.IsRight));
    }

    private static double Logistic(double score) => 1 / (1 + Math.Exp(-score));

    private static void Report(List<ConfidenceRow> rows, Func<ConfidenceRow, double> score)
    {
        Console.WriteLine("Confidence, likewise: how often a right answer has more than a wrong one");
        foreach (var set in rows.GroupBy(row => row.Question.Set))
        {
            var near = set.Where(row => row.IsRight || row.Question.Kind == TuningKind.Near).ToList();
            Console.WriteLine($"  {set.Key}: {Auroc([.. set], score):0.000}; against near misses {Auroc(near, score):0.000}");
        }

        Console.WriteLine("By confidence: how many, and the share of them that is right");
        foreach (var tenth in rows.Zip(Shares(rows)).GroupBy(row => Math.Min(9, (int)(Logistic(score(row.First)) * 10)))
            .OrderBy(group => group.Key))
        {
            var right = tenth.Sum(row => row.First.IsRight ? row.Second : 0) / tenth.Sum(row => row.Second);
            Console.WriteLine($"  {tenth.Key / 10.0:0.0}-{(tenth.Key + 1) / 10.0:0.0}  {tenth.Count(),5}  {right:0.00}");
        }
    }

    private static double Auroc(List<ConfidenceRow> rows, Func<ConfidenceRow, double> score)
    {
        var right = rows.Where(row => row.IsRight).Select(score).ToList();
        var wrong = rows.Where(row => !row.IsRight).Select(score).ToList();
        return right.Sum(one => wrong.Count(other => one > other) / (double)wrong.Count) / right.Count;
    }

    private sealed record ConfidenceRow(TuningQuestion Question, float[] Inputs, bool IsRight);
}
