using System.Security.Cryptography;
using System.Text;
using TreatyBot.Evaluation;

namespace TreatyBot.Tuning;

/// <summary>Asks every question of a set and keeps what the ranker saw.</summary>
internal static class TuningSet
{
    /// <summary>As many of the best candidates, by the weights of now, are graded.</summary>
    private const int MaxCandidates = 120;

    /// <param name="name">The name of the set.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="foreign">Questions of other sets: its corpus does not answer them.</param>
    /// <param name="corpusFolder">Its documents.</param>
    /// <param name="settings">How they are answered from: <c>Key=Value</c>.</param>
    public static async Task<IReadOnlyList<TuningQuestion>> ReadAsync(
        string name, IReadOnlyList<EvaluationQuestion> questions, IEnumerable<EvaluationQuestion> foreign, string corpusFolder,
        IReadOnlyList<string> settings)
    {
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(corpusFolder), settings, CancellationToken.None);
        var grader = new Grader(new SourceTexts(corpusFolder));
        var asked = new List<(EvaluationQuestion Question, string? Without)>();
        foreach (var question in questions.Where(question => question.Cover is null or { Count: 0 }))
        {
            asked.Add((question, null));
            if (question is { IsAnswerable: true, Document: { } document })
            {
                // What would be asked of a corpus that lacks the document: the nearest miss there is.
                asked.Add((question, document));
            }
        }

        asked.AddRange(foreign.Select(question =>
            (question with { Gold = null, Any = null, All = null, Spans = null, Document = null, Near = false }, (string?)null)));
        var samples = new IReadOnlyList<TuningQuestion>[asked.Count];
        await Parallel.ForAsync(0, asked.Count, async (i, _) => samples[i] = await SampleAsync(asked[i].Question, asked[i].Without));
        return [.. samples.SelectMany(sample => sample)];

        async Task<IReadOnlyList<TuningQuestion>> SampleAsync(EvaluationQuestion question, string? without)
        {
            var kind = without is not null
                ? TuningKind.Far : question.IsAnswerable ? TuningKind.Answerable : question.Near ? TuningKind.Near : TuningKind.Far;
            var explored = await indexed.Answerer.ExploreAsync(question.Question, indexed.Collections, without, MaxCandidates,
                CancellationToken.None);
            return explored.Count == 0
                ? []
                :
                [
                    new TuningQuestion(name, FoldOf(question), question.Question, kind,
                    [
                        .. explored.Select(candidate => new TuningCandidate(
                            candidate.Text, candidate.Features, candidate.AnswerFeatures, kind == TuningKind.Answerable
                                && grader.IsRight(question, candidate.Document, candidate.Text))),
                    ]),
                ];
        }
    }

    private static int FoldOf(EvaluationQuestion question) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(question.Document) ?? question.Id))[0] % TuningQuestion.Folds;
}
