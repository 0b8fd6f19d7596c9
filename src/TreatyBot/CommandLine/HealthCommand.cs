using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TreatyBot.ConsoleOutput;
using TreatyBot.Hosting;
using TreatyBot.Web;

namespace TreatyBot.CommandLine;

/// <summary>
/// <c>health</c>: whether the worker of this set-up answers. For whoever watches it and has no browser: a container, a script.
/// </summary>
internal static class HealthCommand
{
    /// <summary>A worker that takes longer is not well.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public static Command Create(Option<string[]> settings)
    {
        var json = new Option<bool>("--json") { Description = "Print what the worker says of itself as JSON." };
        var command = new Command("health", "Asks the running worker whether it can answer, and what is wrong where it cannot.") { json };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var url = services.GetRequiredService<IOptions<WebOptions>>().Value.LocalUrl;
            var (isWell, report) = await AskAsync(url, cancellationToken);
            Console.WriteLine(parsed.GetValue(json) ? report.ToJsonString() : ConsoleText.Inert(Describe(report)));
            return isWell ? ExitCode.Success : ExitCode.Failed;
        }));
        return command;
    }

    private static async Task<(bool IsWell, JsonObject Report)> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        // No proxy: it would be asked for a loopback address, and its header would close what the worker tells this machine alone.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout };
        try
        {
            using var response = await http.GetAsync(new Uri(url, "health/ready"), cancellationToken);
            var report = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) as JsonObject;
            return (response.IsSuccessStatusCode && report is not null, report ?? throw new JsonException("null"));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException
            || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SetupException($"No worker answers at {url}. Start one with 'treatybot run', or correct Web:Url.", e);
        }
    }

    /// <summary>The state, and a line for each part that is not as it should be.</summary>
    private static string Describe(JsonObject report) => string.Join('\n',
    [
        report["status"]?.ToString() ?? "Unknown",
        .. report.Where(part => part.Value is JsonObject state && state["status"]?.ToString() != "Healthy")
            .Select(part => $"  {part.Key}: {part.Value!["description"] ?? part.Value["status"]}"),
    ]);
}
