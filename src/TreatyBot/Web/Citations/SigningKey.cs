using System.Security.Cryptography;

namespace TreatyBot.Web.Citations;

/// <summary>
/// The secret that signs permalinks: 32 random bytes in a file that only this account can read. Lose it, and every permalink given out
/// stops opening.
/// </summary>
internal sealed class SigningKey
{
    public const string FileName = "signing.key";
    private const int Length = 32;

    private static readonly Lock Making = new();

    private readonly byte[] _key;

    private SigningKey(byte[] key) => _key = key;

    public byte[] Sign(ReadOnlySpan<byte> data) => HMACSHA256.HashData(_key, data);

    /// <summary>The key of that folder, made where there is none yet. Two processes that start at once get the same one.</summary>
    /// <exception cref="InvalidDataException">The file holds something else. It is left as it is.</exception>
    public static SigningKey OpenOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        lock (Making)
        {
            if (!File.Exists(path))
            {
                Create(folder, path);
            }
        }

        using var file = File.OpenRead(path);
        var key = new byte[Length];
        if (file.ReadAtLeast(key, Length, throwOnEndOfStream: false) != Length || file.Length != Length)
        {
            throw new InvalidDataException(
                $"'{path}' is not a signing key: it has {file.Length} bytes instead of {Length}. Put the right file back from a backup; "
                + "or remove it to get a new key, after which links given out so far no longer open.");
        }

        return new SigningKey(key);
    }

    private static void Create(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{FileName}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(Length));
                file.Flush(flushToDisk: true);
            }

            // Never over another one: whoever comes first has made the key.
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
