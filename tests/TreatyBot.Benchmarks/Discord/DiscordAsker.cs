using System.Collections.Concurrent;
using System.Diagnostics;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.Benchmarks.Discord;

/// <summary>
/// People of a loopback Discord who ask, by command and by mention in turn. Measured from the instant at which the event leaves until
/// Discord has the reply.
/// </summary>
internal sealed class DiscordAsker
{
    private const int Channels = 100;
    private const int People = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A slow bot is asked for so long, and no longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly LoopbackDiscordServer _discord;
    private readonly IReadOnlyList<string> _questions;
    private readonly List<LoopbackChannel> _channels;
    private int _asked;

    public DiscordAsker(LoopbackDiscordServer discord, IReadOnlyList<string> questions)
    {
        (_discord, _questions) = (discord, questions);
        var guild = discord.World.AddGuild([.. Enumerable.Range(0, People).Select(Person)]);
        _channels = [.. Enumerable.Range(0, Channels).Select(_ => discord.World.AddChannel(guild))];
    }

    /// <summary>Asks so many questions, one after another or several at once, and fewer where they take too long.</summary>
    /// <param name="count">How many.</param>
    /// <param name="atOnce">So many at once.</param>
    /// <param name="chats">So many messages between people go before each.</param>
    /// <returns>How long each took, in milliseconds.</returns>
    public async Task<(IReadOnlyCollection<double> Commands, IReadOnlyCollection<double> Mentions)> AskAsync(
        int count, int atOnce = 1, int chats = 0)
    {
        var (commands, mentions) = (new ConcurrentQueue<double>(), new ConcurrentQueue<double>());
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) =>
        {
            if (watch.Elapsed < Longest)
            {
                await AskAsync(commands, mentions, chats);
            }
        });
        return (commands, mentions);
    }

    private async Task AskAsync(ConcurrentQueue<double> commands, ConcurrentQueue<double> mentions, int chats)
    {
        var number = Interlocked.Increment(ref _asked);
        var (channel, person, question) = (_channels[number % Channels], Person(number % People), _questions[number % _questions.Count]);
        for (var i = 0; i < chats; i++)
        {
            _discord.People.Write(channel, person, "What a day.");
        }

        var isCommand = number % 2 == 0;
        var started = Stopwatch.GetTimestamp();
        var answered = isCommand
            ? _discord.People.Use(channel, person, "ask", ("question", question)).Answered
            : _discord.People.Write(channel, person, $"{LoopbackDiscord.People.Bot} {question}").Answered;
        (isCommand ? commands : mentions).Enqueue(
            Stopwatch.GetElapsedTime(started, await answered.At.WaitAsync(Patience)).TotalMilliseconds);
    }

    private static string Person(int number) => $"{1000 + number}";
}
