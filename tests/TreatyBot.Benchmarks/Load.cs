using System.Diagnostics;

namespace TreatyBot.Benchmarks;

/// <summary>Questions, and something that answers them, measured under one asker and under several.</summary>
/// <param name="questions">Asked one after another, and again.</param>
/// <param name="ask">Answers one; called from several threads at once.</param>
internal sealed class Load<TQuestion>(IReadOnlyList<TQuestion> questions, Action<TQuestion> ask)
{
    /// <summary>Other processes disturb a round: the best of so many is printed.</summary>
    private const int Rounds = 7;

    /// <summary>Several threads ask for so long.</summary>
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Asks every question once a round and prints two sets of percentiles: of the round with the lowest median, as it was; and of each
    /// question's best time, which leaves out that other processes took the processor away.
    /// </summary>
    public void Latency(string what, int rounds = Rounds)
    {
        double[] bestRound = [];
        var bestOfEach = Enumerable.Repeat(double.MaxValue, questions.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            var times = Times();
            for (var i = 0; i < times.Length; i++)
            {
                bestOfEach[i] = Math.Min(bestOfEach[i], times[i]);
            }

            Array.Sort(times);
            bestRound = bestRound.Length == 0 || times[times.Length / 2] < bestRound[times.Length / 2] ? times : bestRound;
        }

        Measure.Line(what, Measure.Percentiles(bestRound));
        if (rounds > 1)
        {
            Measure.Line("  each at its best", Measure.Percentiles(bestOfEach));
        }
    }

    /// <summary>Prints what is left to the collector for one question.</summary>
    public void Allocation(string what)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var question in questions)
        {
            ask(question);
        }

        Measure.Line(what, $"{(GC.GetTotalAllocatedBytes(precise: true) - before) / questions.Count} bytes a question");
    }

    /// <summary>
    /// Prints how many questions a second 1, 2 and 4 threads get through together, and beside it how bare arithmetic grows with the
    /// threads: what the machine gives at that moment, and so the most that can be had.
    /// </summary>
    public void Throughput(string what)
    {
        int[] threadCounts = [1, 2, 4];
        var (best, bare) = (new double[threadCounts.Length], new double[threadCounts.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < threadCounts.Length; i++)
            {
                best[i] = Math.Max(best[i], PerSecond(threadCounts[i], number => ask(questions[number % questions.Count])));
                bare[i] = Math.Max(bare[i], PerSecond(threadCounts[i], Calculate));
            }
        }

        for (var i = 0; i < threadCounts.Length; i++)
        {
            Measure.Line(
                $"{what}, {threadCounts[i]} threads",
                $"{best[i]:0} questions/s  ({best[i] / best[0]:0.00} x; bare arithmetic {bare[i] / bare[0]:0.00} x)");
        }
    }

    private double[] Times()
    {
        var times = new double[questions.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ask(questions[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    private static double PerSecond(int threads, Action<int> work)
    {
        var stop = false;
        var done = new long[threads];
        using var start = new Barrier(threads + 1);
        var working = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            var count = 0;
            for (; !Volatile.Read(ref stop); count++)
            {
                work(count + (thread * 37));
            }

            done[thread] = count;
        })).ToList();
        working.ForEach(thread => thread.Start());
        start.SignalAndWait();
        var watch = Stopwatch.StartNew();
        Thread.Sleep(RoundTime);
        Volatile.Write(ref stop, true);
        working.ForEach(thread => thread.Join());
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>About as long as a search.</summary>
    private static void Calculate(int seed)
    {
        var value = (uint)seed;
        for (var i = 0; i < 100_000; i++)
        {
            value = (value * 1664525) + 1013904223;
        }

        GC.KeepAlive(value);
    }
}
