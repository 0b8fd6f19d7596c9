using System.Net;
using System.Net.Http.Headers;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.IntegrationTests.Web.Fixture;

namespace TreatyBot.IntegrationTests.Web;

public sealed class ChatPageTests
{
    private const string Question = "When did the agreement enter into force?";

    [Fact]
    public async Task A_question_sent_as_a_form_shows_the_quote_word_for_word_with_its_citation()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        host.Desk.On(
            Question,
            () => new Answered([WebHost.Cite(reading, SampleDocuments.Threshold, "at least forty Parties")], differs: false, 0.82));
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", Question));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector("h2.question")!.TextContent.ShouldBe(Question);
        visitor.Page.QuerySelector("blockquote")!.TextContent.ShouldBe(SampleDocuments.Threshold);
        visitor.Page.QuerySelector("blockquote mark")!.TextContent.ShouldBe("at least forty Parties");
        var caption = visitor.Page.QuerySelector("figcaption")!.TextContent;
        foreach (var part in new[]
        {
            "Harbour Waters Agreement",
            "Article 9 Entry into force",
            "Conference of the Parties",
            "Harbour Secretariat",
            "14 May 2019",
        })
        {
            caption.ShouldContain(part);
        }

        visitor.Page.Body!.TextContent.ShouldContain("Confidence 82%");
        await visitor.OpenAsync("/" + visitor.Page.QuerySelector("figcaption .links a")!.GetAttribute("href"));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector("#quote")!.TextContent.ShouldBe(SampleDocuments.Threshold);
    }

    [Theory]
    [InlineData("", "wordprocessingml")]
    [InlineData("&format=markdown", "text/markdown")]
    public async Task A_conversation_is_saved_as_a_file(string format, string mediaType)
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "First?"));
        var address = visitor.Page.QuerySelector("a[download]").ShouldNotBeNull().GetAttribute("href");
        using var file = await host.Client.GetAsync(new Uri($"/{address}{format}", UriKind.Relative));
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType!.ShouldContain(mediaType);
        (await file.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(50);
        using var none = await host.Client.GetAsync(new Uri("/export?conversation=AAAAAAAAAAAAAAAAAAAAAA", UriKind.Relative));
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_conversation_goes_on_and_is_shown_whole()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "First?"));
        await visitor.SendAsync("#composer", ("question", "And then?"));
        visitor.Page.QuerySelectorAll("h2.question").Select(question => question.TextContent).ShouldBe(["First?", "And then?"]);
        host.Desk.Questions.Select(question => question.Place.Thread).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        host.Desk.Questions.ShouldAllBe(question => question.Place.Kind == PlaceKind.Local);
    }

    [Fact]
    public async Task The_same_form_sent_twice_asks_once()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        var form = visitor.Page.QuerySelectorAll("#composer input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!, StringComparer.Ordinal);
        form["question"] = "Once?";
        await visitor.PostAsync("/questions", form);
        await visitor.PostAsync("/questions", form);
        host.Desk.Questions.ShouldHaveSingleItem();
        host.Desk.Answers.ShouldBe(1);
        visitor.Page.QuerySelectorAll("article.turn").ShouldHaveSingleItem();

        form["question"] = "Another from the same old page?";
        await visitor.PostAsync("/questions", form);
        visitor.Page.QuerySelectorAll("h2.question")
            .Select(question => question.TextContent)
            .ShouldBe(["Once?", "Another from the same old page?"]);
    }

    [Fact]
    public async Task A_citation_leads_back_to_the_question_that_it_answers_even_once_it_is_gone()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        host.Desk.On(Question, () => new Answered([WebHost.Cite(reading, SampleDocuments.Threshold)], differs: false, 0.9));
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "First?"));
        await visitor.SendAsync("#composer", ("question", Question));
        await visitor.FollowAsync("figcaption .links a");
        var citation = visitor.Address.PathAndQuery;
        visitor.Page.QuerySelector("a.back")!.GetAttribute("href")!.ShouldEndWith("#turn-2");
        await ExpectTheConversationAsync();

        await visitor.OpenAsync(citation);
        await visitor.FollowAsync(".whole a");
        await ExpectTheConversationAsync();

        await host.WithdrawAsync(reading);
        await visitor.OpenAsync(citation);
        visitor.Status.ShouldBe(HttpStatusCode.Gone);
        await ExpectTheConversationAsync();

        async Task ExpectTheConversationAsync()
        {
            await visitor.FollowAsync("a.back");
            visitor.Page.QuerySelectorAll("h2.question").Select(question => question.TextContent).ShouldBe(["First?", Question]);
        }
    }

    [Fact]
    public async Task Every_page_has_one_first_heading()
    {
        await using var host = await WebHost.StartAsync();
        var link = host.LinkTo(WebHost.Quote(await host.SaveAsync(SampleDocuments.Agreement()), SampleDocuments.Threshold));
        using var visitor = new Visitor(host);
        foreach (var path in new[] { "/", link, "/nowhere" })
        {
            await visitor.OpenAsync(path);
            visitor.Page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldNotBeEmpty();
        }

        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "First?"));
        visitor.Page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_buttons_that_rate_are_drawn_and_named()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "Anything?"));
        var buttons = visitor.Page.QuerySelectorAll("form.rating button");
        buttons.Select(button => button.GetAttribute("aria-label")).ShouldBe(["This helped", "This did not help"]);
        buttons.ShouldAllBe(button => button.QuerySelector("svg[aria-hidden=true] path") != null && button.TextContent.Trim().Length == 0);
    }

    [Fact]
    public async Task Nothing_found_labels_the_nearest_passage_as_no_answer()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        host.Desk.On(
            "Who pays?",
            () => new NothingFound(
                new SearchedScope([SampleDocuments.Shared], 3, 40), [WebHost.Cite(reading, SampleDocuments.Steady)], 0.1));
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "Who pays?"));
        visitor.Page.QuerySelector(".reply.nothing-found .statement")!.TextContent.ShouldBe("The documents do not say.");
        visitor.Page.QuerySelector("figure.nearest .label")!.TextContent.ShouldContain("Not an answer");
        visitor.Page.QuerySelector(".note.searched")!.TextContent.ShouldContain("3 documents");
    }

    [Fact]
    public async Task Sides_that_differ_are_all_shown_with_their_dates()
    {
        await using var host = await WebHost.StartAsync();
        var gazette = await host.SaveAsync(SampleDocuments.Gazette());
        var bulletin = await host.SaveAsync(SampleDocuments.Bulletin());
        host.Desk.On("In force?", () => new Answered(
            [
                WebHost.Cite(gazette, gazette.Text[(gazette.Text.IndexOf('\n', StringComparison.Ordinal) + 2)..], "not yet in force", "no"),
                WebHost.Cite(bulletin, "the Agreement has been in force since 14 April 2021", "in force", "yes"),
            ],
            differs: true,
            0.7));
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "In force?"));
        visitor.Page.QuerySelector(".note.differ")!.TextContent.ShouldBe("The sources differ. Not all of them are dated.");
        visitor.Page.QuerySelectorAll("figure .side").Select(side => side.TextContent).ShouldBe(["no", "yes"]);
        visitor.Page.QuerySelectorAll("figcaption .title")
            .Select(title => title.TextContent.Trim())
            .ShouldBe(["Port Gazette Shipping", "Bulletin of the Secretariat"]);
        visitor.Page.QuerySelectorAll("figcaption .origin")
            .Select(origin => origin.TextContent.Split(" · ")[^1])
            .ShouldBe(["3 February 2023", "undated"]);
    }

    [Fact]
    public async Task More_quotes_open_without_a_script()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        host.Desk.On(
            Question,
            () => new Answered(
                [.. Enumerable.Range(1, 5).Select(clause => WebHost.Cite(reading, $"Clause {clause} of the preamble"))],
                differs: false,
                0.9));
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", Question));
        visitor.Page.QuerySelectorAll("figure.quote").Length.ShouldBe(5);
        visitor.Page.QuerySelectorAll("details figure.quote").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_withdrawn_document_is_gone_from_the_conversation_too()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        host.Desk.On(Question, () => new Answered([WebHost.Cite(reading, SampleDocuments.Threshold)], differs: false, 0.9));
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", Question));
        var conversation = visitor.Page.QuerySelector("article.turn")!.GetAttribute("data-conversation");
        await host.WithdrawAsync(reading);
        await visitor.OpenAsync($"/?conversation={conversation}");
        visitor.Page.Body!.TextContent.ShouldNotContain("thirtieth day");
        visitor.Page.Body!.TextContent.ShouldContain("withdrawn");
    }

    [Fact]
    public async Task A_rating_reaches_the_desk()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", "Anything?"));
        await visitor.SendAsync("form.rating", ("helpful", "false"));
        visitor.Page.Body!.TextContent.ShouldContain("Noted");
        host.Desk.Ratings.ShouldHaveSingleItem().Value.ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        foreach (var path in new[] { "/questions", "/ratings", "/login", "/logout" })
        {
            await visitor.PostAsync(path, new Dictionary<string, string> { ["question"] = "forged?" });
            visitor.Status.ShouldBe(HttpStatusCode.BadRequest, path);
            await visitor.PostAsync(path, new Dictionary<string, string> { ["question"] = "forged?", ["form-token"] = "CfDJ8made-up" });
            visitor.Status.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        host.Desk.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_not_taken()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        using var other = new Visitor(host);
        await visitor.OpenAsync("/");
        await other.OpenAsync("/");
        await visitor.SendAsync(
            "#composer",
            ("question", "forged?"),
            ("form-token", other.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!));
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        host.Desk.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_is_too_long_is_refused(bool chunked)
    {
        await using var host = await WebHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/questions")
        {
            Content = new StringContent("question=" + new string('x', 200_000)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await host.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("too long");
        host.Desk.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        await using var host = await WebHost.StartAsync();
        using var content = new StringContent("{\"question\":\"when?\"}", MediaTypeHeaderValue.Parse("application/json"));
        using var response = await host.Client.PostAsync(new Uri("/questions", UriKind.Relative), content);
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_hostile_question_is_shown_as_text()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("#composer", ("question", SampleDocuments.Hostile));
        visitor.Page.QuerySelector("h2.question")!.TextContent.ShouldBe(SampleDocuments.Hostile);
        visitor.Page.QuerySelectorAll("script:not([src]), img, [onerror]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/questions", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/?unfold=many", HttpStatusCode.BadRequest)]
    [InlineData("/?conversation=../../etc/passwd", HttpStatusCode.OK)]
    public async Task An_odd_address_gets_a_page_that_says_what_to_do(string path, HttpStatusCode status)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("passwd");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/health")]
    [InlineData("/quotes/site.css")]
    public async Task A_head_request_gets_the_headers_of_the_page_alone(string path)
    {
        await using var host = await WebHost.StartAsync();
        using var get = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await host.Client.SendAsync(request);
        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
