using System.Security.Cryptography;
using System.Text;
using TreatyBot.Evaluation;

namespace TreatyBot.Tuning;

/// <summary>Asks every question of a set and keeps what the ranker saw.</summary>
internal static class TuningSet
{
    /// <summary>As many of the best candidates, by the weights of now, are graded.</summary>
    private const int MaxCandidates = 120;

    /// <summary>One document of so many is held back, with all its questions.</summary>
    private const int HoldBack = 3;

    /// <param name="name">The name of the set.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="foreign">Questions of other sets: its corpus does not answer them.</param>
    /// <param name="corpusFolder">Its documents.</param>
    public static async Task<IReadOnlyList<TuningQuestion>> ReadAsync(
        string name, IReadOnlyList<EvaluationQuestion> questions, IEnumerable<EvaluationQuestion> foreign, string corpusFolder)
    {
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(corpusFolder), [], CancellationToken.None);
        var grader = new Grader(new SourceTexts(corpusFolder));
        var samples = new List<TuningQuestion>();
        foreach (var question in questions.Where(question => question.Cover is null or { Count: 0 }))
        {
            samples.AddRange(await SampleAsync(question, without: null));
            if (question is { IsAnswerable: true, Document: { } document })
            {
                // What would be asked of a corpus that lacks the document: the nearest miss there is.
                samples.AddRange(await SampleAsync(question, document));
            }
        }

        foreach (var question in foreign)
        {
            samples.AddRange(await SampleAsync(question with { Gold = null, Any = null, All = null, Spans = null, Document = null, Near = false }, without: null));
        }

        return samples;

        async Task<IReadOnlyList<TuningQuestion>> SampleAsync(EvaluationQuestion question, string? without)
        {
            var kind = without is not null ? TuningKind.Far : question.IsAnswerable ? TuningKind.Answerable : question.Near ? TuningKind.Near : TuningKind.Far;
            var explored = await indexed.Answerer.ExploreAsync(question.Question, indexed.Collections, without, MaxCandidates, CancellationToken.None);
            return explored.Count == 0
                ? []
                :
                [
                    new TuningQuestion(name, IsHeldBack(question), kind,
                    [
                        .. explored.Select(candidate => new TuningCandidate(
                            candidate.Features, candidate.AnswerFeatures, kind == TuningKind.Answerable && grader.IsRight(question, candidate.Document, candidate.Text))),
                    ]),
                ];
        }
    }

    private static bool IsHeldBack(EvaluationQuestion question) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(question.Document ?? question.Id))[0] % HoldBack == 0;
}
