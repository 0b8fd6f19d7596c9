using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Asking;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Setup;

/// <summary>Looks over tokens, scopes and the clock.</summary>
internal sealed class SlackSetupCheck(
    ISlackClient client, Tokens tokens, IOptions<SlackOptions> options, TimeProvider clock) : ISetupCheck
{
    /// <summary>Slack's signatures are refused from five minutes on: told well before that, and above what a slow answer adds.</summary>
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(1);

    /// <summary>The scopes of the app manifest.</summary>
    internal static readonly string[] Scopes =
        ["app_mentions:read", "assistant:write", "channels:read", "chat:write", "commands", "files:write", "groups:read", "im:history",
            "im:read", "mpim:read", "users:read"];

    /// <summary>Those that the manifest lists under "follow-ups".</summary>
    internal static readonly string[] HistoryScopes = ["channels:history", "groups:history"];

    public string Name => "Slack";

    public async Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        if (tokens.Configured.Count == 0)
        {
            return
            [
                options.Value is { AppToken: null, SigningSecret: null }
                    ? new SetupFinding(SetupFindingKind.Ok, "Slack is off: there is no bot token (Slack:BotToken).")
                    : new SetupFinding(SetupFindingKind.Problem, $"Slack: {SlackOptions.NoBotToken}."),
            ];
        }

        var findings = new List<SetupFinding>();
        foreach (var token in tokens.Configured)
        {
            await CheckBotTokenAsync(token, findings, cancellationToken);
        }

        await CheckArrivalAsync(findings, cancellationToken);
        return findings;
    }

    private async Task CheckBotTokenAsync(string token, List<SetupFinding> findings, CancellationToken cancellationToken)
    {
        if (!token.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            Add(
                findings,
                SetupFindingKind.Warning,
                "A bot token does not begin with xoxb-. Copy the one called Bot User OAuth Token from the app's page.");
        }

        var result = await client.IdentifyAsync(token, cancellationToken);
        if (result.Value is not { } identity)
        {
            Add(
                findings,
                SetupFindingKind.Problem,
                result.Failure is { Kind: SlackFailureKind.TokenDead or SlackFailureKind.Refused } refused
                    ? $"Slack does not take a bot token ({refused.Code}). Install the app again and copy its bot token."
                    : $"Slack cannot be reached ({result.Failure?.Code}). Check the network and Slack:ApiBaseUrl.");
            return;
        }

        Add(findings, SetupFindingKind.Ok, $"The bot token of {identity.TeamName} ({identity.Team}) works.");
        var missing = Scopes.Except(identity.Scopes).ToList();
        if (missing.Count > 0)
        {
            Add(
                findings,
                SetupFindingKind.Problem,
                $"{identity.TeamName}: scopes are missing: {string.Join(", ", missing)}. Add them to the app and install it again.");
        }

        var history = HistoryScopes.Except(identity.Scopes).ToList();
        if (history.Count > 0)
        {
            var (name, scopes) = (identity.TeamName, string.Join(", ", history));
            Add(
                findings,
                options.Value.FollowUps ? SetupFindingKind.Problem : SetupFindingKind.Warning,
                options.Value.FollowUps
                    ? $"{name}: Slack:FollowUps needs the scopes {scopes}. Add them to the app and install it again."
                    : $"{name}: without {scopes} I cannot look into a channel's thread. A crash between a post and its note, or a lost "
                        + "answer of Slack's, may repeat a reply there (never lose one; direct messages are checked), and a follow-up "
                        + "needs a new mention. Add them if that matters more than that I can then read those channels.");
        }

        if (identity.ServerTime is { } slack && (slack - clock.GetUtcNow()).Duration() > MaxSkew)
        {
            Add(
                findings,
                SetupFindingKind.Problem,
                $"This machine's clock is {(clock.GetUtcNow() - slack).TotalSeconds:0} seconds off Slack's. Set it: signed requests are "
                    + $"refused beyond 300.");
        }
    }

    private async Task CheckArrivalAsync(List<SetupFinding> findings, CancellationToken cancellationToken)
    {
        if (options.Value.AppToken is not null)
        {
            var result = await client.TestAppTokenAsync(cancellationToken);
            Add(
                findings,
                result.Failure is null ? SetupFindingKind.Ok : SetupFindingKind.Problem,
                result.Failure switch
                {
                    null => "The app token works: events come over Socket Mode.",
                    { Kind: SlackFailureKind.TokenDead or SlackFailureKind.Refused } refused =>
                        $"Socket Mode does not open ({refused.Code}). Switch it on in the app, and make an app token with the scope "
                            + "connections:write.",
                    { } unreached => $"Slack cannot be reached ({unreached.Code}). Check the network and Slack:ApiBaseUrl.",
                });
        }
        else if (options.Value.SigningSecret is not null)
        {
            Add(
                findings,
                SetupFindingKind.Ok,
                "Events come over HTTP: Slack must reach /slack/events, /slack/commands and /slack/interactions at this host's public "
                    + "address.");
        }
        else
        {
            Add(findings, SetupFindingKind.Problem, $"Slack: {SlackOptions.NoEvents}.");
        }
    }

    private static void Add(List<SetupFinding> findings, SetupFindingKind kind, string text) => findings.Add(new SetupFinding(kind, text));
}
