using Microsoft.Playwright;

namespace TreatyBot.IntegrationTests.Web.Fixture;

/// <summary>
/// Debian's Chromium, which may speak to loopback only. Notes what it asked for elsewhere, and everything its console complains about.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Requests to anywhere but loopback, errors and violations of the content security policy, in order.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Starts it; the test is skipped where it is absent, except in CI, where it fails.</summary>
    public static async Task<Browser> StartAsync()
    {
        var isAbsent = !File.Exists(Chromium);
        Skip.If(isAbsent && Environment.GetEnvironmentVariable("CI") != "true", $"{Chromium} is not installed (apt-get install chromium).");
        isAbsent.ShouldBeFalse($"{Chromium} has to be installed in CI: apt-get install chromium.");
        Assertions.SetDefaultExpectTimeout(30_000); // A busy machine is no failure.
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args =
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return new Browser(playwright, browser);
    }

    public async Task<IPage> OpenAsync(Uri address, Action<BrowserNewContextOptions>? configure = null)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 860 } };
        configure?.Invoke(options);
        var context = await _browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (!new Uri(request.Url).IsLoopback)
            {
                Note($"request to {request.Url}");
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Note($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => Note($"script: {error}");
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private void Note(string complaint)
    {
        lock (Complaints)
        {
            Complaints.Add(complaint);
        }
    }
}
