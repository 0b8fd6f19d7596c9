using System.Text.Json.Nodes;

namespace TreatyBot.IntegrationTests.Slack;

public class HomeTests : SlackScenario
{
    [Fact]
    public async Task The_home_tab_shows_what_its_owner_may_search_and_what_he_asked_and_nothing_of_others()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup
        {
            Documents =
            [
                ("treaties", "The Ardel Treaty", SlackBotSetup.Treaty),
                ("secrets", "The Hidden Protocol", "Nobody may read this sentence here."),
            ],
            Audiences = new Dictionary<string, string[]> { ["treaties"] = ["slack:T1"], ["secrets"] = ["slack:T1/C9"] },
        });
        slack.Say("D1", "U1", "When does the <!here> treaty *renew*?");
        await slack.OneReplyAsync();
        slack.Say("C1", "U2", SlackFixture.Mention("What does each party pay?"));
        await SlackBot.Until(() => slack.Replies().Count == 2);

        (await slack.OpenHome("D1", "U1")).ShouldBeTrue();

        await SlackBot.Until(() => slack.Calls.Any(call => call.Method == "views.publish"));
        var published = slack.Calls.Single(call => call.Method == "views.publish").Body;
        ((string?)published["user_id"]).ShouldBe("U1");
        var shown = string.Concat(TextsIn(published["view"]!));
        shown.ShouldContain("Ask me a question in a sentence");
        shown.ShouldContain("treaty *renew*?");
        shown.ShouldContain("The Ardel Treaty");
        shown.ShouldNotContain("Hidden");
        shown.ShouldNotContain("each party pay");
        slack.Violations.ShouldBeEmpty();
    }

    private static IEnumerable<string> TextsIn(JsonNode node) => node switch
    {
        JsonObject item => item.SelectMany(field => field.Key == "text" && field.Value is JsonValue text
            ? [text.GetValue<string>()]
            : field.Value is { } inner ? TextsIn(inner) : []),
        JsonArray items => items.SelectMany(item => item is null ? [] : TextsIn(item)),
        _ => [],
    };
}
