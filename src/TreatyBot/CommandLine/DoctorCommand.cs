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
        var json = new Option<bool>("--json") { Description = "Print one line of JSON a finding." };
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(
                parsed.GetValue(settings)!, add: services => services.AddConnectors().AddSetupChecks());
            var console = Screen.Create();
            var problems = 0;
            foreach (var check in services.GetServices<ISetupCheck>())
            {
                var findings = await check.CheckAsync(cancellationToken);
                problems += findings.Count(finding => finding.Kind == SetupFindingKind.Problem);
                if (parsed.GetValue(json))
                {
                    findings.ToList().ForEach(finding => CommandJson.Print(
                        new DoctorJson(check.Name, finding.Kind.ToString().ToLowerInvariant(), finding.Text)));
                }
                else
                {
                    Write(console, check.Name, findings);
                }
            }

            return problems == 0 ? ExitCode.Success : ExitCode.Failed;
        }));
        return command;
    }

    private static void Write(IAnsiConsole console, string name, IReadOnlyList<SetupFinding> findings)
    {
        console.Write(new Text(ConsoleText.Inert(name) + "\n", new Style(decoration: Decoration.Bold)));
        foreach (var finding in findings)
        {
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
}
