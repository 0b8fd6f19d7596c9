using System.Diagnostics;

namespace TreatyBot.Benchmarks;

/// <summary>Times and memory, as every benchmark prints them.</summary>
internal static class Measure
{
    private const double Megabyte = 1024 * 1024;

    public static void Line(string what, string value) => Console.WriteLine($"{what,-46} {value}");

    public static T Timed<T>(string what, Func<T> action)
    {
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        var result = action();
        Line(what, Seconds(watch.Elapsed, Environment.CpuUsage.TotalTime - processor));
        return result;
    }

    public static async Task<T> TimedAsync<T>(string what, Func<Task<T>> action)
    {
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        var result = await action();
        Line(what, Seconds(watch.Elapsed, Environment.CpuUsage.TotalTime - processor));
        return result;
    }

    public static string Seconds(TimeSpan elapsed, TimeSpan processors) =>
        $"{elapsed.TotalSeconds:0.000} s  ({processors.TotalSeconds:0.000} s of processors)";

    /// <summary>What this process holds once the collector has given back what it can.</summary>
    public static void Memory(string when)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        var managed = GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
        Line($"memory, {when}", $"{Resident(process)} resident, {managed:0} MB managed");
    }

    /// <summary>What a process holds in memory, mapped files and the runtime with it.</summary>
    public static string Resident(Process process)
    {
        process.Refresh();
        return $"{process.WorkingSet64 / Megabyte:0} MB";
    }

    /// <param name="times">In milliseconds, in any order; some.</param>
    public static string Percentiles(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        double At(int percent) => sorted[sorted.Length * percent / 100];
        return $"p50 {At(50):0.000}  p95 {At(95):0.000}  p99 {At(99):0.000}  max {sorted[^1]:0.000} ms";
    }
}
