using System.Globalization;
using System.Security.Cryptography;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>A file's bytes and fingerprint, or why they could not be had.</summary>
/// <param name="Content">Null where they could not be had.</param>
/// <param name="Fingerprint">Of these bytes.</param>
/// <param name="Refusal">A sentence; null where they could be had.</param>
/// <param name="MayPass">Whether the reason may pass by itself or by a right granted: the old document stays.</param>
internal sealed record LoadedFile(byte[]? Content, SourceFingerprint? Fingerprint, string? Refusal = null, bool MayPass = false);

/// <summary>Reads whole files, and no file that changes meanwhile.</summary>
internal static class FileLoading
{
    private const int Attempts = 2;

    public static async Task<LoadedFile> LoadAsync(string fullPath, int maxBytes, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                if (await TryLoadAsync(fullPath, maxBytes, cancellationToken) is { } loaded)
                {
                    return loaded;
                }
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                return new(null, null, "It went away while it was to be read.");
            }
            catch (UnauthorizedAccessException)
            {
                return new(null, null, "It cannot be opened: let the bot's user read it.", MayPass: true);
            }
            catch (IOException failure)
            {
                return new(null, null, $"It cannot be read ({failure.Message.TrimEnd('.')}).", MayPass: true);
            }
        }

        return new(null, null, "It changed while it was being read. The next sync tries again.", MayPass: true);
    }

    private static async Task<LoadedFile?> TryLoadAsync(string fullPath, int maxBytes, CancellationToken cancellationToken)
    {
        var before = new FileInfo(fullPath);
        if (before.Length == 0)
        {
            // Pipes and devices have no length either: opening one could wait for ever.
            return new(null, null, before.Exists ? "It is empty." : "It went away while it was to be read.");
        }

        if (before.Length > maxBytes)
        {
            return new(null, null, string.Create(CultureInfo.InvariantCulture,
                $"It has {before.Length} bytes; at most {maxBytes} are read. Split it, or raise Ingestion:MaxFileBytes."));
        }

        var content = new byte[before.Length];
        var options = new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        await using (var stream = new FileStream(fullPath, options))
        {
            var read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            if (read < content.Length)
            {
                return null;
            }
        }

        var after = new FileInfo(fullPath);
        return after.Exists && after.Length == before.Length && after.LastWriteTimeUtc == before.LastWriteTimeUtc
            ? new(content, new(content.Length, new(after.LastWriteTimeUtc), Convert.ToHexStringLower(SHA256.HashData(content))))
            : null;
    }
}
