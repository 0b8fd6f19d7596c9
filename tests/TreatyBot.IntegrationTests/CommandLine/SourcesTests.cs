using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace TreatyBot.IntegrationTests.CommandLine;

/// <summary>The program over a site on this machine: fetched, answered from, cited where it is, and missed when it is down.</summary>
public sealed class SourcesTests : IDisposable
{
    private readonly Installation _bot = new();
    private readonly LoopbackWeb _web = new();

    public SourcesTests() => _web
        .Xml("/sitemap.xml", $"<urlset><url><loc>{_web.At("/toll")}</loc></url><url><loc>{_web.At("/hours")}</loc></url></urlset>")
        .Page("/toll", Page("The toll of the ferry", "The toll of the ferry at Orrin is four crowns for each person."))
        .Page("/hours", Page("The hours of the ferry", "The ferry at Orrin sails every day but Sunday, from six in the morning."));

    public void Dispose()
    {
        _web.Dispose();
        _bot.Dispose();
    }

    [Fact]
    public async Task A_sites_pages_answer_with_links_to_them_and_still_do_when_it_is_down_which_doctor_says()
    {
        var (code, output, errors) = await _bot.RunAsync(["index", .. Configured]);
        code.ShouldBe(0, output + errors);
        output.ShouldContain("2 added");
        Folded((await _bot.RunAsync(["doctor", .. Configured])).Output)
            .ShouldContain($"ferry: Sitemap {_web.At("/sitemap.xml")} was up to date at");

        (await AskAsync()).ShouldSatisfyAllConditions(
            answer => answer.ShouldContain("four crowns"), answer => answer.ShouldContain(_web.At("/toll")));

        (await _bot.RunAsync(["verify", "--sources", .. Configured])).Output.ShouldContain("2 documents checked, 0 at fault.");

        _web.GoDown();
        var before = DateTimeOffset.Parse(
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        (code, output, _) = await _bot.RunAsync(["index", .. Configured]);
        code.ShouldBe(1);
        Folded(output).ShouldContain("has been down since");
        output.ShouldContain("0 removed");

        (await AskAsync()).ShouldContain("four crowns");
        var doctor = Folded((await _bot.RunAsync(["doctor", .. Configured])).Output);
        doctor.ShouldContain("127.0.0.1 refuses the connection. The bot tries again by itself. What was fetched of it at");
        var since = doctor[(doctor.IndexOf("has been down since ", StringComparison.Ordinal) + 20)..][..16];
        DateTimeOffset.ParseExact(since, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            .ShouldBeGreaterThanOrEqualTo(before);
    }

    [Fact]
    public async Task The_worker_fetches_by_itself_and_its_health_says_what_is_down()
    {
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        using var worker = _bot.Start(["run", "--set", $"Web:Url={url}", .. Configured]);
        try
        {
            await TreatyBotProcess.WaitForAsync(worker, "Ready:");
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            await UntilAsync(async () => (await AskWorkerAsync(http)).Contains("four crowns", StringComparison.Ordinal));
            (await AskWorkerAsync(http)).ShouldContain(_web.At("/toll"));
            (await SourcesOfAsync(http)).GetProperty("status").GetString().ShouldBe("Healthy");
        }
        finally
        {
            await TreatyBotProcess.EndAsync(worker);
        }

        _web.GoDown();
        (await _bot.RunAsync(["index", .. Configured])).Code.ShouldBe(1);
        using var next = _bot.Start(["run", "--set", $"Web:Url={url}", .. Configured]);
        try
        {
            await TreatyBotProcess.WaitForAsync(next, "Ready: 2 documents");
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            (await AskWorkerAsync(http)).ShouldContain("four crowns");
            (await SourcesOfAsync(http)).ShouldSatisfyAllConditions(
                sources => sources.GetProperty("status").GetString().ShouldBe("Degraded"),
                sources => sources.GetProperty("description").GetString()!.ShouldContain("has been down since"));
        }
        finally
        {
            await TreatyBotProcess.EndAsync(next);
        }
    }

    [Fact]
    public async Task A_source_that_cannot_be_meant_is_told_at_the_start()
    {
        var (code, _, errors) = await _bot.RunAsync(
            "index", "--set", "Collections:0:Name=ferry", "--set", "Collections:0:Sources:0:Kind=Sitemp", "--set",
            "Collections:0:Sources:0:Address=https://e.example/sitemap.xml");
        code.ShouldNotBe(0);
        Folded(errors).ShouldContain("'Collections:0:Sources:0:Kind' (--set) is 'Sitemp', but there are Page, Sitemap, Feed, Git");
    }

    private string[] Configured =>
    [
        .. new[]
        {
            "Collections:0:Name=ferry", "Collections:0:Sources:0:Kind=Sitemap",
            $"Collections:0:Sources:0:Address={_web.At("/sitemap.xml")}",
            "Fetching:PrivateHosts:0=127.0.0.1", "Fetching:MillisecondsBetweenRequests=0", "Meaning:Model=None",
        }.SelectMany(setting => new[] { "--set", setting }),
    ];

    private async Task<string> AskAsync()
    {
        var (code, output, errors) = await _bot.RunAsync(["ask", "What is the toll of the ferry?", "--json", .. Configured]);
        code.ShouldBe(0, errors);
        return output;
    }

    private static async Task<string> AskWorkerAsync(HttpClient http)
    {
        var question = "What is the toll of the ferry?";
        using var response = await http.PostAsJsonAsync(new Uri("/ask", UriKind.Relative), new { question });
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<JsonElement> SourcesOfAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonElement>(new Uri("/health/ready", UriKind.Relative))).GetProperty("sources");

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TreatyBotProcess.Patience);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    private static string Page(string title, string text) =>
        $"<html lang=\"en\"><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>";

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
