using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TreatyBot.Storage.Locks;

/// <summary>
/// Keeps other processes from the same work on the same store for as long as it is not disposed. It is an open file that no other
/// process may open: the system lets go of it however the process ends, and a file that was left behind locks nothing.
/// </summary>
public sealed class StoreLock : IDisposable
{
    private readonly FileStream _held;

    private StoreLock(FileStream held) => _held = held;

    public void Dispose() => _held.Dispose();

    /// <param name="folder">The storage folder.</param>
    /// <param name="name">Names the lock: the file <c>name.lock</c> is held, the file <c>name.pid</c> says by whom.</param>
    /// <param name="taken">The lock.</param>
    /// <param name="holder">Who has it, such as <c>process 4711</c>, where it could not be taken.</param>
    internal static bool TryTake(
        string folder, string name, [NotNullWhen(true)] out StoreLock? taken, [NotNullWhen(false)] out string? holder)
    {
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, name + ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException ex) when (IsHeldElsewhere(ex))
        {
            (taken, holder) = (null, ReadHolder(folder, name));
            return false;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            throw StoreException.FolderUnusable(folder, ex);
        }

        try
        {
            // Beside the lock, since nobody else can read a file that is held.
            File.WriteAllText(Path.Combine(folder, name + ".pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw StoreException.FolderUnusable(folder, ex);
        }

        (taken, holder) = (new StoreLock(held), null);
        return true;
    }

    /// <summary>Whether some process has that lock. Looks without taking it.</summary>
    internal static bool IsHeld(string folder, string name)
    {
        try
        {
            using var looked = new FileStream(Path.Combine(folder, name + ".lock"), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException ex) when (IsHeldElsewhere(ex))
        {
            return true;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A sharing violation has no type of its own: EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsHeldElsewhere(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string ReadHolder(string folder, string name)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Path.Combine(folder, name + ".pid")), CultureInfo.InvariantCulture, out var id)
                ? $"process {id}"
                : "another process";
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
