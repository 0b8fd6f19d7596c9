using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>Finds out whose the configured bot tokens are, and takes out of service what is revoked, with one line each.</summary>
internal sealed partial class Tokens(
    ISlackClient client, Workspaces workspaces, IOptions<SlackOptions> options, TimeProvider clock, ILogger<Tokens> logger)
{
    public IReadOnlyList<string> Configured =>
    [
        .. options.Value.Workspaces.Select(workspace => workspace.BotToken)
            .Prepend(options.Value.BotToken)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Asks Slack, for as long as it takes, who each token belongs to.</summary>
    public async Task IdentifyAllAsync(CancellationToken cancellationToken)
    {
        foreach (var token in Configured)
        {
            for (var attempt = 0; ; attempt++)
            {
                var result = await client.IdentifyAsync(token, cancellationToken);
                if (result.Value is { } identity)
                {
                    workspaces.Add(new Workspace(identity.Team, identity.TeamName, token, identity.BotUser));
                    break;
                }

                if (result.Failure is { Kind: SlackFailureKind.TokenDead or SlackFailureKind.Refused } refused)
                {
                    Log.Refused(logger, refused.Code);
                    break;
                }

                if (attempt == 0)
                {
                    Log.Waiting(logger, result.Failure!.Code);
                }

                await Task.Delay(RetryPolicy.Pause(result.Failure!, attempt), clock, cancellationToken);
            }
        }
    }

    /// <summary>The workspace's token is taken no more.</summary>
    public void Revoked(Workspace workspace, string reason)
    {
        if (workspaces.Remove(workspace.Team))
        {
            Log.Revoked(logger, workspace.ToString(), reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            6121,
            LogLevel.Error,
            "Slack does not take a bot token ({Reason}). Copy the bot token from the app's page (OAuth & Permissions) into "
                + "Slack:BotToken and start again")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(6122, LogLevel.Warning, "Slack cannot be reached ({Reason}); trying until it can")]
        public static partial void Waiting(ILogger logger, string reason);

        [LoggerMessage(
            6123,
            LogLevel.Error,
            "Slack takes the bot token of {Workspace} no more ({Reason}): I do not answer there. Install the app again, put its new bot "
                + "token into Slack:BotToken and restart")]
        public static partial void Revoked(ILogger logger, string workspace, string reason);
    }
}
