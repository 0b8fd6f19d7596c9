using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TreatyBot.Core.Answering;
using TreatyBot.IntegrationTests.Web.Fixture;

namespace TreatyBot.IntegrationTests.Web;

public sealed class AskEndpointTests
{
    [Fact]
    public async Task A_program_gets_the_quotes_as_json_and_can_follow_up()
    {
        await using var host = await WebHost.StartAsync();
        var reading = await host.SaveAsync(SampleDocuments.Agreement());
        host.Desk.On(
            "When?",
            () => new Answered(
                [.. Enumerable.Range(1, 5).Select(clause => WebHost.Cite(reading, $"Clause {clause} of the preamble"))],
                differs: false,
                0.9));
        var answer = await AskAsync(host, """{"question":"When?"}""");
        answer["answered"]!.GetValue<bool>().ShouldBeTrue();
        answer["quotes"]!.AsArray().Count.ShouldBe(5);
        var quote = answer["quotes"]![0]!;
        reading.Text[quote["start"]!.GetValue<int>()..quote["end"]!.GetValue<int>()].ShouldBe(quote["text"]!.GetValue<string>());

        await AskAsync(host, $$"""{"question":"And then?","conversation":"{{answer["id"]}}"}""");
        host.Desk.Questions.Count.ShouldBe(2);
        host.Desk.Questions.Select(question => question.Place.Thread).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{"question":""", "application/json", null, HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", null, HttpStatusCode.BadRequest)]
    [InlineData("""{"question":"When?","conversation":"../x"}""", "application/json", null, HttpStatusCode.BadRequest)]
    [InlineData("""{"question":"When?"}""", "text/plain", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("""{"question":"When?"}""", "application/json", "Origin", HttpStatusCode.Forbidden)]
    [InlineData("""{"question":"When?"}""", "application/json", "Sec-Fetch-Site", HttpStatusCode.Forbidden)]
    [InlineData("""{"question":"When?"}""", "application/json", "X-Forwarded-For", HttpStatusCode.Forbidden)]
    public async Task What_is_no_question_of_a_program_asks_nothing(string body, string type, string? header, HttpStatusCode status)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await SendAsync(host, body, type, header);
        response.StatusCode.ShouldBe(status);
        host.Desk.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        await using var host = await WebHost.StartAsync();
        using var response = await SendAsync(host, $$"""{"question":"{{new string('x', 100_000)}}"}""", "application/json", header: null);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task<JsonNode> AskAsync(WebHost host, string body)
    {
        using var response = await SendAsync(host, body, "application/json", header: null);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<HttpResponseMessage> SendAsync(WebHost host, string body, string type, string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ask")
        {
            Content = new StringContent(body, new MediaTypeHeaderValue(type)),
        };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, "http://evil.example");
        }

        return await host.Client.SendAsync(request);
    }
}
