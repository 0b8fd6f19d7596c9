using System.Diagnostics;
using TreatyBot.Benchmarks.Chat;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.Benchmarks.Discord;

/// <summary>
/// From a question in Discord to the reply: the worker, and beside it a bot made of discord.js and MiniSearch over the same passages.
/// </summary>
internal static class DiscordBenchmark
{
    private const int WarmUp = 1_000;
    private const int AtOnce = 16;
    private const int MemorySamples = 10;

    /// <summary>Of so many events one is a question; in the others people talk to each other.</summary>
    private const int EventsAQuestion = 4;

    private static readonly int[] Counts = [1_000, 10_000];

    public static async Task RunAsync(string folder, string? questionFile, int events)
    {
        var documents = await FolderCorpus.ReadAsync(folder);
        var questions = Questions.Read(questionFile, documents);
        using var work = new TemporaryFolder();
        PassageFile.Write(work.At("passages.jsonl"), documents);
        using var node = await Measure.TimedAsync(
            "npm ci", () => NodeProject.InstallAsync("tests/TreatyBot.Benchmarks/Discord/discord-js"));
        Disk.PrintCommit(work.Path);

        await MeasureAsync("TreatyBot", discord => BotProcess.OfWorker(Settings(discord, folder, work.At("store"))), questions, events);
        await Disk.InMemoryAsync(
            memory => MeasureAsync(
                "TreatyBot, its store in memory",
                discord => BotProcess.OfWorker(Settings(discord, folder, Path.Combine(memory, "store"))),
                questions,
                events: 0));
        await MeasureAsync(
            "discord.js and MiniSearch",
            discord => new BotProcess(
                node.StartOf(
                    "--expose-gc",
                    "bot.mjs",
                    discord.ApiBaseUrl.AbsoluteUri.Replace("/v10/", "", StringComparison.Ordinal),
                    discord.Options.Token,
                    work.At("passages.jsonl"))),
            questions,
            events);
    }

    private static async Task MeasureAsync(
        string name, Func<LoopbackDiscordServer, BotProcess> start, IReadOnlyList<string> questions, int events)
    {
        // The limits of Discord itself are lifted, for all alike.
        await using var discord = await LoopbackDiscordServer.StartAsync(new LoopbackOptions
        {
            MessagesAWindow = int.MaxValue,
            CallsAWindow = int.MaxValue,
            CallsASecond = int.MaxValue,
            IsStrict = false,
        });
        var asker = new DiscordAsker(discord, questions);
        await using var bot = start(discord);
        try
        {
            await bot.SaysAsync("Ready:");
            await MeasureAsync(name, discord, asker, bot, events);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"{name} left a question without a reply. It said last:\n{bot.LastWords}", e);
        }
    }

    private static async Task MeasureAsync(string name, LoopbackDiscordServer discord, DiscordAsker asker, BotProcess bot, int events)
    {
        await discord.World.UntilAsync(() => discord.Gateway.OpenSockets > 0, TimeSpan.FromMinutes(1));
        Measure.Line(name, $"memory when ready: {await bot.MemoryAsync()}");
        await asker.AskAsync(WarmUp);
        foreach (var count in Counts)
        {
            var (processors, calls) = (bot.Processors, discord.TimeInCalls);
            var (commands, mentions) = await asker.AskAsync(count);
            var asked = commands.Count + mentions.Count;
            Measure.Line($"  event to reply, {asked} questions", Measure.Percentiles(commands.Concat(mentions)));
            Measure.Line("    commands", Measure.Percentiles(commands));
            Measure.Line("    mentions", Measure.Percentiles(mentions));
            Measure.Line("    its processors", $"{(bot.Processors - processors).TotalMilliseconds / asked:0.00} ms a question");
            Measure.Line(
                "    the loopback's own time in its calls",
                $"{(discord.TimeInCalls - calls).TotalMilliseconds / asked:0.00} ms a question");
        }

        await LoadAsync(discord, asker, bot, events);
        if (discord.World.Violations is [var first, ..] violations)
        {
            Measure.Line("  Discord's rules broken", $"{violations.Count} times, first: {first}");
        }
    }

    /// <summary>Many events, several questions under way at once, and the memory between.</summary>
    private static async Task LoadAsync(LoopbackDiscordServer discord, DiscordAsker asker, BotProcess bot, int events)
    {
        var asked = 0;
        var watch = new Stopwatch();
        for (var sample = 1; sample <= MemorySamples && events >= MemorySamples * EventsAQuestion; sample++)
        {
            watch.Start();
            var (commands, mentions) = await asker.AskAsync(events / MemorySamples / EventsAQuestion, AtOnce, EventsAQuestion - 1);
            watch.Stop();
            asked += commands.Count + mentions.Count;
            discord.World.ForgetConversations();
            Measure.Line($"  after {asked * EventsAQuestion} more events", $"{await bot.MemoryAsync()}");
        }

        if (asked > 0)
        {
            Measure.Line($"  {AtOnce} questions under way at once", $"{asked / watch.Elapsed.TotalSeconds:0} questions/s");
        }
    }

    internal static string[] Settings(LoopbackDiscordServer discord, string folder, string storage) =>
    [
        $"Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()}",
        "Collections:0:Name=corpus",
        $"Collections:0:Folders:0={Path.GetFullPath(folder)}",
        "Collections:0:Audience:0=everyone",
        $"Storage:Folder={storage}",
        "Desk:QuestionsPerMinute=1000",
        $"Discord:Token={discord.Options.Token}",
        $"Discord:ApiBaseUrl={discord.ApiBaseUrl}",
        "Discord:CallsPerSecond=100000",
    ];
}
