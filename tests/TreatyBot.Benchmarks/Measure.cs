using System.Diagnostics;

namespace TreatyBot.Benchmarks;

/// <summary>Times and memory, as every benchmark prints them.</summary>
internal static class Measure
{
    /// <summary>Other processes disturb a round: the best of so many is printed.</summary>
    private const int Rounds = 7;

    private const double Megabyte = 1024 * 1024;

    public static void Line(string what, string value) => Console.WriteLine($"{what,-46} {value}");

    public static T Timed<T>(string what, Func<T> action)
    {
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        var result = action();
        Line(what, $"{watch.Elapsed.TotalSeconds:0.000} s  ({(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.000} s of processors)");
        return result;
    }

    public static void Memory(string when)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        Line($"memory, {when}", $"{process.WorkingSet64 / Megabyte:0} MB resident, {GC.GetTotalMemory(forceFullCollection: true) / Megabyte:0} MB managed");
    }

    /// <summary>Asks every query once a round and prints the percentiles of the round with the lowest median.</summary>
    public static void Latency<TQuery>(string what, IReadOnlyList<TQuery> queries, Action<TQuery> ask, int rounds = Rounds)
    {
        double[] best = [];
        for (var round = 0; round < rounds; round++)
        {
            var times = new double[queries.Count];
            for (var i = 0; i < times.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                ask(queries[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            Array.Sort(times);
            if (best.Length == 0 || times[times.Length / 2] < best[best.Length / 2])
            {
                best = times;
            }
        }

        Line(what, $"p50 {best[best.Length / 2]:0.000}  p90 {best[best.Length * 9 / 10]:0.000}  p99 {best[best.Length * 99 / 100]:0.000}  max {best[^1]:0.000} ms");
    }

    /// <summary>Lets several threads ask at once and prints how many questions a second they get through together.</summary>
    public static void Throughput<TQuery>(string what, IReadOnlyList<TQuery> queries, Action<TQuery> ask, params int[] threadCounts)
    {
        var single = 0.0;
        foreach (var threads in threadCounts)
        {
            var best = 0.0;
            for (var round = 0; round < Rounds; round++)
            {
                best = Math.Max(best, QuestionsPerSecond(queries, ask, threads));
            }

            single = threads == threadCounts[0] ? best : single;
            Line($"{what}, {threads} threads", $"{best:0} questions/s  ({best / single:0.00} x)");
        }
    }

    private static double QuestionsPerSecond<TQuery>(IReadOnlyList<TQuery> queries, Action<TQuery> ask, int threads)
    {
        const int MinAsked = 3000;
        var asked = Math.Max(MinAsked, queries.Count);
        using var start = new Barrier(threads + 1);
        var asking = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < asked; i++)
            {
                ask(queries[(i + (number * 37)) % queries.Count]);
            }
        })).ToList();
        asking.ForEach(thread => thread.Start());
        start.SignalAndWait();
        var watch = Stopwatch.StartNew();
        asking.ForEach(thread => thread.Join());
        return threads * asked / watch.Elapsed.TotalSeconds;
    }
}
