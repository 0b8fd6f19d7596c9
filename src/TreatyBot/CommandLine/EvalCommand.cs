using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TreatyBot.Evaluation;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary><c>eval QUESTIONS --corpus DIR</c>: how well a corpus is answered, on one's own questions.</summary>
internal static class EvalCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var questions = new Argument<FileInfo>("questions")
        {
            Description =
                "One JSON object a line: id, question, and what a right quote holds: "
                + "any, all, gold, spans, document, near, differs, passed.",
        };
        var corpus = new Option<DirectoryInfo>("--corpus") { Description = "The folder that answers.", HelpName = "DIR", Required = true };
        var misses = new Option<int>("--misses") { Description = "Prints so many missed questions, each with its reason.", HelpName = "N" };
        var save = new Option<FileInfo?>("--save")
        {
            Description = "Writes the figures as JSON, to compare a later run with.",
            HelpName = "FILE",
        };
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Writes an HTML page that draws how far the confidence can be believed and what caution costs, with all misses.",
            HelpName = "FILE",
        };
        var compare = new Option<FileInfo?>("--compare")
        {
            Description = "Prints the change against figures that --save has written.",
            HelpName = "FILE",
        };
        var minimum = new Option<string[]>("--min")
        {
            Description = "Fails where a figure is lower, such as --min quote_at_1=0.8. May be given several times.",
            HelpName = "FIGURE=VALUE",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("eval", "Measures the answers to a file of questions.")
        {
            questions, corpus, misses, save, report, compare, minimum,
        };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var outcomes = await AskAllAsync(
                parsed.GetValue(questions)!, parsed.GetValue(corpus)!, parsed.GetValue(settings)!, cancellationToken);
            var figures = EvaluationFigures.Of(outcomes);
            Print(outcomes, figures, Read(parsed.GetValue(compare)), parsed.GetValue(misses));
            if (parsed.GetValue(save) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(figures), cancellationToken);
            }

            if (parsed.GetValue(report) is { } page)
            {
                await File.WriteAllTextAsync(
                    page.FullName,
                    EvaluationReport.Render($"Evaluation: {parsed.GetValue(questions)!.Name}", outcomes, figures),
                    cancellationToken);
                Console.WriteLine($"Report: {page.FullName}");
            }

            return Gate(figures, parsed.GetValue(minimum)!);
        }));
        return command;
    }

    private static async Task<IReadOnlyList<QuestionOutcome>> AskAllAsync(
        FileInfo file, DirectoryInfo folder, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var questions = EvaluationQuestion.ReadAll(file.FullName);
        await using var indexed = await IndexedFolder.OpenAsync(folder, settings, cancellationToken);
        var grader = new Grader(new SourceTexts(folder.FullName));
        var outcomes = new List<QuestionOutcome>();
        foreach (var question in questions)
        {
            outcomes.Add(await QuestionOutcome.AskAsync(question, indexed, grader, cancellationToken));
        }

        return outcomes;
    }

    private static void Print(
        IReadOnlyList<QuestionOutcome> outcomes,
        IReadOnlyDictionary<string, double?> figures,
        Dictionary<string, double?>? before,
        int misses)
    {
        foreach (var (name, value) in figures.Where(figure => figure.Value is not null))
        {
            var change = before?.GetValueOrDefault(name) is { } old ? $"  ({value - old:+0.0000;-0.0000;±0})" : "";
            Console.WriteLine($"{name,-20} {value:0.####}{change}");
        }

        Console.WriteLine();
        Console.WriteLine("confidence     answers   stated   right among three");
        foreach (var (from, count, stated, right) in EvaluationFigures.Reliability(outcomes))
        {
            Console.WriteLine($"{from:0.0}-{from + 0.1:0.0}      {count,9}   {stated,6:0.00}   {right,17:0.00}");
        }

        var missed = outcomes.Where(outcome => outcome.Question.IsAnswerable && outcome.Miss is not null).ToList();
        Console.WriteLine();
        var reasons = missed.GroupBy(outcome => outcome.Miss).OrderByDescending(reason => reason.Count());
        Console.WriteLine("missed: " + string.Join(", ", reasons.Select(reason => $"{reason.Count()} {reason.Key}")));
        foreach (var outcome in missed.Take(misses))
        {
            var first = outcome.Quotes is [var quote, ..] ? $"{quote.Document.Path}: {SourceTexts.Fold(quote.Quote.Text)}" : "-";
            Console.WriteLine(ConsoleOutput.ConsoleText.Inert(
                $"  {outcome.Question.Id} {outcome.Miss}: {outcome.Question.Question} -> {first[..Math.Min(160, first.Length)]}"));
        }
    }

    private static Dictionary<string, double?>? Read(FileInfo? file)
    {
        try
        {
            return file is null ? null : JsonSerializer.Deserialize<Dictionary<string, double?>>(File.ReadAllText(file.FullName));
        }
        catch (JsonException e)
        {
            throw new SetupException($"{file!.FullName} holds no figures; write one with --save. ({e.Message})", e);
        }
    }

    private static int Gate(IReadOnlyDictionary<string, double?> figures, string[] minimums)
    {
        var code = ExitCode.Success;
        foreach (var minimum in minimums)
        {
            var parts = minimum.Split('=', 2);
            if (parts.Length != 2
                || !figures.ContainsKey(parts[0])
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted))
            {
                throw new SetupException(
                    $"'{minimum}' is no bound. Write --min FIGURE=VALUE with one of: {string.Join(", ", figures.Keys)}.");
            }

            if (!(figures[parts[0]] >= wanted))
            {
                var measured = figures[parts[0]]?.ToString("0.####", CultureInfo.InvariantCulture) ?? "not measured";
                Console.Error.WriteLine($"{parts[0]} is {measured}, below {wanted:0.####}.");
                code = ExitCode.Failed;
            }
        }

        return code;
    }
}
