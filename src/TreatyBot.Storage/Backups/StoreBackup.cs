using System.IO.Compression;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TreatyBot.Storage.Backups;

/// <summary>
/// Writes what a storage folder cannot make again into one file, while a worker goes on: the database as it is at one instant, and the
/// files and folders beside it that are named. Indexes are derived and left out.
/// </summary>
public static class StoreBackup
{
    /// <summary>How often a copy waits for the next free moment, in seconds, before it gives up.</summary>
    private const int BusySeconds = 30;

    /// <summary>Writes the backup; where that fails, no file is left.</summary>
    /// <param name="folder">The storage folder.</param>
    /// <param name="file">The file to write, which must not be there.</param>
    /// <param name="kept">The names of files and folders beside the database that belong to it.</param>
    /// <exception cref="StoreException">There is no store, or it cannot be read.</exception>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public static void Write(string folder, string file, IReadOnlyList<string> kept)
    {
        var database = Path.Combine(folder, SqliteStore.FileName);
        if (!File.Exists(database))
        {
            throw new StoreException(
                $"There is no store in '{folder}'. Set Storage:Folder to the folder that holds {SqliteStore.FileName}.");
        }

        var copy = $"{file}.{Guid.NewGuid():N}.db";
        var partial = copy + ".zip";
        try
        {
            Copy(database, copy);
            using (var archive = new ZipArchive(Create(partial), ZipArchiveMode.Create))
            {
                archive.CreateEntryFromFile(copy, SqliteStore.FileName, CompressionLevel.Fastest);
                foreach (var (path, name) in kept.SelectMany(name => FilesOf(folder, name)))
                {
                    Add(archive, path, name);
                }
            }

            File.Move(partial, file, overwrite: false);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(partial);
        }
    }

    /// <summary>
    /// One read transaction: writers of a database in WAL mode do not wait for it. The store is not brought to this program's version by
    /// this, so that a backup can be made before an upgrade.
    /// </summary>
    private static void Copy(string database, string copy)
    {
        Create(copy).Dispose();
        SqliteDatabase.Inspect(database, source =>
        {
            using var target = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = copy,
                Pooling = false,
                DefaultTimeout = BusySeconds,
            }.ToString());
            target.Open();
            source.BackupDatabase(target);

            // One file, without a log beside it.
            target.Execute("PRAGMA journal_mode = DELETE");
            return true;
        });
    }

    private static IEnumerable<(string Path, string Name)> FilesOf(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? [(path, name)]
            : !Directory.Exists(path) ? []
            : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(found => (found, Path.GetRelativePath(folder, found).Replace('\\', '/')));
    }

    /// <summary>What a fetch beside this one replaces or removes in between is fetched again after a restore.</summary>
    private static void Add(ZipArchive archive, string path, string name)
    {
        FileStream source;
        try
        {
            source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return;
        }

        using (source)
        using (var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open())
        {
            source.CopyTo(entry);
        }
    }

    /// <summary>Questions and the signing key are in it: for the owner's eyes alone.</summary>
    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
