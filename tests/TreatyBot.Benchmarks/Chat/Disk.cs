using System.Diagnostics;

namespace TreatyBot.Benchmarks.Chat;

/// <summary>What a durable write costs on this machine.</summary>
internal static class Disk
{
    private const int Flushes = 300;

    /// <summary>Prints how long it takes until four kilobytes are on the disk.</summary>
    public static void PrintFlush(string folder)
    {
        var times = new double[Flushes];
        using var file = new FileStream(Path.Combine(folder, "flush"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        for (var i = 0; i < Flushes; i++)
        {
            file.Write(page);
            var start = Stopwatch.GetTimestamp();
            file.Flush(flushToDisk: true);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Measure.Line("one write to this disk", Measure.Percentiles(times));
    }

    /// <summary>Does something in a folder that lies in memory, where a durable write costs nothing; not where the system has none.</summary>
    public static async Task InMemoryAsync(Func<string, Task> work)
    {
        const string Memory = "/dev/shm";
        if (!Directory.Exists(Memory))
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Memory, $"treatybot-{Environment.ProcessId}"));
        try
        {
            await work(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
