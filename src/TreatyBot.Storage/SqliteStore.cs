using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Pins;
using TreatyBot.Storage.Conversations;
using TreatyBot.Storage.Documents;
using TreatyBot.Storage.Locks;
using TreatyBot.Storage.Pins;
using TreatyBot.Storage.Subscriptions;
using TreatyBot.Storage.Vectors;

namespace TreatyBot.Storage;

/// <summary>
/// An open store: the file <c>treatybot.db</c> in its folder, brought to this program's version. Several processes may have it open
/// at once; the locks keep apart what only one of them may do.
/// </summary>
public sealed partial class SqliteStore : IDisposable
{
    /// <summary>The database, in its folder.</summary>
    internal const string FileName = "treatybot.db";

    private readonly SqliteDatabase _database;

    private SqliteStore(string folder, SqliteDatabase database, TimeProvider time)
    {
        Folder = folder;
        _database = database;
        Documents = new SqliteDocumentStore(database, time);
        Conversations = new SqliteConversationStore(database);
        Vectors = new SqliteVectorStore(database);
        Pins = new SqlitePinStore(database);
        Subscriptions = new SqliteSubscriptionStore(database);
    }

    /// <summary>The storage folder, as an absolute path.</summary>
    public string Folder { get; }

    public IDocumentStore Documents { get; }

    public IConversationStore Conversations { get; }

    public IVectorStore Vectors { get; }

    public IPinStore Pins { get; }

    public ISubscriptionStore Subscriptions { get; }

    /// <summary>The connections themselves, for tests that make the disk full or another process slow.</summary>
    internal SqliteDatabase Database => _database;

    /// <summary>
    /// Opens the store in a folder, which is made where it is absent, for its owner alone. A store of an older version is brought up
    /// to date; a file that is damaged, newer or another program's is refused and left as it is.
    /// </summary>
    /// <param name="folder">Absolute, or relative to the current directory.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told when the store is new or was brought up to date.</param>
    /// <exception cref="StoreException">The store cannot be used; the message says why and what to do.</exception>
    public static SqliteStore Open(string folder, TimeProvider time, ILogger<SqliteStore>? logger = null)
    {
        var (fullFolder, file) = Prepare(folder);
        SqliteMigrations.Inspect(file);
        var database = SqliteDatabase.Open(file);
        try
        {
            var applied = SqliteMigrations.Apply(database, time);
            if (applied.Count > 0)
            {
                Log.BroughtUpToDate(logger ?? NullLogger<SqliteStore>.Instance, file, applied[^1]);
            }

            return new SqliteStore(fullFolder, database, time);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Makes this process the only one that answers from this store, until the lock is disposed or the process ends.</summary>
    /// <param name="taken">The lock.</param>
    /// <param name="refusal">Where another worker has it: a sentence that names it and says what to do.</param>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public bool TryTakeWorkerLock([NotNullWhen(true)] out StoreLock? taken, [NotNullWhen(false)] out string? refusal)
    {
        var isTaken = StoreLock.TryTake(Folder, "worker", out taken, out var holder);
        refusal = isTaken
            ? null
            : $"A worker ({holder}) is already answering from the store in '{Folder}'. Stop it first, or give this one another "
                + "Storage:Folder.";
        return isTaken;
    }

    /// <summary>Whether a worker answers from this store at this moment.</summary>
    public bool IsWorkerRunning() => StoreLock.IsHeld(Folder, "worker");

    /// <summary>Makes this process the only one that syncs into this store, until the lock is disposed or the process ends.</summary>
    /// <param name="taken">The lock.</param>
    /// <param name="refusal">Where another sync is under way: a sentence that names it and says what to do.</param>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public bool TryTakeSyncLock([NotNullWhen(true)] out StoreLock? taken, [NotNullWhen(false)] out string? refusal)
    {
        var isTaken = StoreLock.TryTake(Folder, "sync", out taken, out var holder);
        refusal = isTaken
            ? null
            : $"Another process ({holder}) is indexing into the store in '{Folder}' right now. Wait until it has finished, then try "
                + "again.";
        return isTaken;
    }

    public void Dispose() => _database.Dispose();

    private static (string Folder, string File) Prepare(string folder)
    {
        try
        {
            var fullFolder = Path.GetFullPath(folder);
            var file = Path.Combine(fullFolder, FileName);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Read, Share = FileShare.ReadWrite };

            // Questions are in it: for the owner's eyes alone. SQLite gives its side files the same mode.
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(fullFolder);
            }
            else
            {
                Directory.CreateDirectory(fullFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(file, options).Dispose();
            return (fullFolder, file);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw StoreException.FolderUnusable(folder, ex);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "The store {File} is now at version {Version}.")]
        public static partial void BroughtUpToDate(ILogger logger, string file, int version);
    }
}
