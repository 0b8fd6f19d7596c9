using System.Collections.Concurrent;
using System.Diagnostics;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.Benchmarks.Slack;

/// <summary>
/// People of a loopback Slack who mention the bot, each in a channel of his own, in turn, so that Slack's one message a second a channel
/// holds nobody up. Measured from the instant at which the event leaves until Slack has the reply.
/// </summary>
internal sealed class SlackAsker
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A slow bot is asked for so long, and no longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly SlackServer _slack;
    private readonly IReadOnlyList<string> _questions;
    private readonly string[] _channels;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _waiting = new(StringComparer.Ordinal);
    private readonly string _mention;
    private int _asked;

    public SlackAsker(SlackServer slack, IReadOnlyList<string> questions, int channels)
    {
        _slack = slack;
        _questions = questions;
        _mention = $"<@{slack.Workspaces["T1"].BotUser}>";
        _channels = [.. Enumerable.Range(0, channels).Select(i => slack.AddChannel("T1", $"C{i}", $"U{i}").Id)];
        slack.Said = message =>
        {
            if (message is { Request: not null, Thread: { } thread })
            {
                AnsweredTo(thread).TrySetResult(Stopwatch.GetTimestamp());
            }
        };
    }

    /// <summary>Asks so many questions, one after another or several at once, and fewer where they take too long.</summary>
    /// <returns>How long each took, in milliseconds.</returns>
    public async Task<IReadOnlyCollection<double>> AskAsync(int count, int atOnce = 1)
    {
        var times = new ConcurrentQueue<double>();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) =>
        {
            if (watch.Elapsed < Longest)
            {
                times.Enqueue(await AskAsync());
            }
        });
        return times;
    }

    private async Task<double> AskAsync()
    {
        var number = Interlocked.Increment(ref _asked);
        var channel = number % _channels.Length;
        var started = Stopwatch.GetTimestamp();
        var (ts, delivered) = _slack.Say(_channels[channel], $"U{channel}", $"{_mention} {_questions[number % _questions.Count]}");
        var answered = await AnsweredTo(ts).Task.WaitAsync(Patience);
        _waiting.TryRemove(ts, out _);
        if (!await delivered)
        {
            throw new InvalidOperationException("An event was not acknowledged.");
        }

        return Stopwatch.GetElapsedTime(started, answered).TotalMilliseconds;
    }

    private TaskCompletionSource<long> AnsweredTo(string ts) =>
        _waiting.GetOrAdd(ts, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
