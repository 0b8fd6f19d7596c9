using System.Net;
using TreatyBot.Core.Documents;
using TreatyBot.IntegrationTests.Web.Fixture;

namespace TreatyBot.IntegrationTests.Web;

public sealed class DocumentPagesTests
{
    [Fact]
    public async Task Every_document_that_answers_here_is_listed_with_what_is_known_of_it()
    {
        await using var host = await StartAsync();

        var page = await host.OpenAsync("/documents");

        page.QuerySelectorAll("ol.documents h2").Select(title => title.TextContent)
            .ShouldBe(["2024-03.md", "Bulletin of the Secretariat", "Harbour Waters Agreement", "Offer", "Port Gazette"]);
        page.QuerySelector(".scope")!.TextContent.ShouldBe("5 documents");
        var harbour = page.QuerySelectorAll("ol.documents li")[2].TextContent;
        foreach (var part in new[] { "Harbour Secretariat", "14 May 2019", "HTML", "en", "treaties" })
        {
            harbour.ShouldContain(part);
        }
    }

    [Theory]
    [InlineData("q=harbour", "Bulletin of the Secretariat", "Harbour Waters Agreement")]
    [InlineData("q=HARBOUR+waters", "Harbour Waters Agreement")]
    [InlineData("collection=minutes", "2024-03.md")]
    [InlineData("publisher=Gazette+Press", "Port Gazette")]
    [InlineData("kind=md", "2024-03.md")]
    [InlineData("collection=treaties&sort=newest", "Port Gazette", "Harbour Waters Agreement", "Bulletin of the Secretariat")]
    [InlineData("collection=treaties&sort=oldest", "Harbour Waters Agreement", "Port Gazette", "Bulletin of the Secretariat")]
    [InlineData("q=nothing-of-that-kind")]
    public async Task What_is_picked_is_shown_in_the_order_that_is_picked(string query, params string[] titles)
    {
        await using var host = await StartAsync();

        var page = await host.OpenAsync($"/documents?{query}");

        page.QuerySelectorAll("ol.documents h2").Select(title => title.TextContent).ShouldBe(titles);
        page.QuerySelector(".scope")!.TextContent.ShouldBe($"{titles.Length} of 5 documents");
    }

    [Fact]
    public async Task A_long_list_is_cut_into_pages_that_keep_what_was_picked()
    {
        await using var host = await WebHost.StartAsync();
        for (var number = 0; number < 60; number++)
        {
            await host.Store.SaveAsync(
                SampleDocuments.Rule("No fee.") with
                {
                    Path = $"rules-{number:00}.md",
                    Metadata = new DocumentMetadata($"Rules {number:00}"),
                },
                CancellationToken.None);
        }

        await host.Corpus.RefreshAsync(CancellationToken.None);
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/documents?q=rules&sort=title");
        visitor.Page.QuerySelectorAll("ol.documents li").Length.ShouldBe(50);

        await visitor.FollowAsync("a[rel=next]");

        visitor.Page.QuerySelectorAll("ol.documents h2").Select(title => title.TextContent)
            .ShouldBe(Enumerable.Range(50, 10).Select(number => $"Rules {number}"));
        visitor.Page.QuerySelector("#q")!.GetAttribute("value").ShouldBe("rules");
        visitor.Page.QuerySelector("a[rel=next]").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_not_read_is_told_file_by_file_with_the_reason()
    {
        await using var host = await StartAsync();
        await host.Store.RecordFindingsAsync(
            SampleDocuments.Shared,
            [
                new SourceFinding("old.doc", SourceFindingKind.PassedOver, ""),
                new SourceFinding("<b>scan</b>.pdf", SourceFindingKind.Refused, "It needs a password."),
            ],
            CancellationToken.None);

        var page = await host.OpenAsync("/documents");

        var found = page.QuerySelectorAll(".unread li").Select(line => line.TextContent).ToList();
        found[0].ShouldContain("refused");
        found[0].ShouldContain("treaties/<b>scan</b>.pdf");
        found[0].ShouldContain("It needs a password.");
        found[1].ShouldContain("passed over");
    }

    [Fact]
    public async Task A_document_has_a_page_whose_outline_leads_to_its_text()
    {
        await using var host = await StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/documents?q=waters");
        await visitor.FollowAsync("ol.documents h2 a");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector("h1")!.TextContent.ShouldBe("Harbour Waters Agreement");
        visitor.Page.QuerySelectorAll(".outline li").Select(heading => heading.TextContent.Trim())
            .ShouldBe(["Preamble", "Article 9 Entry into force", "Article 10 Depositary", "Annex"]);
        visitor.Page.QuerySelector("a.source")!.GetAttribute("href").ShouldBe("https://harbour.example/agreement");

        await visitor.FollowAsync(".outline li:nth-child(3) a");

        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector("#quote")!.TextContent.ShouldBe(SampleDocuments.Steady);
    }

    [Fact]
    public async Task A_hostile_document_is_listed_and_shown_as_text()
    {
        await using var host = await WebHost.StartAsync();
        await host.SaveAsync(SampleDocuments.HostileOne());
        using var visitor = new Visitor(host);

        await visitor.OpenAsync("/documents");
        visitor.Page.QuerySelectorAll("script, svg, i, b").ShouldBeEmpty();
        await visitor.FollowAsync("ol.documents h2 a");

        visitor.Page.QuerySelectorAll("script, svg, i, b").ShouldBeEmpty();
        visitor.Page.QuerySelectorAll("a.source").ShouldBeEmpty();
        visitor.Page.QuerySelector(".outline li")!.TextContent.Trim().ShouldBe("<h1>Heading</h1>");
    }

    [Fact]
    public async Task From_outside_the_documents_are_closed_and_what_is_gone_or_not_there_is_not_found()
    {
        await using var host = await StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Rule("No fee."));
        var address = $"/documents/{reading.Document.Id}";
        foreach (var path in new[] { "/documents", address, address + "/original" })
        {
            using var outside = await host.FromOutsideAsync(path);
            outside.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        (await StatusAsync(host, address)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host, address + "/original")).ShouldBe(HttpStatusCode.NotFound, "its file is gone");
        await host.WithdrawAsync(reading);
        (await StatusAsync(host, address)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, "/documents/0")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, "/documents/x")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> StatusAsync(WebHost host, string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<WebHost> StartAsync()
    {
        var host = await WebHost.StartAsync();
        foreach (var draft in new[]
        {
            SampleDocuments.Agreement(), SampleDocuments.Bulletin(), SampleDocuments.Gazette(), SampleDocuments.Minutes(),
            SampleDocuments.Drafts(),
        })
        {
            await host.SaveAsync(draft);
        }

        return host;
    }
}
