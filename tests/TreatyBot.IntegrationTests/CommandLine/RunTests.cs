using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class RunTests : IDisposable
{
    private readonly Installation _bot = new Installation().With(
        "config/corpus/treaty.txt", "Treaty of Sabrel\n\nThis Treaty is renewed automatically every ten years, next on 1 March 2031.");

    [Fact]
    public async Task The_worker_answers_and_takes_over_what_another_process_indexes()
    {
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        using var worker = _bot.Start("run", "--set", $"Web:Url={url}");
        try
        {
            await TreatyBotProcess.WaitForAsync(worker, "Ready: 1 documents");
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            (await AskAsync(http, "When does the treaty renew?")).ShouldContain("1 March 2031");

            _bot.With("config/corpus/ferry.txt", "Ferry rules\n\nThe toll of the ferry is four crowns.");
            File.Delete(_bot.Path("config/corpus/treaty.txt"));
            (await _bot.RunAsync("index")).Code.ShouldBe(0);

            await UntilAsync(
                async () => (await AskAsync(http, "What is the toll of the ferry?")).Contains("four crowns", StringComparison.Ordinal));
            (await AskAsync(http, "When does the treaty renew?")).ShouldNotContain("2031");
        }
        finally
        {
            await TreatyBotProcess.EndAsync(worker);
        }
    }

    [Fact]
    public async Task What_is_saved_renamed_or_deleted_beside_the_worker_is_answered_from_without_any_command()
    {
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        using var worker = _bot.Start("run", "--set", $"Web:Url={url}", "--set", "Ingestion:RescanSeconds=86400");
        try
        {
            await TreatyBotProcess.WaitForAsync(worker, "Ready: 1 documents");
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            _bot.With("config/corpus/deep/ferry.txt", "Ferry rules\n\nThe toll of the ferry is four crowns.");
            await UntilAsync(
                async () => (await AskAsync(http, "What is the toll of the ferry?")).Contains("four crowns", StringComparison.Ordinal));

            _bot.With("config/corpus/deep/ferry.txt", "Ferry rules\n\nThe toll of the ferry is nine crowns.");
            await UntilAsync(
                async () => (await AskAsync(http, "What is the toll of the ferry?")).Contains("nine crowns", StringComparison.Ordinal));
            var link = await LinkAsync(http, "What is the toll of the ferry?");

            Directory.Move(_bot.Path("config/corpus/deep"), _bot.Path("config/corpus/moved"));
            await UntilAsync(async () => (await DocumentsAsync(http, "What is the toll of the ferry?")).Contains("moved/ferry.txt"));
            using (var page = await http.GetAsync(link))
            {
                page.StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            File.Delete(_bot.Path("config/corpus/moved/ferry.txt"));
            await UntilAsync(
                async () => !(await AskAsync(http, "What is the toll of the ferry?")).Contains("crowns", StringComparison.Ordinal));
            using var gone = await http.GetAsync(link);
            gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        }
        finally
        {
            await TreatyBotProcess.EndAsync(worker);
        }
    }

    [Fact]
    public async Task A_second_worker_on_the_same_store_and_one_on_a_taken_port_are_refused_in_a_sentence()
    {
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        using var worker = _bot.Start("run", "--set", $"Web:Url={url}");
        try
        {
            await TreatyBotProcess.WaitForAsync(worker, "Ready");

            var second = await _bot.RunAsync("run", "--set", $"Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()}");
            second.Code.ShouldBe(1);
            second.Errors.ShouldContain($"process {worker.Id}");
            second.Errors.ShouldNotContain("   at ");

            var taken = await _bot.RunAsync("run", "--set", $"Web:Url={url}", "--set", "Storage:Folder=other");
            taken.Code.ShouldBe(1);
            taken.Errors.ShouldContain("Another program is listening");
            taken.Errors.ShouldNotContain("   at ");
        }
        finally
        {
            await TreatyBotProcess.EndAsync(worker);
        }
    }

    [Fact]
    public async Task A_worker_killed_while_it_answers_starts_again_with_everything_that_it_had()
    {
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        for (var kill = 0; kill < 3; kill++)
        {
            using var worker = _bot.Start("run", "--set", $"Web:Url={url}");
            await TreatyBotProcess.WaitForAsync(worker, "Ready");
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            var asking = Enumerable.Range(0, 20).Select(_ => AskAsync(http, "When does the treaty renew?")).ToList();
            await Task.WhenAny(asking);
            await TreatyBotProcess.EndAsync(worker);
            await Task.WhenAll(asking.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
        }

        (await _bot.RunAsync("ask", "When does the treaty renew?")).Output.ShouldContain("1 March 2031");
    }

    [SkippableFact]
    public async Task It_says_at_once_that_it_starts_and_who_sees_what_and_says_goodbye_when_it_is_told_to_stop()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var worker = _bot.Start("run", "--set", $"Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()}");
        var said = (await worker.StandardError.ReadLineAsync()).ShouldNotBeNull();
        said.ShouldContain("TreatyBot starts");
        await TreatyBotProcess.WaitForAsync(worker, "sample is seen by everybody", "Ready");

        using (var signal = Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        var log = await worker.StandardError.ReadToEndAsync();
        log.ShouldContain("Stopping");
        log.ShouldContain("Goodbye");
        log.ShouldNotContain("warn:");
        await worker.WaitForExitAsync();
        worker.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_first_start_warns_of_nothing_and_writes_json_where_it_is_told_to()
    {
        using var worker = _bot.Start(
            "run", "--set", "Logging:Format=Json", "--set", $"Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()}");
        try
        {
            var messages = new List<string>();
            while (!messages.Exists(message => message.StartsWith("Ready", StringComparison.Ordinal))
                && await worker.StandardError.ReadLineAsync() is { } line)
            {
                var entry = JsonDocument.Parse(line).RootElement;
                entry.GetProperty("LogLevel").GetString().ShouldBe("Information", line);
                messages.Add(entry.GetProperty("Message").GetString()!);
            }

            messages[0].ShouldStartWith("TreatyBot starts");
        }
        finally
        {
            await TreatyBotProcess.EndAsync(worker);
        }
    }

    public void Dispose() => _bot.Dispose();

    private static async Task<string> AskAsync(HttpClient http, string question) =>
        string.Join(' ', await FieldAsync(http, question, "text"));

    private static Task<IReadOnlyList<string>> DocumentsAsync(HttpClient http, string question) => FieldAsync(http, question, "document");

    private static async Task<Uri> LinkAsync(HttpClient http, string question) => new((await FieldAsync(http, question, "permalink"))[0]);

    private static async Task<IReadOnlyList<string>> FieldAsync(HttpClient http, string question, string field)
    {
        using var response = await http.PostAsJsonAsync(new Uri("/ask", UriKind.Relative), new { question });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return [.. answer.GetProperty("quotes").EnumerateArray().Select(quote => quote.GetProperty(field).GetString()!)];
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
