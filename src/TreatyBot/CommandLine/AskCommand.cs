using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Hosting;
using TreatyBot.Indexing;
using TreatyBot.ConsoleOutput;

namespace TreatyBot.CommandLine;

/// <summary><c>ask QUESTION</c>, <c>ask</c> alone for a prompt, <c>ask --batch FILE --json --corpus DIR</c>.</summary>
internal static class AskCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var question = new Argument<string?>("question")
        {
            Description = "What you want to know. Without it you get a prompt.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print the answer as one line of JSON." };
        var batch = new Option<FileInfo?>("--batch")
        {
            Description = "Answer every question of a file, one JSON object with \"id\" and \"question\" a line. Needs --corpus; prints JSON.",
            HelpName = "FILE",
        };
        var corpus = new Option<DirectoryInfo?>("--corpus")
        {
            Description = "Answer from this folder alone, through a temporary store, whatever collections are configured.",
            HelpName = "DIR",
        };
        var command = new Command("ask", "Asks one question, or opens a prompt.") { question, json, batch, corpus };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is not null && (result.GetValue(corpus) is null || result.GetValue(question) is not null))
            {
                result.AddError("--batch takes its questions from the file and needs --corpus DIR: ask --batch questions.jsonl --json --corpus documents/");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(() =>
        {
            var overrides = parsed.GetValue(settings)!;
            return parsed.GetValue(batch) is { } file
                ? BatchAnswering.RunAsync(file, parsed.GetValue(corpus)!, overrides, cancellationToken)
                : AskAsync(parsed.GetValue(question), parsed.GetValue(json), parsed.GetValue(corpus), overrides, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> AskAsync(
        string? question, bool json, DirectoryInfo? corpus, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        using var temporary = corpus is null ? null : TemporaryCorpus.Over(corpus);
        await using var services = Bootstrap.CreateTool(settings, temporary);
        await services.GetRequiredService<CollectionSync>().SyncIfFreeAsync(showProgress: true, cancellationToken);
        await services.GetRequiredService<Corpus>().RefreshAsync(cancellationToken);
        var console = new ConsoleDesk(services.GetRequiredService<IDesk>(), services.GetRequiredService<TimeProvider>());
        if (question is not null)
        {
            return await AskOnceAsync(console, question, json, cancellationToken);
        }

        return await PromptAsync(console, json, cancellationToken);
    }

    private static async Task<int> AskOnceAsync(ConsoleDesk desk, string question, bool json, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var reply = await desk.AskAsync(question, all: json, cancellationToken);
        if (json)
        {
            Console.WriteLine(AnswerJson.Write(null, reply, Stopwatch.GetElapsedTime(started)));
        }
        else
        {
            ConsoleReplyRenderer.Write(Screen.Create(), reply);
        }

        return reply.Outcome == ReplyOutcome.Refused ? Failures.QuestionRefused : Failures.Success;
    }

    private static async Task<int> PromptAsync(ConsoleDesk desk, bool json, CancellationToken cancellationToken)
    {
        var isInteractive = !Console.IsInputRedirected;
        if (isInteractive)
        {
            Screen.Create().MarkupLine("[grey]Ask what you want to know; an empty line ends.[/]");
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            if (isInteractive)
            {
                Screen.Create().Markup("[bold]>[/] ");
            }

            var line = await Console.In.ReadLineAsync(cancellationToken);
            if (string.IsNullOrWhiteSpace(line))
            {
                break;
            }

            await AskOnceAsync(desk, line, json, cancellationToken);
        }

        return Failures.Success;
    }
}
