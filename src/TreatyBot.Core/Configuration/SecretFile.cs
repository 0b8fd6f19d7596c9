namespace TreatyBot.Core.Configuration;

/// <summary>Reads a secret that is kept in a file of its own, as every secret may be.</summary>
public static class SecretFile
{
    /// <summary>No secret is longer, in characters.</summary>
    public const int MaxLength = 4096;

    /// <summary>What the file holds, without the white space around it; may be empty.</summary>
    /// <exception cref="IOException">The file cannot be read, or holds more than a secret.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static string Read(string path)
    {
        using var reader = File.OpenText(path);
        var buffer = new char[MaxLength + 1];
        var length = reader.ReadBlock(buffer);
        return length <= MaxLength
            ? new string(buffer, 0, length).Trim()
            : throw new IOException($"It holds more than {MaxLength} characters, and so is no secret.");
    }
}
