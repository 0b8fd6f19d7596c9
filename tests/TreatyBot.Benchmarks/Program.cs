using System.Globalization;
using TreatyBot.Benchmarks;
using TreatyBot.Benchmarks.Chat;
using TreatyBot.Benchmarks.Discord;
using TreatyBot.Benchmarks.Slack;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["search", var folder, .. var rest] when rest.Length < 2:
        await SearchBenchmark.RunAsync(folder, rest.FirstOrDefault());
        return 0;
    case ["answer", var folder, .. var rest] when rest.Length < 2:
        await AnswerBenchmark.RunAsync(folder, rest.FirstOrDefault());
        return 0;
    case ["index", var folder]:
        await IndexBenchmark.RunAsync(folder);
        return 0;
    case ["change", var folder]:
        await ChangeBenchmark.RunAsync(folder);
        return 0;
    case ["start", var folder, .. var rest] when rest.Length < 2:
        await StartBenchmark.RunAsync(folder, rest.FirstOrDefault());
        return 0;
    case ["discord", var folder, .. var rest] when rest.Length < 3:
        await DiscordBenchmark.RunAsync(folder, rest.FirstOrDefault(), rest.Length == 2 ? int.Parse(rest[1]) : 100_000);
        return 0;
    case ["slack", var folder, .. var rest] when rest.Length < 3:
        await SlackBenchmark.RunAsync(folder, rest.FirstOrDefault(), rest.Length == 2 ? int.Parse(rest[1]) : 100_000);
        return 0;
    case ["burst", var folder, .. var rest] when rest.Length < 2:
        await BurstBenchmark.RunAsync(folder, rest.FirstOrDefault());
        return 0;
    case ["chaos", var folder, .. var rest] when rest.Length < 3:
        await ChaosBenchmark.RunAsync(folder, rest.FirstOrDefault(), rest.Length == 2 ? int.Parse(rest[1]) : 10_000);
        return 0;
    case ["vectors", .. var sizes] when sizes.Length < 2 && sizes.All(IsNumber):
        VectorBenchmark.Run(sizes.Length == 1 ? int.Parse(sizes[0]) : 1_000_000);
        return 0;
    case ["files", .. var sizes] when sizes.Length < 2 && sizes.All(IsNumber):
        await FilesBenchmark.RunAsync(sizes.Length == 1 ? int.Parse(sizes[0]) : 10_000);
        return 0;
    case ["embed", var folder]:
        await EmbeddingBenchmark.RunAsync(folder);
        return 0;
    case ["growth", .. var sizes] when sizes.All(IsNumber):
        await GrowthBenchmark.RunAsync(null, Sizes(sizes));
        return 0;
    case ["growth", var folder, .. var sizes] when sizes.All(IsNumber):
        await GrowthBenchmark.RunAsync(folder, Sizes(sizes));
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/TreatyBot.Benchmarks -- COMMAND

              search FOLDER [QUESTIONS]     Bare search over the documents of a folder, with each index and with SQLite FTS5.
              answer FOLDER [QUESTIONS]     Whole answers, by 1, 2 and 4 threads.
              index FOLDER                  Indexing a folder from nothing: the whole, then reading, storing and the index alone.
              change FOLDER                 One file changed (in a copy), until an answer quotes it.
              start FOLDER [QUESTIONS]      The worker as a process: how soon it answers, how long its vectors take and what answers cost
                                            meanwhile, and its memory, when ready and after 1000 questions.
              discord FOLDER [QUESTIONS [EVENTS]]
                                            From a question in a Discord on this machine to the reply, 1000 and 10000 times; memory over
                                            EVENTS more, default 100000; beside a bot made of discord.js and MiniSearch (npm) over the same
                                            passages. Needs node and npm.
              slack FOLDER [QUESTIONS [EVENTS]]
                                            From a mention in a Slack on this machine to the reply, 1000 and 10000 times; memory over EVENTS
                                            more, default 100000; beside a bot made of @slack/bolt and MiniSearch (npm) over the same
                                            passages. Needs node and npm.
              burst FOLDER [QUESTIONS]      2000 slash commands at 500 a second, in a Discord and in a Slack on this machine: how many are
                                            acknowledged too late, how many never answered.
              chaos FOLDER [QUESTIONS [COUNT]]
                                            From a question to its reply in a Discord and in a Slack on this machine while all is well; then
                                            COUNT questions, default 10000, while connections are cut, calls are refused, fail or get no
                                            answer, and events come twice: how many got exactly one reply.
              files [COUNT]                 Made-up files of many kinds, default 10000: read, stored and indexed from nothing; then synced
                                            again unchanged.
              growth [FOLDER] [PASSAGES …]  Each index over made-up passages, default 10000 100000 1000000; a folder beside them to judge
                                            them by.
              vectors [COUNT]               A search by meaning over made-up vectors, default 1000000: by sign bits, and exhaustively to
                                            judge that by.
              embed FOLDER                  Vectors for all passages, headings and sentences of a folder.

            QUESTIONS: a file with one JSON object a line that has "question"; without it, sentences of the folder are asked.
            """);
        return 2;
}

static bool IsNumber(string argument) => int.TryParse(argument, out _);

static int[] Sizes(string[] sizes) => sizes.Length == 0 ? [10_000, 100_000, 1_000_000] : [.. sizes.Select(int.Parse)];
