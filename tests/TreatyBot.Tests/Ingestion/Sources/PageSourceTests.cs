using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class PageSourceTests : IDisposable
{
    private readonly FetchedCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    private LoopbackWeb Web => _corpus.Web;

    [Fact]
    public async Task A_page_answers_under_its_own_address_whatever_address_it_states()
    {
        Web.Page("/terms", """
            <html lang="en"><head><title>Terms of the ferry</title><link rel="canonical" href="https://elsewhere.example/"></head>
            <body><p>The toll is four crowns.</p></body></html>
            """);
        var summary = await _corpus.With("Page", Web.At("/terms")).FetchAsync();
        summary.Added.ShouldBe([Web.At("/terms")]);
        (await _corpus.TextOfAsync(Web.At("/terms"))).ShouldContain("The toll is four crowns.");
        (await _corpus.DocumentAsync(Web.At("/terms"))).Metadata.ShouldSatisfyAllConditions(
            metadata => metadata.Title.ShouldBe("Terms of the ferry"), metadata => metadata.Url.ShouldBe(new Uri(Web.At("/terms"))));
        _corpus.Status().ShouldSatisfyAllConditions(
            status => status.Succeeded.ShouldNotBeNull(), status => status.DownSince.ShouldBeNull());
    }

    [Fact]
    public async Task A_page_that_was_moved_is_cited_where_it_is_now()
    {
        Web.Answer("/old", 301, headers: "Location: /new").Page("/new", "<p>The toll is four crowns.</p>");
        await _corpus.With("Page", Web.At("/old")).FetchAsync();
        (await _corpus.DocumentAsync(Web.At("/old"))).Metadata.Url.ShouldBe(new Uri(Web.At("/new")));
    }

    [Fact]
    public async Task What_has_not_changed_is_neither_sent_nor_read_again()
    {
        Web.Tagged("/terms", "<p>The toll is four crowns.</p>", "\"1\"");
        await _corpus.With("Page", Web.At("/terms")).FetchAsync();
        var version = await _corpus.Store.VersionAsync(default);
        var summary = await _corpus.FetchAsync();
        (summary.Unchanged, summary.HasChanges).ShouldBe((1, false));
        (await _corpus.Store.VersionAsync(default)).ShouldBe(version);
        Web.Requests[^1].Headers["If-None-Match"].ShouldBe("\"1\"");

        Web.Tagged("/terms", "<p>The toll is five crowns.</p>", "\"2\"");
        (await _corpus.FetchAsync()).Changed.ShouldBe([Web.At("/terms")]);
        (await _corpus.TextOfAsync(Web.At("/terms"))).ShouldBe("The toll is five crowns.");
    }

    [Fact]
    public async Task A_source_that_is_down_goes_on_answering_and_says_since_when_and_why()
    {
        Web.Page("/terms", "<p>The toll is four crowns.</p>");
        await _corpus.With("Page", Web.At("/terms")).FetchAsync();
        Web.Answer("/terms", 500);
        _corpus.Clock.Advance(TimeSpan.FromDays(1));
        var down = _corpus.Clock.GetUtcNow();
        var summary = await _corpus.FetchAsync();
        (summary.HasChanges, summary.IsPartial).ShouldBe((false, true));
        (await _corpus.TextOfAsync(Web.At("/terms"))).ShouldBe("The toll is four crowns.");
        _corpus.Clock.Advance(TimeSpan.FromDays(1));
        await _corpus.FetchAsync();
        _corpus.Status().ShouldSatisfyAllConditions(
            status => status.DownSince!.Value.ShouldBeInRange(down, down.AddMinutes(1)),
            status => status.DownReason.ShouldBe("The server failed (HTTP 500)."));

        Web.Page("/terms", "<p>The toll is five crowns.</p>");
        (await _corpus.FetchAsync()).Changed.ShouldBe([Web.At("/terms")]);
        _corpus.Status().DownSince.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_that_is_gone_answers_no_longer_and_is_named()
    {
        Web.Page("/terms", "<p>The toll is four crowns.</p>");
        await _corpus.With("Page", Web.At("/terms")).FetchAsync();
        Web.Answer("/terms", 410);
        var summary = await _corpus.FetchAsync();
        summary.Removed.ShouldBe([Web.At("/terms")]);
        summary.Refused.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refused => refused.Path.ShouldBe(Web.At("/terms")), refused => refused.Reason.ShouldContain("HTTP 410"),
            refused => refused.StillAnswers.ShouldBeFalse());
    }

    [Fact]
    public async Task Nothing_is_withdrawn_where_what_was_kept_is_lost_and_the_source_is_down()
    {
        Web.Page("/terms", "<p>The toll is four crowns.</p>");
        await _corpus.With("Page", Web.At("/terms")).FetchAsync();
        Directory.Delete(Path.Combine(_corpus.Folder, "sources"), recursive: true);
        (await _corpus.SyncAsync()).HasChanges.ShouldBeFalse();
        Web.Answer("/terms", 503);
        (await _corpus.FetchAsync()).HasChanges.ShouldBeFalse();
        (await _corpus.PathsAsync()).ShouldBe([Web.At("/terms")]);
    }

    [Fact]
    public async Task Nothing_is_withdrawn_where_what_is_known_of_a_source_cannot_be_read()
    {
        Web.Page("/terms", "<p>The toll is four crowns.</p>");
        await _corpus.With("Page", Web.At("/terms")).FetchAsync();
        using (var sources = _corpus.Sources())
        {
            await File.WriteAllTextAsync(Path.Combine(sources.Fetched.Single().Source.Kept.Path, "state.json"), "{\"Pages\":[{");
        }

        (await _corpus.SyncAsync()).ShouldSatisfyAllConditions(
            summary => summary.HasChanges.ShouldBeFalse(), summary => summary.IsPartial.ShouldBeTrue());
        (await _corpus.FetchAsync()).Unchanged.ShouldBe(1);
    }

    [Theory]
    [InlineData("/a", "text/html", "<p>Alpha text.</p>", "Alpha text.")]
    [InlineData("/a", "text/plain", "<!DOCTYPE html><html><body><p>Alpha text.</p></body></html>", "Alpha text.")]
    [InlineData("/a.pdf", "text/html", "<p>Alpha text.</p>", "Alpha text.")]
    [InlineData("/a.md", "text/plain", "# B\n\nAlpha text.", "B\n\nAlpha text.")]
    [InlineData("/a", "application/octet-stream", "Alpha text.", "Alpha text.")]
    [InlineData("/a", "text/csv", "State,Toll\nOrrin,4\n", "State: Orrin · Toll: 4")]
    public async Task What_it_is_tells_how_it_is_read(string path, string mediaType, string body, string text)
    {
        Web.Bytes(path, Encoding.UTF8.GetBytes(body), $"Content-Type: {mediaType}");
        await _corpus.With("Page", Web.At(path)).FetchAsync();
        (await _corpus.TextOfAsync(Web.At(path))).ShouldContain(text);
    }

    [Fact]
    public async Task A_kind_that_no_reader_takes_is_passed_over_by_name()
    {
        Web.Bytes("/film", new byte[500], "Content-Type: video/mp4");
        Web.Bytes("/scan", [0x89, .. "PNG\r\n\u001a\n"u8], "Content-Type: text/html");
        var summary = await _corpus.With("Page", Web.At("/film")).With("Page", Web.At("/scan")).FetchAsync();
        summary.PassedOver.Select(passed => (passed.Path, passed.Reason)).ShouldBe(
            [(Web.At("/film"), "It is video/mp4."), (Web.At("/scan"), "It is a PNG image.")]);
        (await _corpus.Store.ListFindingsAsync(FetchedCorpus.Name, default))
            .ShouldAllBe(finding => finding.Kind == SourceFindingKind.PassedOver);
    }

    [Fact]
    public async Task An_encoding_that_the_header_alone_tells_is_heeded_unless_it_is_wrong()
    {
        Web.Bytes("/old", [.. "<p>Der Zoll betr"u8, 0xE4, .. "gt vier Kronen.</p>"u8], "Content-Type: text/html; charset=windows-1252");
        Web.Bytes("/new", "<p>Der Zoll beträgt vier Kronen.</p>"u8.ToArray(), "Content-Type: text/html; charset=iso-8859-1");
        await _corpus.With("Page", Web.At("/old")).With("Page", Web.At("/new")).FetchAsync();
        foreach (var path in new[] { "/old", "/new" })
        {
            (await _corpus.TextOfAsync(Web.At(path))).ShouldBe("Der Zoll beträgt vier Kronen.");
        }
    }

    [Fact]
    public async Task What_lies_in_an_archive_is_cited_where_the_archive_is()
    {
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(packed, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var writer = new StreamWriter(await zip.CreateEntry("deep/a.txt").OpenAsync());
            await writer.WriteAsync("Alpha text.");
        }

        Web.Page("/pack", "<p>All files.</p>").Bytes("/pack/all", packed.ToArray(), "Content-Type: application/zip");
        await _corpus.With("Page", Web.At("/pack")).With("Page", Web.At("/pack/all")).FetchAsync();
        (await _corpus.DocumentAsync(Web.At("/pack/all/deep/a.txt"))).Metadata.Url.ShouldBe(new Uri(Web.At("/pack/all")));
        (await _corpus.FetchAsync()).ShouldSatisfyAllConditions(
            again => again.HasChanges.ShouldBeFalse(), again => again.Unchanged.ShouldBe(2));
    }

    [Fact]
    public async Task A_source_is_asked_when_it_is_due_and_a_host_not_before_it_wants()
    {
        Web.Tagged("/terms", "<p>The toll is four crowns.</p>", "\"1\"");
        _corpus.With("Page", Web.At("/terms"), source => source.Every = TimeSpan.FromHours(1));
        await _corpus.FetchAsync(all: false);
        await _corpus.FetchAsync(all: false);
        Web.Paths.Count.ShouldBe(1);
        _corpus.Clock.Advance(TimeSpan.FromHours(1.2));
        Web.Answer("/terms", 429, headers: "Retry-After: 7200");
        await _corpus.FetchAsync(all: false);
        Web.Paths.Count.ShouldBe(2);
        _corpus.Clock.Advance(TimeSpan.FromHours(1.5));
        await _corpus.FetchAsync(all: true);
        Web.Paths.Count.ShouldBe(2);
        _corpus.Clock.Advance(TimeSpan.FromHours(0.6));
        await _corpus.FetchAsync(all: false);
        Web.Paths.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_another_process_is_fetching_is_left_to_it()
    {
        Web.Page("/terms", "<p>The toll is four crowns.</p>");
        using var sources = _corpus.With("Page", Web.At("/terms")).Sources();
        using (sources.Fetched.Single().Source.Kept.TryLock())
        {
            var fetching = new SourceFetching(sources, _corpus.Clock, NullLogger<SourceFetching>.Instance);
            (await fetching.FetchAsync(all: true, null, null, default)).ShouldBe([$"Page {Web.At("/terms")}"]);
        }

        Web.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_kept_of_a_source_that_is_configured_no_longer_is_removed()
    {
        Web.Page("/terms", "<p>The toll is four crowns.</p>");
        await _corpus.With("Page", Web.At("/terms")).FetchAsync();
        using var sources = _corpus.Sources();
        sources.RemoveForgotten();
        Directory.GetDirectories(Path.Combine(_corpus.Folder, "sources")).Length.ShouldBe(1);
        Directory.CreateDirectory(Path.Combine(_corpus.Folder, "sources", "0123456789abcdef"));
        sources.RemoveForgotten();
        Directory.GetDirectories(Path.Combine(_corpus.Folder, "sources")).ShouldBe([sources.Fetched.Single().Source.Kept.Path]);
    }

    [Fact]
    public async Task Bytes_that_nothing_names_any_more_are_removed_when_no_sync_can_be_reading_them()
    {
        _corpus.With("Page", Web.At("/terms"));
        using var sources = _corpus.Sources();
        var source = sources.Fetched.Single().Source;
        foreach (var toll in new[] { "four", "five", "six" })
        {
            Web.Page("/terms", $"<p>The toll is {toll} crowns.</p>");
            await source.FetchAsync(new(FetchedCorpus.Name, null, null), default);
        }

        Directory.GetFiles(Path.Combine(source.Kept.Path, "files")).Length.ShouldBe(2);
    }
}
