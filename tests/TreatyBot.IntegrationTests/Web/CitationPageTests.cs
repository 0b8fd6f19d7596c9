using System.Net;
using TreatyBot.Core.Documents;
using TreatyBot.IntegrationTests.Web.Fixture;

namespace TreatyBot.IntegrationTests.Web;

public sealed class CitationPageTests
{
    private const string OldFee = "The harbour fee is forty crowns for each vessel and day.";
    private const string NewFee = "The harbour fee is fifty crowns for each vessel and day.";

    [Fact]
    public async Task A_permalink_opens_the_quote_in_its_context()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement(paragraphs: 200));
        var page = await host.OpenAsync(host.LinkTo(WebHost.Quote(reading, SampleDocuments.Threshold)));
        page.QuerySelector("mark#quote")!.TextContent.ShouldBe(SampleDocuments.Threshold);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Harbour Waters Agreement");
        page.QuerySelector("dl")!.TextContent.ShouldContain("Article 9 Entry into force");
        page.QuerySelector("a.source")!.GetAttribute("href").ShouldBe("https://harbour.example/agreement");
        page.QuerySelector("a.source")!.GetAttribute("rel")!.ShouldContain("noopener noreferrer");
        page.QuerySelector(".proof code")!.TextContent.ShouldBe(reading.Sha256);
        page.QuerySelector(".text")!.TextContent.ShouldContain(SampleDocuments.Steady);
        page.QuerySelector(".text")!.TextContent.ShouldContain("Clause 200 of the preamble");
        var words = page.QuerySelector(".text")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        words.ShouldBeInRange(600, 1400);
    }

    [Fact]
    public async Task A_quote_over_several_paragraphs_is_marked_in_each()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        var start = reading.Text.IndexOf("Parties have deposited", StringComparison.Ordinal);
        var end = reading.Text.IndexOf("every Party.", StringComparison.Ordinal);
        var quote = reading.Quote(new TextRange(start, end));
        var page = await host.OpenAsync(host.LinkTo(quote));
        string.Join("\n\n", page.QuerySelectorAll(".text mark").Select(mark => mark.TextContent)).ShouldBe(quote.Text);
        page.QuerySelectorAll("#quote").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_changed_permalink_opens_anything()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        var quote = WebHost.Quote(reading, SampleDocuments.Threshold);
        var link = host.LinkTo(quote);
        var (range, signature) = (quote.Range, link[(link.IndexOf("s=", StringComparison.Ordinal) + 2)..]);
        string[] forged =
        [
            $"/quotes/{reading.Id}/{range.Start}-{range.End + 1}?s={signature}",
            $"/quotes/{reading.Id}/{range.Start - 1}-{range.End}?s={signature}",
            $"/quotes/{reading.Id + 1}/{range}?s={signature}",
            $"/quotes/{reading.Id}/{range}?s={signature[..^1]}",
            $"/quotes/{reading.Id}/{range}?s={(signature[0] == 'A' ? 'B' : 'A')}{signature[1..]}",
            $"/quotes/{reading.Id}/{range}?s={signature}A",
            $"/quotes/{reading.Id}/{range}?s={new string('A', 22)}",
            $"/quotes/{reading.Id}/{range}?s=%00%ff",
            $"/quotes/{reading.Id}/{range}?s=",
            $"/quotes/{reading.Id}/{range}",
            $"/quotes/{reading.Id}/{range.End}-{range.Start}?s={signature}",
            $"/quotes/{reading.Id}/-1-{range.End}?s={signature}",
            $"/quotes/{reading.Id}/0-99999999999999?s={signature}",
            $"/quotes/99999999999999999999/{range}?s={signature}",
            $"/quotes/{reading.Id}?s={signature}",
        ];
        foreach (var address in forged)
        {
            using var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            var text = await response.Content.ReadAsStringAsync();
            text.ShouldNotContain("Harbour Waters");
            text.ShouldNotContain("ratification");
        }
    }

    [Fact]
    public async Task Another_key_opens_no_link_of_this_one()
    {
        await using var first = await WebHost.StartAsync();
        await using var second = await WebHost.StartAsync();
        var link = first.LinkTo(WebHost.Quote(await first.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Threshold));
        await second.SaveAsync(SampleDocuments.Agreement());
        using var response = await second.Client.GetAsync(new Uri(link, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_withdrawn_document_leaves_a_page_without_text()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        var link = host.LinkTo(WebHost.Quote(reading, SampleDocuments.Threshold));

        // Another process has withdrawn it: the corpus here has not yet noticed.
        await host.Store.WithdrawAsync(reading.Document.Id, CancellationToken.None);
        await ShouldBeGoneAsync(await host.Client.GetAsync(new Uri(link, UriKind.Relative)));
    }

    [Fact]
    public async Task A_collection_for_nobody_opens_at_the_machine_alone()
    {
        await using var host = await WebHost.StartAsync();
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Drafts()), "nine hundred crowns"));
        (await host.OpenAsync(link)).QuerySelector("#quote")!.TextContent.ShouldBe("nine hundred crowns");
        await ShouldBeGoneAsync(await host.FromOutsideAsync(link));
    }

    [Fact]
    public async Task A_link_that_was_given_out_opens_from_outside()
    {
        await using var host = await WebHost.StartAsync();
        var quote = WebHost.Quote(await host.SaveAsync(SampleDocuments.Minutes()), "two million crowns");
        using var response = await host.FromOutsideAsync(host.LinkTo(quote), "Host", "treaties.example");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebHost.Parse(await response.Content.ReadAsStringAsync());
        page.QuerySelector("#quote")!.TextContent.ShouldBe("two million crowns");
        page.QuerySelector("dl")!.TextContent.ShouldContain("undated");
        page.QuerySelector("a.back").ShouldBeNull();
    }

    [Fact]
    public async Task A_page_at_the_machine_leads_back_to_the_questions()
    {
        await using var host = await WebHost.StartAsync();
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Minutes()), "two million crowns"));
        using var visitor = new Visitor(host);
        foreach (var path in new[]
        {
            link,
            link + "&conversation=x&turn=1",
            link.Replace("s=", "s=x", StringComparison.Ordinal),
            "/nowhere/at/all",
        })
        {
            await visitor.OpenAsync(path);
            await visitor.FollowAsync("a.back");
            visitor.Page.QuerySelector("#composer").ShouldNotBeNull(path);
        }
    }

    [Fact]
    public async Task The_proof_is_told_in_words_for_people()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        var proof = (await host.OpenAsync(
            host.LinkTo(WebHost.Quote(reading, SampleDocuments.Threshold)))).QuerySelector(".proof")!.TextContent;
        proof.ShouldContain("shown exactly as they were read from the document");
        proof.ShouldNotContain("characters");
        proof.ShouldNotContain("of reading");
    }

    [Fact]
    public async Task The_whole_document_is_shown_only_where_it_is_for_everyone()
    {
        await using var host = await WebHost.StartAsync();
        var shared = host.LinkTo(
            WebHost.Quote(await host.SaveAsync(SampleDocuments.Agreement(paragraphs: 200)), SampleDocuments.Threshold));
        (await host.OpenAsync(shared)).Body!.TextContent.ShouldNotContain("Clause 1 of the preamble");
        (await host.OpenAsync(shared + "&whole=true")).Body!.TextContent.ShouldContain("Clause 1 of the preamble");

        var draft = SampleDocuments.Agreement(paragraphs: 200) with { Collection = SampleDocuments.Team };
        var team = host.LinkTo(WebHost.Quote(await host.SaveAsync(draft), SampleDocuments.Threshold));
        var page = await host.OpenAsync(team + "&whole=true");
        page.Body!.TextContent.ShouldNotContain("Clause 1 of the preamble");
        page.QuerySelector(".whole").ShouldBeNull();
    }

    [Fact]
    public async Task A_changed_document_shows_what_was_quoted_and_what_stands_there_now()
    {
        await using var host = await WebHost.StartAsync();
        var before = await host.SaveAsync(SampleDocuments.Agreement());
        var link = host.LinkTo(WebHost.Quote(before, SampleDocuments.Threshold));
        var after = await host.SaveAsync(SampleDocuments.Agreement(SampleDocuments.NewThreshold));
        var page = await host.OpenAsync(link);
        page.QuerySelector(".notice")!.TextContent.ShouldContain("has changed");
        page.QuerySelector("#quote")!.TextContent.ShouldBe(SampleDocuments.Threshold);
        page.QuerySelector("#now")!.TextContent.ShouldBe(SampleDocuments.NewThreshold);
        page.QuerySelectorAll("#quote .differs").Select(part => part.TextContent).ShouldBe(["thirtieth", "forty"]);
        page.QuerySelectorAll("#now .differs").Select(part => part.TextContent).ShouldBe(["sixtieth", "fifty"]);

        var current = page.QuerySelector(".notice a:last-of-type")!.GetAttribute("href")!;
        current.ShouldContain($"quotes/{after.Id}/");
        (await host.OpenAsync(
            new Uri(new Uri(host.Address, link), current).PathAndQuery)).QuerySelector("#quote")!.TextContent.ShouldBe(
                SampleDocuments.NewThreshold);
    }

    [Theory]
    [InlineData("Vessels wait outside. ", " Pilots are free of charge.")]
    [InlineData("", " The fee is paid to the harbour master of the port.")]
    [InlineData("The fee for a pilot is seven crowns. ", "")]
    public async Task Beside_a_sentence_that_has_changed_none_that_has_not_is_marked(string before, string after)
    {
        await using var host = await WebHost.StartAsync();
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Rule(before + OldFee + after)), OldFee));
        await host.SaveAsync(SampleDocuments.Rule(before + NewFee + after));
        var page = await host.OpenAsync(link);
        page.QuerySelector("#quote")!.TextContent.ShouldBe(OldFee);
        page.QuerySelector("#now")!.TextContent.ShouldBe(NewFee);
        page.QuerySelectorAll("#now .differs").Select(part => part.TextContent).ShouldBe(["fifty"]);
        page.QuerySelectorAll(".compare blockquote").Select(quote => quote.TextContent).ShouldBe([OldFee, NewFee]);
    }

    [Fact]
    public async Task A_part_of_a_sentence_is_compared_with_the_same_part()
    {
        await using var host = await WebHost.StartAsync();
        const string Opening = "Vessels wait outside the port and show two lights; ";
        const string End = "; and the master signs the book.";
        var old = "the harbour fee of forty crowns is due on arrival";
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Rule(Opening + old + End)), old));
        var changed = old.Replace("forty", "fifty", StringComparison.Ordinal);
        await host.SaveAsync(SampleDocuments.Rule(Opening + changed + End));
        (await host.OpenAsync(link)).QuerySelector("#now")!.TextContent.TrimEnd(';').ShouldBe(changed);
    }

    [Fact]
    public async Task A_passage_that_stands_unchanged_in_a_changed_document_says_so()
    {
        await using var host = await WebHost.StartAsync();
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Steady));
        await host.SaveAsync(SampleDocuments.Agreement(SampleDocuments.NewThreshold));
        var page = await host.OpenAsync(link);
        page.QuerySelector(".notice")!.TextContent.ShouldContain("this passage has not");
        page.QuerySelector("#quote")!.TextContent.ShouldBe(SampleDocuments.Steady);
        page.QuerySelector("#now")!.TextContent.ShouldBe(SampleDocuments.Steady);
    }

    [Fact]
    public async Task A_passage_that_has_left_the_document_says_so()
    {
        await using var host = await WebHost.StartAsync();
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Threshold));
        await host.SaveAsync(SampleDocuments.Gazette() with { Path = "harbour.html" });
        var page = await host.OpenAsync(link);
        page.QuerySelector(".notice")!.TextContent.ShouldContain("no longer in the document");
        page.QuerySelector("#quote")!.TextContent.ShouldBe(SampleDocuments.Threshold);
        page.QuerySelector("#now").ShouldBeNull();
    }

    [Fact]
    public async Task The_same_text_read_again_is_no_change()
    {
        await using var host = await WebHost.StartAsync();
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Threshold));
        await host.SaveAsync(SampleDocuments.Agreement() with { Reader = "test/2" });
        (await host.OpenAsync(link)).QuerySelector(".notice").ShouldBeNull();
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.HostileOne());
        var page = await host.OpenAsync(host.LinkTo(WebHost.Quote(reading, SampleDocuments.Hostile)));
        page.QuerySelector("#quote")!.TextContent.ShouldBe(SampleDocuments.Hostile);
        page.QuerySelector("h1")!.TextContent.ShouldBe(reading.Document.DisplayTitle);
        page.QuerySelectorAll("script, img, svg, b, i, .text a, a.source").ShouldBeEmpty();
        page.All.ShouldAllBe(
            element => !element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        page.QuerySelector(".text")!.TextContent.ShouldContain("Said quietly:\r\nnothing\u0007 at\tall.");
    }

    [Fact]
    public async Task A_corpus_that_is_not_open_yet_asks_for_patience()
    {
        await using var host = await WebHost.StartAsync();
        var entry = await host.Store.SaveAsync(SampleDocuments.Agreement(), CancellationToken.None);
        var reading = (await host.Store.FindReadingAsync(entry.ReadingId, CancellationToken.None))!;
        using var response = await host.Client.GetAsync(
            new Uri(host.LinkTo(WebHost.Quote(reading, SampleDocuments.Threshold)), UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Chats_get_a_link_only_where_a_public_address_is_configured()
    {
        await using var closed = await WebHost.StartAsync();
        closed.Permalinks.For(
            WebHost.Quote(await closed.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Threshold), WebHost.ChannelPlace)
            .ShouldBeNull();

        await using var open = await WebHost.StartAsync(("Web:PublicUrl", "https://docs.example/treaties"));
        var quote = WebHost.Quote(await open.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Threshold);
        var link = open.Permalinks.For(quote, WebHost.ChannelPlace).ShouldNotBeNull();
        link.AbsoluteUri.ShouldStartWith($"https://docs.example/treaties/quotes/{quote.Reading.Id}/{quote.Range}?s=");
        link.Fragment.ShouldBe("#quote");
        open.Permalinks.For(quote, WebHost.LocalPlace)!.Host.ShouldBe("127.0.0.1");
    }

    private static async Task ShouldBeGoneAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Gone);
            var text = await response.Content.ReadAsStringAsync();
            text.ShouldContain("can no longer be shown");
            text.ShouldNotContain("crowns");
            text.ShouldNotContain("ratification");
            text.ShouldNotContain("Harbour");
            text.ShouldNotContain("Offer");
        }
    }
}
