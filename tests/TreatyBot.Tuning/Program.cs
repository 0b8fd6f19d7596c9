using TreatyBot.Tuning;

// dotnet run -c Release --project tests/TreatyBot.Tuning -- OUT.json SET_FOLDER...
// A set folder holds questions.jsonl, and corpus/ unless SET_FOLDER=CORPUS_FOLDER names another one. Every third document is held back.
if (args.Length < 2)
{
    Console.Error.WriteLine("Usage: tuning OUT.json SET_FOLDER[=CORPUS_FOLDER]...");
    return 1;
}

var samples = new List<TuningQuestion>();
foreach (var set in args.Skip(1))
{
    var parts = set.Split('=', 2);
    var found = await TuningSet.ReadAsync(parts[0], parts.Length == 2 ? parts[1] : Path.Combine(parts[0], "corpus"));
    Console.WriteLine($"{Path.GetFileName(parts[0].TrimEnd('/'))}: {found.Count} questions, {found.Count(question => question.HasRight)} with a right candidate");
    samples.AddRange(found);
}

var ranking = RankingFit.Fit(samples);
var confidence = ConfidenceFit.Fit(samples, ranking);
File.WriteAllText(args[0], confidence.Write(ranking));
Console.WriteLine($"Written: {args[0]}");
return 0;
