using System.Collections.Concurrent;
using System.Diagnostics;
using TreatyBot.Benchmarks.Discord;
using TreatyBot.Benchmarks.Slack;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.Benchmarks.Chat;

/// <summary>
/// A burst of slash commands, cold and warm: how many are acknowledged within the platform's three seconds, and how many never answered.
/// </summary>
internal static class BurstBenchmark
{
    private const int Commands = 2_000;
    private const int CommandsASecond = 500;

    /// <summary>So many people ask, each too seldom to be refused.</summary>
    private const int People = 500;

    /// <summary>Both platforms: what is acknowledged later has failed for whoever used the command.</summary>
    private const double Deadline = 3_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(string folder, string? questionFile)
    {
        var questions = Questions.Read(questionFile, await FolderCorpus.ReadAsync(folder));
        using var work = new TemporaryFolder();
        Disk.PrintCommit(work.Path);
        await DiscordAsync(folder, work.At("discord"), questions);
        await SlackAsync(folder, work.At("slack"), questions);
    }

    private static async Task DiscordAsync(string folder, string storage, IReadOnlyList<string> questions)
    {
        // Late responses are taken, so that they can be told from lost ones.
        await using var discord = await LoopbackDiscordServer.StartAsync(new LoopbackDiscord.LoopbackOptions
        {
            MessagesAWindow = int.MaxValue,
            CallsAWindow = int.MaxValue,
            CallsASecond = int.MaxValue,
            FirstResponse = Patience,
            IsStrict = false,
        });
        var guild = discord.World.AddGuild([.. Enumerable.Range(0, People).Select(Person)]);
        var channel = discord.World.AddChannel(guild);
        await using var bot = BotProcess.OfWorker(DiscordBenchmark.Settings(discord, folder, storage));
        await bot.SaysAsync("Ready:");
        await discord.World.UntilAsync(() => discord.Gateway.OpenSockets > 0, TimeSpan.FromMinutes(1));
        foreach (var state in (string[])["cold", "warm"])
        {
            await MeasureAsync($"Discord, {state}", async number =>
            {
                var started = Stopwatch.GetTimestamp();
                var used = discord.People.Use(channel, Person(number % People), "ask", ("question", questions[number % questions.Count]));
                var acknowledged = Stopwatch.GetElapsedTime(started, await used.Responded.At.WaitAsync(Patience));
                await used.Answered.At.WaitAsync(Patience);
                return acknowledged;
            });
        }
    }

    private static async Task SlackAsync(string folder, string storage, IReadOnlyList<string> questions)
    {
        await using var slack = await SlackServer.StartAsync(
            new LoopbackSlack.LoopbackOptions { RemembersAll = false, AckWithin = Patience });
        slack.AddWorkspace("T1", SlackBenchmark.Scopes);
        slack.AddChannel("T1", "C1", [.. Enumerable.Range(0, People).Select(i => $"U{i}")]);
        var replies = 0;
        var allReplied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        slack.Said = message =>
        {
            if (message.OnlyFor is not null && Interlocked.Increment(ref replies) % Commands == 0)
            {
                allReplied.TrySetResult();
            }
        };
        await using var bot = BotProcess.OfWorker(SlackBenchmark.Settings(slack, folder, storage));
        await bot.SaysAsync("Ready:");
        while (slack.OpenConnections == 0)
        {
            await Task.Delay(10);
        }

        foreach (var state in (string[])["cold", "warm"])
        {
            allReplied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await MeasureAsync($"Slack, {state}", async number =>
            {
                var started = Stopwatch.GetTimestamp();
                var isAcknowledged = await slack.Command("T1", "C1", $"U{number % People}", "/ask", questions[number % questions.Count]);
                var acknowledged = Stopwatch.GetElapsedTime(started);
                await allReplied.Task.WaitAsync(Patience);
                return isAcknowledged ? acknowledged : throw new TimeoutException();
            });
        }
    }

    /// <param name="name">What is measured.</param>
    /// <param name="use">Uses the command whose number it is given, and tells how long its acknowledgement took once it is answered
    /// too.</param>
    private static async Task MeasureAsync(string name, Func<int, Task<TimeSpan>> use)
    {
        var times = new ConcurrentQueue<double>();
        var lost = 0;
        var watch = Stopwatch.StartNew();
        var all = new List<Task>(Commands);
        for (var number = 0; number < Commands;)
        {
            for (var due = (int)(watch.Elapsed.TotalSeconds * CommandsASecond); number < Math.Min(due, Commands); number++)
            {
                all.Add(UseAsync(number));
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(all);
        Measure.Line(
            $"{name}, {Commands} commands at {CommandsASecond}/s",
            $"{times.Count(time => time > Deadline)} acknowledged late, {lost} lost");
        Measure.Line("  acknowledged after", Measure.Percentiles(times));
        Measure.Line("  all answered after", $"{watch.Elapsed.TotalSeconds:0.0} s");

        async Task UseAsync(int number)
        {
            try
            {
                times.Enqueue((await use(number)).TotalMilliseconds);
            }
            catch (TimeoutException)
            {
                Interlocked.Increment(ref lost);
            }
        }
    }

    private static string Person(int number) => $"{1000 + number}";
}
