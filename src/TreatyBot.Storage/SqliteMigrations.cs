using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TreatyBot.Storage;

/// <summary>
/// Brings a database to the version that this program knows: the numbered scripts in <c>Migrations</c>, each in a transaction of its
/// own, each noted in the table <c>treatybot_version</c>. A script that has been released is never changed; a new one is added.
/// </summary>
internal static class SqliteMigrations
{
    private static readonly Migration[] All = [.. Read()];

    /// <summary>The version that this program knows.</summary>
    public static int Newest => All[^1].Version;

    /// <summary>Refuses, before anything is written, a file that is damaged, newer than this program or another program's.</summary>
    /// <exception cref="StoreException">It is one of these.</exception>
    public static void Inspect(string path)
    {
        SqliteDatabase.Inspect(path, connection =>
        {
            var version = VersionOf(connection, path);

            // A full check would read the whole file. This reads the root page of every table, and SQLite itself reports a file that
            // is shorter than it should be; what lies deeper is found by SQLite or by the readings' hashes when it is read.
            foreach (var table in Tables(connection))
            {
                connection.Execute($"SELECT 1 FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" LIMIT 1");
            }

            return version;
        });
    }

    /// <summary>Applies what is missing.</summary>
    /// <returns>The versions that were applied, in order; none where the database was up to date.</returns>
    public static IReadOnlyList<int> Apply(SqliteDatabase database, TimeProvider time)
    {
        var applied = new List<int>();
        foreach (var migration in All)
        {
            // The version is asked again inside the transaction: another process may have been faster.
            if (database.Write(connection => ApplyOne(connection, migration, database.Path, time)))
            {
                applied.Add(migration.Version);
            }
        }

        return applied;
    }

    private static bool ApplyOne(SqliteConnection connection, Migration migration, string path, TimeProvider time)
    {
        if (VersionOf(connection, path) >= migration.Version)
        {
            return false;
        }

        connection.Execute("CREATE TABLE IF NOT EXISTS treatybot_version (version INTEGER NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL)");
        connection.Execute(migration.Script);
        connection.Execute(
            "INSERT INTO treatybot_version (version, applied_at) VALUES (@Version, @At)",
            new { migration.Version, At = Stored.Time(time.GetUtcNow()) });
        return true;
    }

    /// <summary>0 for a database without any table.</summary>
    private static long VersionOf(SqliteConnection connection, string path)
    {
        var tables = Tables(connection);
        if (tables.Count == 0)
        {
            return 0;
        }

        if (!tables.Contains("treatybot_version", StringComparer.Ordinal))
        {
            throw StoreException.Foreign(path);
        }

        var version = connection.ExecuteScalar<long?>("SELECT MAX(version) FROM treatybot_version") ?? throw StoreException.Damaged(path);
        return version <= Newest ? version : throw StoreException.Newer(path, version, Newest);
    }

    private static List<string> Tables(SqliteConnection connection) =>
        [.. connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")];

    private static IEnumerable<Migration> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new Migration(int.Parse(name.AsSpan(0, 4)), reader.ReadToEnd());
        }
    }

    private sealed record Migration(int Version, string Script);
}
