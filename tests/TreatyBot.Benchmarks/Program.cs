using System.Globalization;
using TreatyBot.Benchmarks;
using TreatyBot.Benchmarks.Discord;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["search", var folder]:
        SearchBenchmark.Run(folder, null);
        return 0;
    case ["search", var folder, var questions]:
        SearchBenchmark.Run(folder, questions);
        return 0;
    case ["index", var folder]:
        IndexBenchmark.Run(folder);
        return 0;
    case ["growth", .. var sizes]:
        GrowthBenchmark.Run(sizes.Length == 0 ? [10_000, 100_000, 1_000_000] : [.. sizes.Select(int.Parse)]);
        return 0;
    case ["discord", var folder]:
        await DiscordBenchmark.RunAsync(folder, null);
        return 0;
    case ["discord", var folder, var questions]:
        await DiscordBenchmark.RunAsync(folder, questions);
        return 0;
    case ["probed", .. var worker]:
        return MemoryProbe.Run(worker);
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/TreatyBot.Benchmarks -- COMMAND

              index FOLDER                Making, keeping, opening and changing the index over the .html, .md and .txt files of a folder.
              search FOLDER [QUESTIONS]   Searching it, against SQLite FTS5 over the same passages, and against Lucene.Net
                                          where built with -p:UseLibraries=true.
                                          QUESTIONS: a file with one JSON object a line that has "question"; else sentences of the folder are asked.
              discord FOLDER [QUESTIONS]  From a question in Discord to its reply, and memory; beside a bot with discord.js and MiniSearch (needs node and npm).
              growth [PASSAGES ...]       The index over made-up passages; default: 10000 100000 1000000.
            """);
        return 2;
}
