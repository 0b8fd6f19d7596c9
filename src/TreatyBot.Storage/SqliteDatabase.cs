using System.Collections.Concurrent;
using System.Data;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TreatyBot.Storage;

/// <summary>
/// The connections to one database file: one that writes, behind a turnstile, and as many that read as there are readers at once.
/// All that is SQLite's alone is here, in <see cref="SqliteMigrations"/> and in the migrations. Its work is synchronous underneath,
/// and so it is here: a task that comes back is complete, save for waiting its turn to write.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How long a call waits for another process to finish its transaction, in seconds.</summary>
    private const int BusySeconds = 10;

    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly GroupCommit _together;
    private bool _isFlushed = true;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];

    static SqliteDatabase()
    {
        SQLitePCL.Batteries_V2.Init();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private SqliteDatabase(string path, SqliteConnection writer)
    {
        Path = path;
        _writer = writer;
        _together = new GroupCommit(this, _turn);
    }

    public string Path { get; }

    /// <summary>Opens a database that may be written. The file must be there; an empty one is a new database.</summary>
    /// <exception cref="StoreException">The file cannot be opened or is no database.</exception>
    public static SqliteDatabase Open(string path) => Guard(path, () =>
    {
        // FULL: in WAL mode anything less may lose the last commits when the power fails, and an event that was acknowledged to a
        // platform must not be lost. It costs one fsync a commit: measured, 0.6 ms instead of 0.06 ms for an event, and nothing
        // that shows when documents are saved. What can be made again is written with NORMAL, which waits for no disk.
        var writer = Connect(path, SqliteOpenMode.ReadWrite, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        return new SqliteDatabase(path, writer);
    });

    /// <summary>Reads a file that may be damaged, newer or another program's, without changing a byte of it.</summary>
    public static T Inspect<T>(string path, Func<SqliteConnection, T> read) => Guard(path, () =>
    {
        using var connection = Connect(path, SqliteOpenMode.ReadOnly, "");
        return read(connection);
    });

    /// <summary>Runs a query. It sees what was committed before it began.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(Guard(Path, () => ReadNow(read)));
        }
        catch (Exception ex)
        {
            return Task.FromException<T>(ex);
        }
    }

    /// <summary>Runs a change as one transaction: when it returns, all of it is on the disk; when it throws, nothing is.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return Write(change);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Runs a short change, one of many that may come at once: those that wait for their turn together share a transaction and its flush.
    /// </summary>
    /// <param name="change">It may be run again, where another one of its transaction failed.</param>
    /// <param name="flushed">True: when it returns, the change is on the disk. False: it survives the end of this process, and any later
    /// flush takes it along.</param>
    /// <param name="cancellationToken">Ends the waiting for a turn.</param>
    public Task<T> WriteTogetherAsync<T>(Func<SqliteConnection, T> change, bool flushed, CancellationToken cancellationToken) =>
        _together.WriteAsync(change, flushed, cancellationToken);

    /// <summary>As <see cref="WriteAsync"/>, for a caller that is alone with the database.</summary>
    public T Write<T>(Func<SqliteConnection, T> change, bool flushed = true) => Guard(Path, () =>
    {
        if (_isFlushed != flushed)
        {
            _writer.Execute($"PRAGMA synchronous = {(flushed ? "FULL" : "NORMAL")}");
            _isFlushed = flushed;
        }

        using var transaction = _writer.BeginTransaction();
        var result = change(_writer);
        transaction.Commit();
        return result;
    });

    public void Dispose()
    {
        // What is being written is written to its end; who comes later finds the database closed.
        _turn.Wait();
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        _readers.Clear();
        _writer.Dispose();
        _turn.Release();
    }

    private T ReadNow<T>(Func<SqliteConnection, T> read)
    {
        if (!_readers.TryTake(out var connection))
        {
            connection = Connect(Path, SqliteOpenMode.ReadWrite, "PRAGMA query_only = ON;");
        }

        try
        {
            var result = read(connection);
            _readers.Add(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode, string pragmas)
    {
        // Not pooled by the library: its pool is the process's, and a closed store must let go of its files.
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();

            // cell_size_check: a damaged page is reported when it is read, not followed into the weeds.
            connection.Execute($"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA cell_size_check = ON; {pragmas}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException ex)
        {
            throw StoreException.From(ex, path);
        }
        catch (Exception ex) when (ex is FormatException or JsonException or ArgumentException or OverflowException or DataException)
        {
            // Arguments are checked before they come here: this is a row that holds what was never written into it.
            throw StoreException.Damaged(path, ex);
        }
    }
}
