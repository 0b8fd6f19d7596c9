using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;
using TreatyBot.IntegrationTests.Web.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TreatyBot.IntegrationTests.Web;

/// <summary>The pages as a person meets them. With TREATYBOT_SCREENSHOTS naming a folder, each view is left there as a picture.</summary>
public sealed class BrowserTests
{
    private const string Question = "When did the agreement enter into force?";
    private const string Differing = "Is the agreement in force?";
    private const string Unanswered = "Who pays for the dredging of the outer channel?";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_gets_marked_quotes_and_each_opens_where_it_stands(bool script)
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address, options => options.JavaScriptEnabled = script);
        await page.GetByLabel("Your question").FillAsync(Question);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask", Exact = true }).ClickAsync();
        var reply = page.Locator("article.turn .reply.answered");
        await Expect(reply.Locator("blockquote").First).ToHaveTextAsync(SampleDocuments.Threshold);
        await Expect(reply.Locator("blockquote mark").First).ToHaveTextAsync("at least forty Parties");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "This helped" }).ClickAsync();
        await Expect(page.Locator(".thanks")).ToHaveTextAsync("Noted, thank you.");
        host.Desk.Ratings.ShouldHaveSingleItem().Value.ShouldBeTrue();

        await reply.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Show context" }).First.ClickAsync();
        var quote = page.Locator("mark#quote");
        await Expect(quote).ToHaveTextAsync(SampleDocuments.Threshold);
        await Expect(quote).ToBeInViewportAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Harbour Waters Agreement");

        await page.GoBackAsync();
        await Expect(page.Locator("article.turn blockquote").First).ToHaveTextAsync(SampleDocuments.Threshold);
        browser.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_keyboard_alone_carries_a_conversation()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await Expect(page.GetByLabel("Your question")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Question);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.turn")).ToHaveCountAsync(1);
        await Expect(page.Locator("article.turn .reply.answered")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Your question")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("And who");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("says so?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.turn .reply.nothing-found")).ToBeVisibleAsync();
        host.Desk.Questions.Select(question => question.Text).ShouldBe([Question, "And who\nsays so?"], ignoreOrder: true);
        host.Desk.Questions.Select(question => question.Place.Thread).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();

        await page.ReloadAsync();
        await Expect(page.Locator("article.turn")).ToHaveCountAsync(2);
        browser.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_new_conversation_can_be_begun_as_soon_as_there_is_one()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        var begin = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "New conversation" });
        var welcome = page.GetByText("Every reply is quoted word for word");
        await Expect(begin).ToBeHiddenAsync();
        await Expect(welcome).ToBeVisibleAsync();

        await page.GetByLabel("Your question").FillAsync(Question);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.turn .reply.answered")).ToBeVisibleAsync();
        await Expect(welcome).ToBeHiddenAsync();
        await begin.ClickAsync();
        await Expect(welcome).ToBeVisibleAsync();
        await Expect(page.Locator("article.turn")).ToHaveCountAsync(0);
        browser.Complaints.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData(1280, 860)]
    [InlineData(390, 844)]
    public async Task A_citations_title_can_be_read_wherever_its_quote_is(int width, int height)
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var shortOne = WebHost.Quote(
            await host.SaveAsync(SampleDocuments.Rule("The harbour fee is forty crowns.")), "The harbour fee is forty crowns.");
        var longOne = WebHost.Quote(await host.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Threshold);
        foreach (var (quote, name) in new[] { (shortOne, "short"), (longOne, "long") })
        {
            var page = await browser.OpenAsync(
                new Uri(host.Address, host.LinkTo(quote) + "#quote"),
                options => options.ViewportSize = new ViewportSize { Width = width, Height = height });
            await Expect(page.Locator("#quote")).ToBeInViewportAsync();
            (await page.EvaluateAsync<bool>("""
                title => [...document.querySelectorAll("h1 bdi, .bar bdi")].some(shown => {
                  const box = shown.getBoundingClientRect();
                  const middle = document.elementFromPoint(box.left + 10, box.top + box.height / 2);
                  return shown.textContent === title && box.top >= 0 && shown.contains(middle);
                })
                """, quote.Reading.Document.DisplayTitle)).ShouldBeTrue(name);
            await ShootAsync(page, $"title-{width}-{name}");
        }
    }

    [SkippableFact]
    public async Task More_quotes_open_in_place()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Question }).ClickAsync();
        await Expect(page.Locator("figure.quote")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "More quotes (2)" }).ClickAsync();
        await Expect(page.Locator("figure.quote")).ToHaveCountAsync(5);
        await Expect(page.Locator("figure.quote").Last).ToBeVisibleAsync();
        browser.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_page_from_before_a_restart_takes_a_new_token_by_itself()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await page.EvaluateAsync(
            "document.querySelectorAll('input[name=form-token]').forEach(field => { field.value = 'from-another-run'; })");
        await page.GetByLabel("Your question").FillAsync(Question);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.turn .reply.answered")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Hostile_documents_run_nothing_and_load_nothing()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.HostileOne());
        host.Desk.On("Hostile?", () => new Answered([WebHost.Cite(reading, SampleDocuments.Hostile, "alert(1)")], differs: false, 0.5));
        var page = await browser.OpenAsync(host.Address);
        page.Dialog += (_, dialog) => throw new InvalidOperationException($"A document opened a dialog: {dialog.Message}");
        await page.GetByLabel("Your question").FillAsync("Hostile?");
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("blockquote").EvaluateAsync<string>("quote => quote.textContent")).ShouldBe(SampleDocuments.Hostile);
        await ShootAsync(page, "chat-hostile");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show context" }).ClickAsync();
        (await page.Locator("#quote").EvaluateAsync<string>("quote => quote.textContent")).ShouldBe(SampleDocuments.Hostile);
        await ShootAsync(page, "citation-hostile");
        browser.Complaints.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("light", 1280, 860)]
    [InlineData("dark", 1280, 860)]
    [InlineData("mobile", 390, 844)]
    public async Task Every_view_fits_its_window(string name, int width, int height)
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address, options =>
        {
            options.ViewportSize = new ViewportSize { Width = width, Height = height };
            options.ReducedMotion = ReducedMotion.Reduce;
            options.ColorScheme = name == "dark" ? ColorScheme.Dark : ColorScheme.Light;
        });
        await FitsAsync(page, $"{name}-1-welcome");
        foreach (var (question, view) in new[] { (Question, "2-answered"), (Differing, "3-differing"), (Unanswered, "4-nothing-found") })
        {
            await page.GetByLabel("Your question").FillAsync(question);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("article.turn:not(.pending) h2.question").Last).ToHaveTextAsync(question);
            await FitsAsync(page, $"{name}-{view}");
        }

        await page.Locator("article.turn").First
            .GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Show context" }).First
            .ClickAsync();
        await Expect(page.Locator("#quote")).ToBeInViewportAsync();
        await FitsAsync(page, $"{name}-5-citation");
        await host.SaveAsync(SampleDocuments.Agreement(SampleDocuments.NewThreshold));
        await page.ReloadAsync();
        await Expect(page.Locator(".alert")).ToBeInViewportAsync();
        await page.Locator(".alert").ClickAsync();
        await Expect(page.Locator(".compare")).ToBeInViewportAsync();
        await FitsAsync(page, $"{name}-6-changed");
        await page.GotoAsync(new Uri(host.Address, "/quotes/1/0-5?s=forged").AbsoluteUri);
        await FitsAsync(page, $"{name}-7-message");
    }

    [SkippableTheory]
    [InlineData("documents-light", 1280, 860, false)]
    [InlineData("documents-dark", 1280, 860, true)]
    [InlineData("documents-phone", 390, 844, false)]
    public async Task The_documents_fit_their_window_and_are_found_without_help(string name, int width, int height, bool isDark)
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await StartAsync();
        await host.Store.RecordFindingsAsync(
            SampleDocuments.Shared,
            [new SourceFinding("scan.pdf", SourceFindingKind.Refused, "It holds pictures of text alone. Set Ingestion:Ocr to read them.")],
            CancellationToken.None);
        var page = await browser.OpenAsync(host.Address, options =>
        {
            options.ViewportSize = new ViewportSize { Width = width, Height = height };
            options.ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light;
        });
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Documents" }).ClickAsync();
        await Expect(page.Locator("ol.documents > li")).ToHaveCountAsync(3);
        await Expect(page.GetByText("Set Ingestion:Ocr to read them.")).ToBeVisibleAsync();
        await FitsAsync(page, $"{name}-1-list");
        await page.GetByLabel("Title, publisher or path").FillAsync("harbour waters");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("ol.documents > li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Harbour Waters Agreement" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Outline" })).ToBeVisibleAsync();
        await FitsAsync(page, $"{name}-2-document");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Article 10 Depositary" }).ClickAsync();
        await Expect(page.Locator("#quote")).ToHaveTextAsync(SampleDocuments.Steady);
        browser.Complaints.ShouldBeEmpty();
    }

    /// <summary>What stands in a sentence is as high as its line; everything else takes a finger (WCAG 2.2, target size: 44 px).</summary>
    private static async Task TakesAFingerAsync(IPage page, string view) => (await page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll("a, button, select, textarea, summary, input:not([type=hidden])")]
          .filter(target => target.checkVisibility() && getComputedStyle(target).display !== "inline")
          .filter(target => target.getBoundingClientRect().height < 44 || target.getBoundingClientRect().width < 44)
          .map(target => target.outerHTML)
        """)).ShouldBeEmpty(view);

    /// <summary>Every rule of axe-core, those of WCAG and those of good practice.</summary>
    private static async Task IsAccessibleAsync(IPage page, string view)
    {
        var results = await page.RunAxe();
        results.Passes.ShouldNotBeEmpty(view);
        results.Violations.Select(rule => $"{rule.Id}: {rule.Help}: {string.Join("; ", rule.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty(view);
    }

    private static async Task FitsAsync(IPage page, string view)
    {
        await ShootAsync(page, view);
        await IsAccessibleAsync(page, view);
        if (page.ViewportSize!.Width < 500)
        {
            await TakesAFingerAsync(page, view);
        }

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, view);
    }

    private static async Task ShootAsync(IPage page, string view)
    {
        if (Environment.GetEnvironmentVariable("TREATYBOT_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, view + ".png") });
        }
    }

    private static async Task<WebHost> StartAsync()
    {
        var host = await WebHost.StartAsync(
            ("Web:Examples:0", Question), ("Web:Examples:1", "What does the Secretariat keep?"), ("Web:Examples:2", Differing));
        var agreement = await host.SaveAsync(SampleDocuments.Agreement());
        var bulletin = await host.SaveAsync(SampleDocuments.Bulletin());
        var gazette = await host.SaveAsync(SampleDocuments.Gazette());
        host.Desk.On(Question, () => new Answered(
            [
                WebHost.Cite(agreement, SampleDocuments.Threshold, "at least forty Parties"),
                WebHost.Cite(
                    bulletin,
                    "The required forty ratifications were reached in March, and the Agreement has been in force since 14 April 2021.",
                    "since 14 April 2021"),
                WebHost.Cite(bulletin, "A conference is to follow in June.", "in June", passed: "June 2021"),
                WebHost.Cite(agreement, "Clause 7 of the preamble"),
                WebHost.Cite(agreement, "Clause 9 of the preamble"),
            ],
            differs: false,
            0.82));
        host.Desk.On(Differing, () => new Answered(
            [
                WebHost.Cite(
                    gazette,
                    "Officials said the Agreement is not yet in force, as only thirty-eight Parties have ratified it.",
                    "not yet in force",
                    "not in force"),
                WebHost.Cite(
                    bulletin,
                    "The required forty ratifications were reached in March, and the Agreement has been in force since 14 April 2021.",
                    "in force since 14 April 2021",
                    "in force"),
            ],
            differs: true,
            0.64));
        host.Desk.On(Unanswered, () => new NothingFound(
            new SearchedScope([SampleDocuments.Shared, SampleDocuments.Team], 3, 127),
            [
                WebHost.Cite(
                    agreement,
                    "Clause 12 of the preamble notes that vessels of class 12 keep to the channel, carry lights at night and report "
                        + "their position to the nearest harbour master.",
                    "keep to the channel"),
            ],
            0.11));
        return host;
    }
}
