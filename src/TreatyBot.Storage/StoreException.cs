using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace TreatyBot.Storage;

/// <summary>
/// The store cannot do what it was asked, for a reason that lies outside the program: the disk, the file, another process. The message
/// says in whole sentences what happened and what to do. It is a <see cref="DbException"/>, so that code which knows only the core's
/// seams can tell it from other failures and ask <see cref="IsTransient"/>.
/// </summary>
public sealed class StoreException : DbException
{
    internal StoreException(string message, bool isTransient = false, Exception? inner = null)
        : base(message, inner)
    {
        IsTransient = isTransient;
    }

    /// <summary>True where the same call may succeed later, with nothing changed in the configuration or the file.</summary>
    public override bool IsTransient { get; }

    /// <summary>What an error of SQLite means to an operator.</summary>
    /// <param name="error">As SQLite reports it.</param>
    /// <param name="path">The database file.</param>
    internal static StoreException From(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new(
            $"The store '{path}' is locked by another process, and stayed so until the time limit. Try again; if it lasts, look for a "
            + "process that has the file open, such as a database browser or a backup, and end it.",
            isTransient: true,
            error),
        SQLitePCL.raw.SQLITE_FULL => new(
            $"The disk that holds the store '{path}' is full. Nothing of this change was kept; what was stored before is intact. Free "
            + "some space and try again.",
            isTransient: true,
            error),
        SQLitePCL.raw.SQLITE_NOMEM => new(
            $"There was not enough memory to work on the store '{path}'. Nothing of this change was kept. Try again with more memory.",
            isTransient: true,
            error),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_CANTOPEN => new(
            $"The store '{path}' cannot be opened or written. Give the user that runs TreatyBot the right to write the file and its "
            + "folder, or set Storage:Folder to a folder that it may write.",
            inner: error),
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => Damaged(path, error),
        SQLitePCL.raw.SQLITE_IOERR => new(
            $"The disk that holds the store '{path}' reports an error. Check the disk and the system's log; the store must lie on a "
            + "local disk, not on a network share.",
            inner: error),
        _ => new(
            $"The store '{path}' failed in a way that was not foreseen ({error.Message}). Nothing of this change was kept. Please report "
            + "it with the log.",
            inner: error),
    };

    internal static StoreException Damaged(string path, Exception? inner = null) => new(
        $"'{path}' is damaged or is not a TreatyBot store. It was left as it is. Put a backup in its place, or move it away: the "
        + "corpus is then indexed anew from its sources, and the question log starts empty.",
        inner: inner);

    internal static StoreException Newer(string path, long found, long known) => new(
        $"The store '{path}' has version {found}; this TreatyBot knows versions up to {known}. It was left as it is. Start the newer "
        + "TreatyBot that wrote it, or set Storage:Folder to another folder.");

    internal static StoreException Foreign(string path) => new(
        $"'{path}' is the database of another program. It was left as it is. Move it away, or set Storage:Folder to another folder.");

    internal static StoreException FolderUnusable(string folder, Exception inner) => new(
        $"The storage folder '{folder}' cannot be created or used ({inner.Message}). Give the user that runs TreatyBot the right to "
        + "write it, or set Storage:Folder to a folder that it may write.",
        inner: inner);
}
