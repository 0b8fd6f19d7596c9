using System.Diagnostics;
using TreatyBot.Benchmarks.Chat;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.Benchmarks.Slack;

/// <summary>
/// From a mention in Slack to the reply: the worker, and beside it a bot made of @slack/bolt and MiniSearch over the same passages.
/// </summary>
internal static class SlackBenchmark
{
    /// <summary>Each is asked at most once a second, however fast the bot.</summary>
    private const int Channels = 2_000;

    private const int AtOnce = 16;
    private const int MemorySamples = 10;

    private static readonly int[] Counts = [1_000, 10_000];

    internal static readonly string[] Scopes =
    [
        "app_mentions:read", "assistant:write", "channels:read", "chat:write", "commands", "groups:read", "im:history", "im:read",
        "mpim:read", "users:read",
    ];

    public static async Task RunAsync(string folder, string? questionFile, int events)
    {
        var documents = await FolderCorpus.ReadAsync(folder);
        var questions = Questions.Read(questionFile, documents);
        using var work = new TemporaryFolder();
        PassageFile.Write(work.At("passages.jsonl"), documents);
        using var bolt = await Measure.TimedAsync("npm ci", () => NodeProject.InstallAsync("tests/TreatyBot.Benchmarks/Slack/bolt"));
        Disk.PrintCommit(work.Path);

        await MeasureAsync(
            "TreatyBot", slack => BotProcess.OfWorker(Settings(slack, folder, work.At("store"))), "Ready:", questions, events);
        await Disk.InMemoryAsync(
            memory => MeasureAsync(
                "TreatyBot, its store in memory",
                slack => BotProcess.OfWorker(Settings(slack, folder, Path.Combine(memory, "store"))),
                "Ready:",
                questions,
                events: 0));
        await MeasureAsync(
            "bolt and MiniSearch",
            slack => new BotProcess(
                bolt.StartOf(
                    "--expose-gc",
                    "bot.mjs",
                    slack.ApiBaseUrl.AbsoluteUri,
                    slack.Workspaces["T1"].Token,
                    SlackServer.AppToken,
                    work.At("passages.jsonl"))),
            "\"ready\"",
            questions,
            events);
    }

    private static async Task MeasureAsync(
        string name, Func<SlackServer, BotProcess> start, string ready, IReadOnlyList<string> questions, int events)
    {
        await using var slack = await SlackServer.StartAsync(new LoopbackOptions { RemembersAll = false });
        slack.AddWorkspace("T1", Scopes);
        var asker = new SlackAsker(slack, questions, Channels);
        await using var bot = start(slack);
        try
        {
            await MeasureAsync(name, slack, asker, bot, ready, events);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"{name} left a question without a reply. It said last:\n{bot.LastWords}", e);
        }
    }

    private static async Task MeasureAsync(string name, SlackServer slack, SlackAsker asker, BotProcess bot, string ready, int events)
    {
        await bot.SaysAsync(ready);
        while (slack.OpenConnections == 0)
        {
            await Task.Delay(10);
        }

        Measure.Line(name, $"memory when ready: {await bot.MemoryAsync()}");
        Measure.Line("  the first question in each channel", Measure.Percentiles(await asker.AskAsync(Channels)));
        foreach (var count in Counts)
        {
            var processors = bot.Processors;
            var times = await asker.AskAsync(count);
            Measure.Line($"  event to reply, {times.Count} questions", Measure.Percentiles(times));
            Measure.Line("    its processors", $"{(bot.Processors - processors).TotalMilliseconds / times.Count:0.00} ms a question");
        }

        await LoadAsync(asker, bot, events);
        if (slack.Violations.Count > 0)
        {
            Measure.Line("  Slack's rules broken", $"{slack.Violations.Count} times, first: {slack.Violations[0]}");
        }
    }

    /// <summary>Many events, several under way at once, and the memory between.</summary>
    private static async Task LoadAsync(SlackAsker asker, BotProcess bot, int events)
    {
        var asked = 0;
        var watch = new Stopwatch();
        for (var sample = 1; sample <= MemorySamples && events >= MemorySamples; sample++)
        {
            watch.Start();
            asked += (await asker.AskAsync(events / MemorySamples, AtOnce)).Count;
            watch.Stop();
            Measure.Line($"  after {asked} more", $"{await bot.MemoryAsync()}");
        }

        if (asked > 0)
        {
            Measure.Line($"  {AtOnce} questions under way at once", $"{asked / watch.Elapsed.TotalSeconds:0} questions/s");
        }
    }

    internal static string[] Settings(SlackServer slack, string folder, string storage) =>
    [
        $"Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()}",
        "Collections:0:Name=corpus",
        $"Collections:0:Folders:0={Path.GetFullPath(folder)}",
        "Collections:0:Audience:0=slack:T1",
        $"Storage:Folder={storage}",
        "Desk:QuestionsPerMinute=1000",
        $"Slack:BotToken={slack.Workspaces["T1"].Token}",
        $"Slack:AppToken={SlackServer.AppToken}",
        $"Slack:ApiBaseUrl={slack.ApiBaseUrl}",
    ];
}
