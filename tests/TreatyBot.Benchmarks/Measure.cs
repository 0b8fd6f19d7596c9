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
        var managed = GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
        Line($"memory, {when}", $"{process.WorkingSet64 / Megabyte:0} MB resident, {managed:0} MB managed");
    }

    /// <summary>
    /// Asks every query once a round and prints two sets of percentiles: of the round with the lowest median, as it was; and of each query's best
    /// time, which leaves out that other processes took the processor away.
    /// </summary>
    public static void Latency<TQuery>(string what, IReadOnlyList<TQuery> queries, Action<TQuery> ask, int rounds = Rounds)
    {
        double[] bestRound = [];
        var bestOfEach = Enumerable.Repeat(double.MaxValue, queries.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            var times = new double[queries.Count];
            for (var i = 0; i < times.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                ask(queries[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                bestOfEach[i] = Math.Min(bestOfEach[i], times[i]);
            }

            Array.Sort(times);
            bestRound = bestRound.Length == 0 || times[times.Length / 2] < bestRound[times.Length / 2] ? times : bestRound;
        }

        Array.Sort(bestOfEach);
        Line(what, Percentiles(bestRound));
        Line("  each at its best", Percentiles(bestOfEach));
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

    /// <param name="sorted">In milliseconds, the shortest first.</param>
    public static string Percentiles(double[] sorted)
    {
        double At(int percent) => sorted[sorted.Length * percent / 100];
        return $"p50 {At(50):0.000}  p90 {At(90):0.000}  p99 {At(99):0.000}  max {sorted[^1]:0.000} ms";
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
