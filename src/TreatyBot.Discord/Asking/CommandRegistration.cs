using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>
/// Sees to it that Discord offers the bot's commands; writes them only where they differ, since Discord counts every writing.
/// </summary>
internal sealed partial class CommandRegistration(IDiscordClient client, ILogger<CommandRegistration> logger)
{
    /// <returns>Null where Discord has them; else why not.</returns>
    public async Task<DiscordFailure?> RegisterAsync(string applicationId, CancellationToken cancellationToken)
    {
        var there = await client.ListCommandsAsync(applicationId, cancellationToken);
        if (there.Failure is { } failure)
        {
            return failure;
        }

        if (Commands.Same(Commands.All, there.Value!))
        {
            return null;
        }

        var replaced = await client.ReplaceCommandsAsync(applicationId, Commands.All, cancellationToken);
        if (replaced.Failure is null)
        {
            Log.Replaced(logger, Commands.All.Count);
        }

        return replaced.Failure;
    }

    private static partial class Log
    {
        [LoggerMessage(5060, LogLevel.Information, "Discord offers the {Count} commands now")]
        public static partial void Replaced(ILogger logger, int count);
    }
}
