using System.IO.Compression;
using Dapper;
using TreatyBot.Storage.Locks;

namespace TreatyBot.Storage.Backups;

/// <summary>Puts what <see cref="StoreBackup"/> has written into a storage folder, after it has been found whole.</summary>
public static class StoreRestore
{
    /// <summary>Files of the database, and what an index has made of it: none of them fits another database.</summary>
    private static readonly string[] Replaced =
        [SqliteStore.FileName, SqliteStore.FileName + "-wal", SqliteStore.FileName + "-shm", "lucene", "index", "discord-session.json"];

    /// <summary>
    /// Restores. Until everything has been read and checked nothing is changed; what was there then lies in the folder that is returned.
    /// </summary>
    /// <param name="folder">The storage folder; made where it is absent.</param>
    /// <param name="file">The backup.</param>
    /// <param name="replace">True to put it in the place of a store that is there.</param>
    /// <returns>Where the earlier store lies now; null where there was none.</returns>
    /// <exception cref="StoreException">A worker or a sync is at work, a store is there, or the backup is none or damaged.</exception>
    public static string? Run(string folder, string file, bool replace)
    {
        Directory.CreateDirectory(folder);
        using var worker = Take(folder, "worker");
        using var sync = Take(folder, "sync");
        var isThere = File.Exists(Path.Combine(folder, SqliteStore.FileName));
        if (isThere && !replace)
        {
            throw new StoreException(
                $"There is a store in '{folder}' already. Call restore with --replace to put the backup in its place: the present store is "
                + "moved aside, not deleted.");
        }

        var unpacked = Directory.CreateDirectory(Path.Combine(folder, $"restoring-{Guid.NewGuid():N}")).FullName;
        try
        {
            Unpack(file, unpacked);
            Check(Path.Combine(unpacked, SqliteStore.FileName), file);
            return Swap(folder, unpacked, isThere);
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private static StoreLock Take(string folder, string name) => StoreLock.TryTake(folder, name, out var taken, out var holder)
        ? taken
        : throw new StoreException($"A {name} ({holder}) is at work on the store in '{folder}'. Stop it first, then restore.");

    private static void Unpack(string file, string folder)
    {
        try
        {
            ZipFile.ExtractToDirectory(file, folder);
        }
        catch (InvalidDataException e)
        {
            throw NoBackup(file, e);
        }
    }

    private static void Check(string database, string file)
    {
        if (!File.Exists(database))
        {
            throw NoBackup(file);
        }

        SqliteMigrations.Inspect(database);
        var said = SqliteDatabase.Inspect(database, connection => connection.ExecuteScalar<string>("PRAGMA integrity_check(1)"));
        if (said != "ok")
        {
            throw NoBackup(file);
        }
    }

    /// <summary>What is there is moved aside by renaming, which takes no time and no room, and what was unpacked is moved in.</summary>
    private static string? Swap(string folder, string unpacked, bool isThere)
    {
        var entries = Directory.GetFileSystemEntries(unpacked).Select(entry => Path.GetFileName(entry)).ToList();
        var aside = Path.Combine(folder, $"before-restore-{Guid.NewGuid():N}");
        foreach (var name in Replaced.Union(entries).Where(name => Path.Exists(Path.Combine(folder, name))))
        {
            Directory.CreateDirectory(aside);
            Directory.Move(Path.Combine(folder, name), Path.Combine(aside, name));
        }

        entries.ForEach(name => Directory.Move(Path.Combine(unpacked, name), Path.Combine(folder, name)));
        return isThere ? aside : null;
    }

    private static StoreException NoBackup(string file, Exception? inner = null) => new(
        $"'{file}' is damaged or is no backup of TreatyBot. Nothing was changed. Take another backup.", inner: inner);
}
