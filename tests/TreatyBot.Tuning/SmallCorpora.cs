using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Search;
using TreatyBot.Evaluation;
using TreatyBot.Tests.Shared;

namespace TreatyBot.Tuning;

/// <summary>
/// Corpora of a few short notes, as a team has on its first day, made of what answers the questions of other sets. In them no word is rare
/// and little stands out, so that what large corpora teach about a sure answer does not hold.
/// </summary>
internal static class SmallCorpora
{
    private const string Name = "small";

    /// <summary>So many questions of each part of the documents are asked where they are answered.</summary>
    private const int Questions = 110;

    /// <summary>So many of each corpus are asked of the corpus before it, which does not answer them.</summary>
    private const int Foreign = 2;

    /// <summary>How many notes the corpora have, in turn.</summary>
    private static readonly int[] Sizes = [1, 2, 3, 5, 12];

    /// <param name="samples">The questions of other sets.</param>
    /// <param name="settings">How they are answered from: <c>Key=Value</c>.</param>
    public static async Task<IReadOnlyList<TuningQuestion>> ReadAsync(IEnumerable<TuningQuestion> samples, IReadOnlyList<string> settings)
    {
        var corpora = samples.Where(question => question.HasRight).GroupBy(question => question.Fold).SelectMany(Group).ToList();
        var ofFold = corpora.SelectMany(corpus => corpus).ToLookup(question => question.Fold);
        var found = new IReadOnlyList<TuningQuestion>[corpora.Count];
        await Parallel.ForAsync(0, corpora.Count, async (i, _) =>
        {
            var own = corpora[i];
            var next = corpora[(i + 1) % corpora.Count];
            var sets = own.Select(question => question.Set).ToHashSet();
            var elsewhere = ofFold[own[0].Fold].Where(question => !sets.Contains(question.Set)).Select(question => question.Question);
            found[i] = await AskAsync(own, next[0].Fold == own[0].Fold ? next.Take(Foreign) : [], [.. elsewhere], settings);
        });
        return [.. found.SelectMany(questions => questions)];
    }

    /// <summary>Each document of a set as a corpus of its own.</summary>
    /// <param name="name">The name of the set.</param>
    /// <param name="questions">Its questions; each says which document it is asked of.</param>
    /// <param name="foreign">Questions of other sets: a few are asked of each document.</param>
    /// <param name="corpusFolder">The documents.</param>
    /// <param name="settings">How they are answered from: <c>Key=Value</c>.</param>
    public static async Task<IReadOnlyList<TuningQuestion>> ReadEachAsync(
        string name, IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<EvaluationQuestion> foreign, string corpusFolder,
        IReadOnlyList<string> settings)
    {
        var found = new List<TuningQuestion>();
        foreach (var (ofDocument, place) in questions.GroupBy(question => question.Document!).Select((group, i) => (group, i)))
        {
            using var folder = new TemporaryFolder();
            folder.Write(ofDocument.Key, await File.ReadAllTextAsync(Path.Combine(corpusFolder, ofDocument.Key)));
            var others = Enumerable.Range(0, Foreign).Select(i => foreign[((place * Foreign) + i) % foreign.Count]).ToList();
            found.AddRange(await TuningSet.ReadAsync(name, [.. ofDocument], others, folder.Path, settings));
        }

        return found;
    }

    private static IEnumerable<IReadOnlyList<TuningQuestion>> Group(IEnumerable<TuningQuestion> ofFold)
    {
        var all = ofFold.ToList();
        var open = new Queue<TuningQuestion>(all.Where((_, i) => i % Math.Max(1, all.Count / Questions) == 0).Take(Questions));
        for (var turn = 0; open.Count > 0; turn++)
        {
            yield return [.. Enumerable.Range(0, Math.Min(open.Count, Sizes[turn % Sizes.Length])).Select(_ => open.Dequeue())];
        }
    }

    private static async Task<IReadOnlyList<TuningQuestion>> AskAsync(
        IReadOnlyList<TuningQuestion> own, IEnumerable<TuningQuestion> foreign, IReadOnlyList<string> elsewhere,
        IReadOnlyList<string> settings)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < own.Count; i++)
        {
            folder.Write(FileOf(i), own[i].Candidates.First(candidate => candidate.IsRight).Text);
        }

        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(folder.Path), settings, CancellationToken.None);
        var alter = new AlteredQuestion(
            indexed.Services.GetRequiredService<QuestionAnalyzer>(), indexed.Services.GetRequiredService<Corpus>().Index, elsewhere);
        var asked = new List<TuningQuestion>();
        for (var i = 0; i < own.Count; i++)
        {
            asked.Add(await SampleAsync(own[i], FileOf(i)));
            if (alter.Of(own[i].Question, own[i].Candidates.First(candidate => candidate.IsRight).Text) is { } altered)
            {
                asked.Add(await SampleAsync(own[i] with { Question = altered, Kind = TuningKind.Altered }, null));
            }
        }

        foreach (var question in foreign)
        {
            asked.Add(await SampleAsync(question, null));
        }

        return [.. asked.Where(question => question.Candidates.Count > 0)];

        async Task<TuningQuestion> SampleAsync(TuningQuestion question, string? rightFile)
        {
            var explored = await indexed.Answerer.ExploreAsync(question.Question, indexed.Collections, without: null, Sizes.Max(),
                CancellationToken.None);
            return new TuningQuestion(
                Name,
                question.Fold,
                question.Question,
                rightFile is not null ? TuningKind.Answerable : question.Kind == TuningKind.Altered ? TuningKind.Altered : TuningKind.Far,
                [.. explored.Select(candidate => new TuningCandidate(
                    candidate.Text, candidate.Features, candidate.AnswerFeatures, candidate.Document == rightFile))]);
        }
    }

    private static string FileOf(int place) => $"note-{place + 1}.txt";
}
