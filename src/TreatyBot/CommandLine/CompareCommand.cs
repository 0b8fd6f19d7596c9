using System.CommandLine;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;

namespace TreatyBot.CommandLine;

/// <summary><c>compare TOPIC</c>: what each document says on a topic, to read or as a table.</summary>
internal static class CompareCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var topic = new Argument<string[]>("topic")
        {
            Description = "The topic or question, in quotation marks or without.",
            Arity = ArgumentArity.OneOrMore,
        };
        var csv = new Option<bool>("--csv") { Description = "Print a table as CSV." };
        var markdown = new Option<bool>("--markdown") { Description = "Print a table as Markdown." };
        var corpus = AskCommand.CorpusOption();
        var json = AskCommand.JsonOption();
        var command = new Command("compare", "Shows what each document says on a topic: a row for each.") {
            topic, csv, markdown, corpus, json,
        };
        command.Validators.Add(result =>
        {
            if (new[] { csv, markdown, json }.Count(result.GetValue) > 1)
            {
                result.AddError("A comparison is printed in one form: --csv, --markdown or --json.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var text = string.Join(' ', parsed.GetValue(topic)!);
            Func<IReadOnlyList<ComparedDocument>, string>? write = parsed.GetValue(csv) ? ComparisonTable.ToCsv
                : parsed.GetValue(markdown) ? ComparisonTable.ToMarkdown
                : null;
            if (write is null)
            {
                return await AskCommand.LookUpAsync(
                    new LookupCommand(LookupKind.Compare, text),
                    parsed.GetValue(corpus),
                    parsed.GetValue(json),
                    parsed.GetValue(settings)!,
                    cancellationToken);
            }

            using var temporary = AskCommand.TemporaryOver(parsed.GetValue(corpus));
            await using var services = await AskCommand.OpenAsync(temporary, parsed.GetValue(settings)!, cancellationToken);
            var visible = services.GetRequiredService<IReadOnlyList<CollectionOptions>>()
                .Select(collection => collection.Name)
                .ToHashSet(StringComparer.Ordinal);
            var rows = await services.GetRequiredService<TopicComparison>().CompareAsync(text, visible, cancellationToken);
            Console.Write(write(rows));
            return rows.Any(row => row.Quote is not null) ? ExitCode.Success : ExitCode.NothingFound;
        }));
        return command;
    }
}
