using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace TreatyBot.Benchmarks.Chat;

/// <summary>What durability costs on this machine.</summary>
internal static class Disk
{
    private const int Rows = 500;

    /// <summary>
    /// Prints how long one small transaction takes in the kind of database that the worker keeps: with a flush, and without.
    /// </summary>
    public static void PrintCommit(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "commits.db")};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; CREATE TABLE rows (value TEXT);");
        foreach (var (level, what) in new[] { ("FULL", "one commit to this disk, flushed"), ("NORMAL", "  not flushed") })
        {
            Execute($"PRAGMA synchronous = {level}");
            Measure.Line(what, Measure.Percentiles([.. Enumerable.Range(0, Rows).Select(_ => Commit())]));
        }

        double Commit()
        {
            var start = Stopwatch.GetTimestamp();
            Execute("INSERT INTO rows VALUES ('a row of about the length of a question that somebody asks')");
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Does something in a folder that lies in memory, where a flush costs nothing; not where the system has none.</summary>
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
