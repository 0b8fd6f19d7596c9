using System.Globalization;
using System.Text.Json;
using TreatyBot.Core.Answering;
using TreatyBot.Tuning;

// dotnet run -c Release --project tests/TreatyBot.Tuning -- OUT.json PENALTY SET_FOLDER...
// A set folder holds questions.jsonl, and corpus/ unless SET_FOLDER=CORPUS_FOLDER names another one. Every third document is held back.
if (args.Length < 3 || !double.TryParse(args[1], CultureInfo.InvariantCulture, out var penalty))
{
    Console.Error.WriteLine("Usage: tuning OUT.json PENALTY SET_FOLDER[=CORPUS_FOLDER]...  (a penalty such as 0.01 holds the weights near prior.json)");
    return 1;
}

var samples = new List<TuningQuestion>();
foreach (var set in args.Skip(2))
{
    var parts = set.Split('=', 2);
    var found = await TuningSet.ReadAsync(parts[0], parts.Length == 2 ? parts[1] : Path.Combine(parts[0], "corpus"));
    Console.WriteLine($"{Path.GetFileName(parts[0].TrimEnd('/'))}: {found.Count} questions, {found.Count(question => question.HasRight)} with a right candidate");
    samples.AddRange(found);
}

var given = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prior.json")))!;
var ranking = RankingFit.Fit(samples, [.. Enum.GetValues<QuoteFeature>().Select(feature => given[feature.ToString()])], penalty);
var confidence = ConfidenceFit.Fit(samples, ranking);
File.WriteAllText(args[0], confidence.Write(ranking));
Console.WriteLine($"Written: {args[0]}");
return 0;
