using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>
/// Sees to it that Discord offers the bot's commands; writes them only where they differ, since Discord counts every writing.
/// </summary>
internal sealed partial class CommandRegistration(
    IDiscordClient client, IOptions<DiscordOptions> options, ILogger<CommandRegistration> logger)
{
    /// <returns>Null where Discord has them; else why not.</returns>
    public async Task<DiscordFailure?> RegisterAsync(string applicationId, CancellationToken cancellationToken)
    {
        var there = await client.ListCommandsAsync(applicationId, cancellationToken);
        if (there.Failure is { } failure)
        {
            return failure;
        }

        var commands = Commands.For(options.Value.UserInstall);
        if (Commands.Same(commands, there.Value!))
        {
            return null;
        }

        var replaced = await client.ReplaceCommandsAsync(applicationId, commands, cancellationToken);
        if (replaced.Failure is null)
        {
            Log.Replaced(logger, commands.Count);
        }

        return replaced.Failure;
    }

    private static partial class Log
    {
        [LoggerMessage(5060, LogLevel.Information, "Discord offers the {Count} commands now")]
        public static partial void Replaced(ILogger logger, int count);
    }
}
