using System.Diagnostics;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.Benchmarks.Discord;

/// <summary>
/// From a question in Discord to its reply there, with TreatyBot's worker and with what somebody would write instead: the same Discord, the same passages, the
/// same questions, each bot in a process of its own.
/// </summary>
internal sealed class DiscordBenchmark : IAsyncDisposable
{
    private const int Askers = 500;
    private const int Channels = 100;
    private const int WarmUp = 1_000;
    private const int AtOnce = 16;
    private const int Crowd = 2_000;
    private const int Events = 100_000;
    private const int EventsAQuestion = 10;
    private const int Intervals = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LoopbackDiscordServer _discord;
    private readonly IReadOnlyList<string> _questions;
    private readonly List<LoopbackChannel> _channels;
    private BotProcess? _bot;
    private int _next;

    private DiscordBenchmark(LoopbackDiscordServer discord, IReadOnlyList<string> questions)
    {
        (_discord, _questions) = (discord, questions);
        var guild = discord.World.AddGuild([.. Enumerable.Range(0, Askers).Select(Asker)]);
        _channels = [.. Enumerable.Range(0, Channels).Select(_ => discord.World.AddChannel(guild))];
    }

    public static async Task RunAsync(string folder, string? questionFile)
    {
        // Nothing but the bots is to be measured: no limits, and no checks of what they send.
        var discord = await LoopbackDiscordServer.StartAsync(new LoopbackOptions
        {
            MessagesAWindow = int.MaxValue,
            CallsAWindow = int.MaxValue,
            CallsASecond = int.MaxValue,
            BetweenIdentifies = TimeSpan.Zero,
            IsStrict = false,
        });
        var questions = questionFile is null
            ? Queries.SampledTexts(FolderCorpus.Read(folder)).ToList()
            : Queries.TextsFromFile(questionFile).ToList();
        await using var benchmark = new DiscordBenchmark(discord, questions);
        await benchmark.RunAsync(folder);
    }

    public ValueTask DisposeAsync() => _discord.DisposeAsync();

    private async Task RunAsync(string folder)
    {
        using var worker = new TreatyBotWorker(folder);
        using var other = new DiscordJsBot();
        await other.InstallAsync();
        using (var bot = await worker.StartAsync(_discord))
        {
            await MeasureAsync("TreatyBot", bot);
        }

        Measure.Line("passages for discord.js", $"{await other.TakeOverAsync(worker.StoreFolder)}");
        using (var bot = await other.StartAsync(_discord))
        {
            await MeasureAsync("discord.js and MiniSearch", bot);
        }
    }

    private async Task MeasureAsync(string name, BotProcess bot)
    {
        Measure.Line(name, "");
        (_bot, _next) = (bot, 0);
        await AskOneByOneAsync(WarmUp);
        foreach (var count in new[] { 1_000, 10_000 })
        {
            var before = bot.ProcessorTime();
            var times = await AskOneByOneAsync(count);
            Measure.Line($"  {count} questions, one by one", Percentiles(times));
            Measure.Line("    commands", Percentiles(times.Where((_, i) => IsCommand(i))));
            Measure.Line("    mentions", Percentiles(times.Where((_, i) => !IsCommand(i))));
            Measure.Line("    processor time a question", $"{(bot.ProcessorTime() - before).TotalMilliseconds / count:0.000} ms");
        }

        var started = Stopwatch.GetTimestamp();
        var crowded = await AskAtOnceAsync(Crowd);
        Measure.Line($"  {Crowd} questions, {AtOnce} at once", $"{Crowd / Stopwatch.GetElapsedTime(started).TotalSeconds:0} a second  {Percentiles(crowded)}");
        await WatchMemoryAsync(bot);
    }

    private async Task<double[]> AskOneByOneAsync(int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            times[i] = await AskAsync(i);
        }

        _discord.World.ForgetConversations();
        return times;
    }

    private async Task<double[]> AskAtOnceAsync(int count)
    {
        var times = new double[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => times[i] = await AskAsync(i));
        _discord.World.ForgetConversations();
        return times;
    }

    private async Task WatchMemoryAsync(BotProcess bot)
    {
        for (var interval = 0; interval <= Intervals; interval++)
        {
            var (resident, heap) = await bot.ReadMemoryAsync();
            Measure.Line($"  memory after {interval * Events / Intervals} events", $"{resident:0} MB resident, {heap:0} MB on the heap");
            if (interval < Intervals)
            {
                await Parallel.ForAsync(
                    0,
                    Events / Intervals / EventsAQuestion,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                    async (i, _) =>
                    {
                        Chat(EventsAQuestion - 1);
                        await AskAsync(i);
                    });
                _discord.World.ForgetConversations();
            }
        }
    }

    /// <returns>The milliseconds from the event to the reply; infinitely many where there was none.</returns>
    private async Task<double> AskAsync(int number)
    {
        var turn = Interlocked.Increment(ref _next);
        var question = _questions[turn % _questions.Count];
        var channel = _channels[turn % Channels];
        var started = Stopwatch.GetTimestamp();
        var answered = IsCommand(number)
            ? _discord.People.Use(channel, Asker(turn % Askers), "ask", ("question", question)).Answered
            : _discord.People.Write(channel, Asker(turn % Askers), $"{People.Bot} {question}").Answered;
        try
        {
            return Stopwatch.GetElapsedTime(started, await answered.At.WaitAsync(Patience)).TotalMilliseconds;
        }
        catch (TimeoutException) when (_bot is { HasEnded: false })
        {
            return double.PositiveInfinity;
        }
    }

    /// <summary>People talk to each other.</summary>
    private void Chat(int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            var turn = Interlocked.Increment(ref _next);
            _discord.People.Write(_channels[turn % Channels], Asker(turn % Askers), "What a day.");
        }
    }

    /// <summary>Every other question is a command, the others are mentions.</summary>
    private static bool IsCommand(int number) => number % 2 == 0;

    private static string Percentiles(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        var lost = sorted.Count(double.IsPositiveInfinity);
        return Measure.Percentiles(sorted) + (lost > 0 ? $"  {lost} without a reply" : "");
    }

    private static string Asker(int number) => $"{1000 + number}";
}
