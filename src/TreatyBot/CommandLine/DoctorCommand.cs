using System.CommandLine;
using Spectre.Console;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Conversations;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary><c>doctor</c>: what is configured, reachable and missing, and what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var command = new Command(
            "doctor", "Looks over the set-up: folders, store, pages, Discord, Slack. Says what is missing and what to do.");
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(
                parsed.GetValue(settings)!, add: services => services.AddConnectors().AddSetupChecks());
            var console = Screen.Create();
            var problems = 0;
            foreach (var check in services.GetServices<ISetupCheck>())
            {
                console.Write(new Text(ConsoleText.Inert(check.Name) + "\n", new Style(decoration: Decoration.Bold)));
                foreach (var finding in await check.CheckAsync(cancellationToken))
                {
                    problems += finding.Kind == SetupFindingKind.Problem ? 1 : 0;
                    var (sign, colour) = finding.Kind switch
                    {
                        SetupFindingKind.Ok => ("ok      ", Color.Green),
                        SetupFindingKind.Warning => ("warning ", Color.Yellow),
                        _ => ("problem ", Color.Red),
                    };
                    console.Write(new Text("  " + sign, new Style(colour)));
                    console.Write(new Text(ConsoleText.Inert(finding.Text) + "\n"));
                }
            }

            return problems == 0 ? ExitCode.Success : ExitCode.Failed;
        }));
        return command;
    }
}
