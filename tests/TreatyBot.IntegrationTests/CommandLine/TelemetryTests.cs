using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class TelemetryTests : IDisposable
{
    private readonly Installation _bot = new Installation().With(
        "config/corpus/ferry.txt", "Ferry rules\n\nThe toll of the ferry is four crowns.");

    [Fact]
    public async Task Prometheus_reads_what_was_asked_and_how_it_was_answered_at_this_machine_alone()
    {
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        using var worker = _bot.Start(
            "run", "--set", $"Web:Url={url}", "--set", "Telemetry:Prometheus=true", "--set", "Meaning:Model=None");
        try
        {
            await TreatyBotProcess.WaitForAsync(worker, "Ready");
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            await AskAsync(http, "What is the toll of the ferry?");
            await AskAsync(http, "Who won the football cup in Brazil?");

            var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));

            ValueOf(metrics, "treatybot_questions_asked", "platform=\"web\"").ShouldBe(2);
            ValueOf(metrics, "treatybot_questions_replied", "outcome=\"answered\"").ShouldBe(1);
            ValueOf(metrics, "treatybot_questions_replied", "outcome=\"nothing-found\"").ShouldBe(1);
            ValueOf(metrics, "treatybot_answer_duration_seconds_count", "outcome=\"answered\"").ShouldBe(1);
            ValueOf(metrics, "treatybot_index_documents", "collection=\"sample\"").ShouldBe(1);
            ValueOf(metrics, "treatybot_questions_waiting", "platform=\"web\"").ShouldBe(0);
            metrics.ShouldNotContain("ferry", Case.Insensitive, "no question and no document is named");

            using var outside = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            outside.Headers.Add("X-Forwarded-For", "203.0.113.7");
            using var refused = await http.SendAsync(outside);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        finally
        {
            await TreatyBotProcess.EndAsync(worker);
        }
    }

    [SkippableFact]
    public async Task A_collector_gets_metrics_traces_and_logs_by_otlp()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGTERM, by which what is left is sent.");
        using var collector = new HttpListener();
        var address = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}/";
        collector.Prefixes.Add(address);
        collector.Start();
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        var collecting = CollectAsync(collector, sent);
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        using var worker = _bot.Start(
            "run", "--set", $"Web:Url={url}", "--set", $"Telemetry:OtlpEndpoint={address}", "--set", "Meaning:Model=None");
        await TreatyBotProcess.WaitForAsync(worker, "Ready");
        using (var http = new HttpClient { BaseAddress = new Uri(url) })
        {
            await AskAsync(http, "What is the toll of the ferry?");
        }

        using (var stop = Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await stop.WaitForExitAsync();
        }

        await worker.StandardError.ReadToEndAsync();
        await worker.WaitForExitAsync();
        collector.Stop();
        await collecting;

        sent["/v1/metrics"].ShouldContain("treatybot.questions.replied");
        sent["/v1/traces"].ShouldContain("reply");
        sent["/v1/logs"].ShouldContain("Ready");
        string.Concat(sent.Values).ShouldNotContain("toll of the ferry", Case.Insensitive, "a question stays on this machine");
    }

    public void Dispose() => _bot.Dispose();

    private static async Task AskAsync(HttpClient http, string question)
    {
        using var response = await http.PostAsJsonAsync(new Uri("/ask", UriKind.Relative), new { question });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The sum of a metric over the lines that bear a label.</summary>
    private static double ValueOf(string metrics, string name, string label)
    {
        var lines = metrics.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
            .ToList();
        lines.ShouldNotBeEmpty($"{name} {label} in:\n{metrics}");
        return lines.Select(line => line[(line.IndexOf('}', StringComparison.Ordinal) + 2)..].Split(' ')[0])
            .Sum(value => double.Parse(value, CultureInfo.InvariantCulture));
    }

    private static async Task CollectAsync(HttpListener collector, Dictionary<string, string> sent)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                var body = await reader.ReadToEndAsync();
                var path = context.Request.Url!.AbsolutePath;
                sent[path] = sent.GetValueOrDefault(path) + body;
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The worker has ended, and nobody listens any longer.
        }
    }
}
