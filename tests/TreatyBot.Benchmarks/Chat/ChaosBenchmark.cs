using System.Collections.Concurrent;
using System.Diagnostics;
using TreatyBot.Benchmarks.Discord;
using TreatyBot.Benchmarks.Slack;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.Benchmarks.Chat;

/// <summary>
/// From an event to its reply while all is well; then many questions while connections are cut, calls fail and events come twice: how many
/// got exactly one reply.
/// </summary>
internal static class ChaosBenchmark
{
    private const int Calm = 1_000;
    private const int AtOnce = 64;
    private const int Channels = 500;

    /// <summary>Of all calls to Discord, and of those to Slack.</summary>
    private const double TooMany = 0.01;
    private const double Broken = 0.03;
    private const double Silent = 0.01;

    /// <summary>Of all events on Slack so many come twice; on Discord a cut connection brings some again.</summary>
    private const double Twice = 0.05;

    private const int EventsBetweenCuts = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(string folder, string? questionFile, int count)
    {
        var questions = Questions.Read(questionFile, await FolderCorpus.ReadAsync(folder));
        using var work = new TemporaryFolder();
        await DiscordAsync(folder, work.At("discord"), questions, count);
        await SlackAsync(folder, work.At("slack"), questions, count);
    }

    private static async Task DiscordAsync(string folder, string storage, IReadOnlyList<string> questions, int count)
    {
        await using var discord = await LoopbackDiscordServer.StartAsync(new LoopbackDiscord.LoopbackOptions
        {
            MessagesAWindow = int.MaxValue,
            CallsAWindow = int.MaxValue,
            CallsASecond = int.MaxValue,
            BetweenIdentifies = TimeSpan.FromMilliseconds(100),
            IsStrict = false,
        });
        var asker = new DiscordAsker(discord, questions);
        await using var bot = BotProcess.OfWorker(DiscordBenchmark.Settings(discord, folder, storage));
        await bot.SaysAsync("Ready:");
        await discord.World.UntilAsync(() => discord.Gateway.OpenSockets > 0, TimeSpan.FromMinutes(1));
        await asker.AskAsync(Calm);
        var (commands, mentions) = await asker.AskAsync(Calm);
        Measure.Line($"Discord, event to reply, {Calm} questions", Measure.Percentiles(commands.Concat(mentions)));

        discord.Gateway.CutEvery = EventsBetweenCuts;
        (discord.Faults.TooMany, discord.Faults.ServerError, discord.Faults.Silence) = (TooMany, Broken, Silent);
        var guild = discord.World.AddGuild("1");
        var channels = Enumerable.Range(0, Channels).Select(_ => discord.World.AddChannel(guild)).ToList();
        var replies = new ConcurrentQueue<(string Channel, Func<IEnumerable<LoopbackDiscord.World.LoopbackMessage>, int> Count)>();
        await ParallelAsync(count, async number =>
        {
            var (channel, question) = (channels[number % Channels], questions[number % questions.Count]);
            if (number % 2 == 0)
            {
                var used = discord.People.Use(channel, "1", "ask", ("question", question));
                replies.Enqueue((
                    channel.Id,
                    written => (used.Finishes > 0 ? 1 : 0) + written.Count(message => message.Nonce == "i" + used.Id)));
                await used.Answered.At.WaitAsync(Patience);
            }
            else
            {
                var asked = discord.People.Write(channel, "1", $"{LoopbackDiscord.People.Bot} {question}");
                replies.Enqueue((channel.Id, written => written.Count(message => message.ReplyTo == asked.Id)));
                await asked.Answered.At.WaitAsync(Patience);
            }
        });
        var byChannel = discord.World.BotMessages.ToLookup(message => message.ChannelId, StringComparer.Ordinal);
        Report("Discord", [.. replies.Select(counted => counted.Count(byChannel[counted.Channel]))], await bot.MemoryAsync());
    }

    private static async Task SlackAsync(string folder, string storage, IReadOnlyList<string> questions, int count)
    {
        await using var slack = await SlackServer.StartAsync(new LoopbackSlack.LoopbackOptions());
        slack.AddWorkspace("T1", [.. SlackBenchmark.Scopes, "channels:history", "groups:history"]);
        var asker = new SlackAsker(slack, questions, Channels);
        var calm = slack.Said;
        var replies = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var bot = BotProcess.OfWorker(SlackBenchmark.Settings(slack, folder, storage));
        await bot.SaysAsync("Ready:");
        while (slack.OpenConnections == 0)
        {
            await Task.Delay(10);
        }

        await asker.AskAsync(Calm);
        Measure.Line($"Slack, event to reply, {Calm} questions", Measure.Percentiles(await asker.AskAsync(Calm)));

        var chance = new Random(17);
        slack.Said = message =>
        {
            calm?.Invoke(message);
            if (message is { Request: not null, Thread: { } thread })
            {
                replies.AddOrUpdate(thread, 1, (_, known) => known + 1);
            }
        };
        slack.Fault = _ =>
        {
            lock (chance)
            {
                var at = chance.NextDouble();
                var isDone = chance.Next(2) == 0;
                return at < TooMany ? LoopbackFault.RateLimited
                    : at < TooMany + Broken ? (isDone ? LoopbackFault.BrokenAfter : LoopbackFault.BrokenBefore)
                    : at < TooMany + Broken + Silent ? (isDone ? LoopbackFault.LostAfter : LoopbackFault.HangsBefore)
                    : LoopbackFault.None;
            }
        };
        var mention = $"<@{slack.Workspaces["T1"].BotUser}>";
        var asked = new ConcurrentQueue<string>();
        await ParallelAsync(count, async number =>
        {
            if (number % EventsBetweenCuts == EventsBetweenCuts - 1)
            {
                slack.DropConnections();
            }

            var copies = number % (int)(1 / Twice) == 0 ? 2 : 1;
            var channel = number % Channels;
            var (ts, delivered) = slack.Say(
                $"C{channel}", $"U{channel}", $"{mention} {questions[number % questions.Count]}", copies: copies);
            asked.Enqueue(ts);
            await delivered;
            var watch = Stopwatch.StartNew();
            while (!replies.ContainsKey(ts) && watch.Elapsed < Patience)
            {
                await Task.Delay(20);
            }
        });
        Report("Slack", [.. asked.Select(ts => replies.GetValueOrDefault(ts))], await bot.MemoryAsync());
    }

    private static void Report(string name, IReadOnlyList<int> replies, BotMemory memory)
    {
        Measure.Line(
            $"{name}, {replies.Count} questions with cuts, 429, 5xx, silence, duplicates",
            $"{replies.Count(number => number == 1)} answered once, {replies.Count(number => number == 0)} never, "
                + $"{replies.Count(number => number > 1)} more than once");
        Measure.Line("  memory afterwards", $"{memory}");
    }

    private static Task ParallelAsync(int count, Func<int, Task> ask) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            try
            {
                await ask(number);
            }
            catch (TimeoutException)
            {
                // Counted as never answered.
            }
        });
}
