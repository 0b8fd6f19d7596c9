using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Search;
using TreatyBot.Evaluation;

namespace TreatyBot.Tuning;

/// <summary>Asks every question of a set and keeps what the ranker saw.</summary>
internal static class TuningSet
{
    /// <summary>As many of the best candidates, by the weights of now, are graded.</summary>
    private const int MaxCandidates = 120;

    /// <summary>Of so many questions that are answered one is asked for another thing.</summary>
    private const int OneAltered = 4;

    /// <param name="name">The name of the set.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="foreign">Questions of other sets: its corpus does not answer them.</param>
    /// <param name="corpusFolder">Its documents.</param>
    /// <param name="settings">How they are answered from: <c>Key=Value</c>.</param>
    public static async Task<IReadOnlyList<TuningQuestion>> ReadAsync(
        string name, IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<EvaluationQuestion> foreign, string corpusFolder,
        IReadOnlyList<string> settings)
    {
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(corpusFolder), settings, CancellationToken.None);
        var grader = new Grader(new SourceTexts(corpusFolder));
        var elsewhere = foreign.Select(question => question.Question).ToList();
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

        asked.AddRange(foreign.Select(question => (Unanswered(question) with { Document = null }, (string?)null)));
        var samples = new IReadOnlyList<TuningQuestion>[asked.Count];
        await Parallel.ForAsync(0, asked.Count, async (i, _) => samples[i] = await SampleAsync(asked[i].Question, asked[i].Without));
        var altered = Altered(indexed.Services, elsewhere, asked.Zip(samples)
            .Where(pair => pair.First.Without is null && pair.Second.Any(sample => sample.HasRight))
            .Where((_, place) => place % OneAltered == 0)
            .Select(pair => (pair.First.Question, pair.Second[0].Candidates.First(candidate => candidate.IsRight).Text)));
        var misses = new IReadOnlyList<TuningQuestion>[altered.Count];
        await Parallel.ForAsync(0, altered.Count, async (i, _) => misses[i] = await SampleAsync(altered[i], null));
        return
        [
            .. samples.SelectMany(sample => sample),
            .. misses.SelectMany(sample => sample).Select(sample => sample with { Kind = TuningKind.Altered }),
        ];

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

    private static List<EvaluationQuestion> Altered(
        IServiceProvider services, IReadOnlyList<string> elsewhere, IEnumerable<(EvaluationQuestion Question, string Answer)> answered)
    {
        var alter = new AlteredQuestion(
            services.GetRequiredService<QuestionAnalyzer>(), services.GetRequiredService<Corpus>().Index, elsewhere);
        return
        [
            .. answered
                .Select(item => alter.Of(item.Question.Question, item.Answer) is { } other
                    ? Unanswered(item.Question) with { Question = other }
                    : null)
                .OfType<EvaluationQuestion>(),
        ];
    }

    private static EvaluationQuestion Unanswered(EvaluationQuestion question) =>
        question with { Gold = null, Any = null, All = null, Spans = null, Near = false };

    private static int FoldOf(EvaluationQuestion question) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(question.Document) ?? question.Id))[0] % TuningQuestion.Folds;
}
