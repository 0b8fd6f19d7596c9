using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Asking;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Setup;

/// <summary>Looks whether Discord will let the bot work: token, application, commands.</summary>
internal sealed class DiscordSetupCheck(DiscordToken token, IDiscordClient client, IOptions<DiscordOptions> options) : ISetupCheck
{
    // The bot asks for none of these; an application that has them holds more than it needs.
    private const int PrivilegedIntents = (1 << 12) | (1 << 13) | (1 << 14) | (1 << 15) | (1 << 18) | (1 << 19);

    public string Name => "Discord";

    public async Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        if (token.Read(out var problem) is null)
        {
            return
            [
                problem is null
                    ? new SetupFinding(SetupFindingKind.Ok, "Off: there is no Discord:Token and no Discord:TokenFile.")
                    : new SetupFinding(SetupFindingKind.Problem, problem),
            ];
        }

        var found = await client.FindApplicationAsync(cancellationToken);
        if (found.Failure is { } failure)
        {
            return [new SetupFinding(SetupFindingKind.Problem, failure.Advice)];
        }

        var application = found.Value!;
        var findings = new List<SetupFinding>
        {
            new(SetupFindingKind.Ok, $"The token belongs to the application '{application.Name}' ({application.Id})."),
        };
        findings.AddRange(CheckApplication(application));
        findings.Add(await CheckCommandsAsync(application.Id, cancellationToken));
        return findings;
    }

    private static IEnumerable<SetupFinding> CheckApplication(DiscordApplication application)
    {
        if (application.Bot is null)
        {
            yield return new(
                SetupFindingKind.Problem,
                "The application has no bot user. Open the developer portal, page Bot, and copy the token from there.");
        }

        if (application.InteractionsEndpointUrl is { Length: > 0 } endpoint)
        {
            yield return new(
                SetupFindingKind.Problem,
                $"Discord sends commands to {endpoint} instead of to this bot. Clear 'Interactions Endpoint URL' in the developer portal, "
                    + "page General Information.");
        }

        if (application.BotPublic)
        {
            yield return new(
                SetupFindingKind.Warning,
                "Anybody can add this bot to a server of theirs, and sees there what is for everyone. In the developer portal set "
                    + "'Install Link' to None on the page "
                + "Installation, then switch 'Public Bot' off on the page Bot.");
        }

        if ((application.Flags & PrivilegedIntents) != 0)
        {
            yield return new(
                SetupFindingKind.Warning,
                "Privileged intents are switched on that this bot does not use. Switch them off in the developer portal, page Bot.");
        }
    }

    private async Task<SetupFinding> CheckCommandsAsync(string applicationId, CancellationToken cancellationToken)
    {
        var there = await client.ListCommandsAsync(applicationId, cancellationToken);
        return there switch
        {
            { Failure: { } failure } => new(SetupFindingKind.Problem, failure.Advice),
            { Value: { } commands } when Commands.Same(Commands.For(options.Value.UserInstall), commands) =>
                new(SetupFindingKind.Ok, $"Discord offers the {commands.Count} commands."),
            _ => new(
                SetupFindingKind.Warning, "Discord does not offer the bot's commands as they are now. The bot writes them when it starts."),
        };
    }
}
