using System.CommandLine;
using System.Diagnostics;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Indexing;
using TreatyBot.Storage;

namespace TreatyBot.CommandLine;

/// <summary><c>ask QUESTION</c>, <c>ask</c> alone for a prompt, <c>ask --batch FILE --json --corpus DIR</c>.</summary>
internal static class AskCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var question = new Argument<string[]>("question")
        {
            Description = "What you want to know, in quotation marks or without. Without a question you get a prompt.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        var json = JsonOption();
        var all = new Option<bool>("--all") { Description = "Show every quote, not only the first few." };
        var batch = new Option<FileInfo?>("--batch")
        {
            Description =
                "Answer every question of a file, one JSON object with \"id\" and \"question\" a line. Needs --corpus; prints JSON.",
            HelpName = "FILE",
        };
        var corpus = CorpusOption();
        var command = new Command("ask", "Asks one question, or opens a prompt.") { question, json, all, batch, corpus };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is not null && (result.GetValue(corpus) is null || result.GetValue(question)!.Length > 0))
            {
                result.AddError(
                    "--batch takes its questions from the file and needs --corpus DIR: "
                    + "ask --batch questions.jsonl --json --corpus documents/");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(() =>
        {
            var overrides = parsed.GetValue(settings)!;
            return parsed.GetValue(batch) is { } file
                ? BatchAnswering.RunAsync(file, parsed.GetValue(corpus)!, overrides, cancellationToken)
                : AskAsync(
                    parsed.GetValue(question)!,
                    parsed.GetValue(json),
                    parsed.GetValue(all),
                    parsed.GetValue(corpus),
                    overrides,
                    cancellationToken);
        }));
        return command;
    }

    public static Option<bool> JsonOption() => new("--json") { Description = "Print the answer with every quote as one line of JSON." };

    public static Option<DirectoryInfo?> CorpusOption() => new("--corpus")
    {
        Description = "Answer from this folder alone, through a temporary store, whatever collections are configured.",
        HelpName = "DIR",
    };

    /// <summary>What looks something up, every quote of it.</summary>
    public static Task<int> LookUpAsync(
        LookupCommand command, DirectoryInfo? corpus, bool json, IReadOnlyList<string> settings, CancellationToken cancellationToken) =>
        AskAsync([command.ToString()], json, all: true, corpus, settings, cancellationToken);

    public static TemporaryCorpus? TemporaryOver(DirectoryInfo? corpus) => corpus is null ? null : TemporaryCorpus.Over(corpus);

    /// <summary>The services of a command that answers, with what is indexed now.</summary>
    public static async Task<ServiceProvider> OpenAsync(
        TemporaryCorpus? temporary, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var services = Bootstrap.CreateTool(settings, temporary);
        await services.GetRequiredService<CollectionSync>().SyncIfFreeAsync(showProgress: true, cancellationToken);
        await services.GetRequiredService<Corpus>().RefreshAsync(cancellationToken);
        await LoadMeaningAsync(services, makesVectors: temporary is not null, cancellationToken);
        return services;
    }

    private static async Task<int> AskAsync(
        string[] words, bool json, bool all, DirectoryInfo? corpus, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        using var temporary = TemporaryOver(corpus);
        await using var services = await OpenAsync(temporary, settings, cancellationToken);
        var desk = new ConsoleDesk(services.GetRequiredService<IDesk>(), services.GetRequiredService<TimeProvider>());
        if (words.Length == 0)
        {
            await PromptAsync(desk, services, json, cancellationToken);
            return ExitCode.Success;
        }

        var started = Stopwatch.GetTimestamp();
        var reply = await desk.AskAsync(string.Join(' ', words), all: all || json, cancellationToken);
        if (json)
        {
            Console.WriteLine(AnswerJson.Write(null, WithLinks(services, reply), Stopwatch.GetElapsedTime(started)));
        }
        else
        {
            Renderer(services, "--all shows them").Write(reply);
        }

        return reply.Outcome switch
        {
            ReplyOutcome.Refused => ExitCode.QuestionRefused,
            ReplyOutcome.NothingFound => ExitCode.NothingFound,
            ReplyOutcome.LookedUp when !reply.Blocks.OfType<QuoteBlock>().Any(quote => quote.Role != QuoteRole.Nearest)
                => ExitCode.NothingFound,
            _ => ExitCode.Success,
        };
    }

    /// <summary>
    /// A store keeps its vectors, which the worker and <c>index</c> make; a folder of its own, which has none, gets them now. The encoder
    /// is loaded before the question, which then takes as long as in a worker.
    /// </summary>
    private static async Task LoadMeaningAsync(ServiceProvider services, bool makesVectors, CancellationToken cancellationToken)
    {
        var embedder = services.GetRequiredService<CorpusEmbedder>();
        if (makesVectors)
        {
            await EmbeddingProgressBar.EmbedAsync(embedder, cancellationToken);
            return;
        }

        await embedder.LoadAsync(cancellationToken);
        if (!services.GetRequiredService<CorpusVectors>().IsEmpty)
        {
            await services.GetRequiredService<TextEncoder>().TryAsync(cancellationToken);
        }
    }

    private static Task PromptAsync(ConsoleDesk desk, ServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        IQuestionLines lines = Console.IsInputRedirected || Console.IsOutputRedirected
            ? new PipedLines()
            : new TerminalLines(Screen.Create());
        var renderer = Renderer(services, "'more' shows them");
        return new AskPrompt(desk, lines, json ? WriteJson : renderer.Write).RunAsync(cancellationToken);

        void WriteJson(Reply reply) => Console.WriteLine(AnswerJson.Write(null, WithLinks(services, reply), TimeSpan.Zero));
    }

    /// <summary>The pages that permalinks open are served while a worker runs; without one they lead nowhere.</summary>
    private static Reply WithLinks(ServiceProvider services, Reply reply) => services.GetRequiredService<SqliteStore>().IsWorkerRunning()
        ? reply
        : reply with { Blocks = [.. reply.Blocks.Select(block => block is QuoteBlock quote ? quote with { Permalink = null } : block)] };

    private static ConsoleReplyRenderer Renderer(ServiceProvider services, string advice) =>
        new(
            Screen.Create(),
            new QuoteLinks(services.GetRequiredService<SqliteStore>(), services.GetRequiredService<SourceFiles>()),
            advice);
}
