using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>
/// Keeps the sessions over a restart, so that Discord sends the next process what this one had not taken in. What is written may be older
/// than the truth, never newer: an event that comes twice is known by its key.
/// </summary>
internal sealed partial class SessionFile(IOptions<DiscordOptions> options, ILogger<SessionFile> logger)
{
    private readonly Lock _lock = new();

    private string? Path => options.Value.StateFolder is { } folder ? System.IO.Path.Combine(folder, "discord-session.json") : null;

    public GatewaySessions? Read()
    {
        try
        {
            return Path is { } file && File.Exists(file)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file), DiscordJson.Default.GatewaySessions)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Log.NotKept(logger, Path!, e.Message);
            return null;
        }
    }

    /// <param name="sessions">What to keep; null: nothing.</param>
    public void Write(GatewaySessions? sessions)
    {
        if (Path is not { } file)
        {
            return;
        }

        try
        {
            lock (_lock)
            {
                if (sessions is null)
                {
                    File.Delete(file);
                    return;
                }

                var owners = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    owners.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                var next = file + ".next";
                using (var stream = new FileStream(next, owners))
                {
                    JsonSerializer.Serialize(stream, sessions, DiscordJson.Default.GatewaySessions);
                }

                File.Move(next, file, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, file, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            5020,
            LogLevel.Warning,
            "The Discord sessions in '{File}' cannot be kept over a restart ({Reason}); events of a restart may be lost. Make the "
                + "folder writable.")]
        public static partial void NotKept(ILogger logger, string file, string reason);
    }
}
