using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using TreatyBot.Slack.Asking;
using TreatyBot.Slack.Setup;
using TreatyBot.Slack.Wire;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TreatyBot.Tests.Slack;

/// <summary>What an operator pastes into Slack is what the code needs, and no more.</summary>
public sealed class ManifestTests
{
    private readonly string _text = File.ReadAllText(Repository.File("config/slack-app-manifest.yaml"));
    private readonly YamlNode _manifest;

    public ManifestTests()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(_text));
        _manifest = yaml.Documents[0].RootNode;
    }

    [Fact]
    public void Its_scopes_are_those_that_doctor_asks_for() =>
        List("oauth_config", "scopes", "bot").ShouldBe(SlackSetupCheck.Scopes, ignoreOrder: true);

    [Fact]
    public void What_follow_ups_need_stands_there_to_be_taken_in()
    {
        foreach (var line in SlackSetupCheck.HistoryScopes.Concat(["message.channels", "message.groups"]))
        {
            _text.ShouldContain($"# - {line}\n");
        }
    }

    [Fact]
    public void Every_event_that_it_subscribes_to_is_understood()
    {
        foreach (var type in List("settings", "event_subscriptions", "bot_events"))
        {
            var payload = JsonSerializer.SerializeToElement(new
            {
                team_id = "T1",
                @event = new
                {
                    type = type.Split('.')[0],
                    channel_type = "im",
                    channel = "C1",
                    user = "U1",
                    text = "Why?",
                    ts = "1.1",
                    tab = "messages",
                    tokens = new { bot = new[] { "U1" } },
                    assistant_thread = new { user_id = "U1", channel_id = "D1", thread_ts = "1.1" },
                },
            });
            SlackEventReader.ReadCallback(payload).ShouldNotBeOfType<SlackOtherEvent>(type);
        }
    }

    [Fact]
    public void It_makes_an_agent_since_Slack_takes_no_new_assistants()
    {
        Keys("features").ShouldNotContain("assistant_view");
        ((string)_manifest["features"]["agent_view"]["agent_description"]!).Length.ShouldBeInRange(1, 300);
        var events = List("settings", "event_subscriptions", "bot_events");
        events.ShouldContain("app_home_opened");
        events.ShouldContain("app_context_changed");
        events.ShouldNotContain(type => type.StartsWith("assistant_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("assistant_thread_started")]
    [InlineData("assistant_thread_context_changed")]
    public void The_events_of_an_app_that_is_still_an_assistant_are_understood(string type)
    {
        var payload = JsonSerializer.SerializeToElement(
            new { team_id = "T1", @event = new { type, assistant_thread = new { user_id = "U1", channel_id = "D1", thread_ts = "1.1" } } });
        SlackEventReader.ReadCallback(payload).ShouldBe(new SlackAssistantEvent("T1", "D1", "U1", "1.1"));
    }

    [Fact]
    public void The_home_tab_is_filled_and_begins_no_conversation()
    {
        var payload = JsonSerializer.SerializeToElement(
            new { team_id = "T1", @event = new { type = "app_home_opened", channel = "D1", user = "U1", tab = "home" } });
        SlackEventReader.ReadCallback(payload).ShouldBe(new SlackHomeOpened("T1", "D1", "U1"));
    }

    /// <summary>The lengths that Slack allows, as far as they concern what stands there.</summary>
    [Fact]
    public void It_stays_within_the_lengths_that_Slack_allows()
    {
        Length("display_information", "name").ShouldBeInRange(1, 35);
        Length("display_information", "description").ShouldBeInRange(1, 140);
        Length("features", "bot_user", "display_name").ShouldBeInRange(1, 80);
        foreach (var command in (YamlSequenceNode)_manifest["features"]["slash_commands"])
        {
            ((string)command["command"]!).Length.ShouldBeInRange(2, 32);
            ((string)command["usage_hint"]!).Length.ShouldBeInRange(1, 1000);
        }

        foreach (var shortcut in (YamlSequenceNode)_manifest["features"]["shortcuts"])
        {
            ((string)shortcut["name"]!).Length.ShouldBeInRange(1, 24);
            ((string)shortcut["description"]!).Length.ShouldBeInRange(1, 150);
        }
    }

    /// <summary>
    /// Against Slack's own schema, which is not kept here: <c>schemas/manifest.schema.2.0.0.json</c> of
    /// github.com/slackapi/manifest-schema, named by the environment variable <c>SLACK_MANIFEST_SCHEMA</c>.
    /// </summary>
    [SkippableFact]
    public void Slacks_published_schema_takes_it_with_every_line_that_may_be_taken_in()
    {
        var file = Environment.GetEnvironmentVariable("SLACK_MANIFEST_SCHEMA");
        Skip.If(string.IsNullOrEmpty(file), "SLACK_MANIFEST_SCHEMA does not name Slack's schema.");
        var schema = JsonSchema.FromText(File.ReadAllText(file!), new BuildOptions { Dialect = Dialect.Draft07 });
        var whole = _text.Replace("# - ", "- ", StringComparison.Ordinal)
            .Replace("# url:", "url:", StringComparison.Ordinal)
            .Replace("# request_url:", "request_url:", StringComparison.Ordinal);
        foreach (var text in (string[])[_text, whole])
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            var manifest = JsonSerializer.SerializeToElement(ToJson(yaml.Documents[0].RootNode));
            var result = schema.Evaluate(manifest, new EvaluationOptions { OutputFormat = OutputFormat.List });
            result.IsValid.ShouldBeTrue(JsonSerializer.Serialize(result));
        }
    }

    [Fact]
    public void Its_commands_and_its_shortcut_are_ours()
    {
        ((YamlSequenceNode)_manifest["features"]["slash_commands"]).Select(command => (string?)command["command"])
            .ShouldBe(["/ask", "/sources", "/verify", "/article", "/compare", "/pins", "/unpin", "/subscribe", "/unsubscribe"]);
        ((YamlSequenceNode)_manifest["features"]["shortcuts"]).Select(shortcut => (string?)shortcut["callback_id"])
            .ShouldBe([QuestionReader.CheckQuotation, QuestionReader.ExportThread, QuestionReader.FindSources]);
    }

    private IEnumerable<string?> Keys(string path) => ((YamlMappingNode)_manifest[path]).Children.Keys.Select(key => (string?)key);

    private int Length(params string[] path) => ((string)path.Aggregate(_manifest, (node, key) => node[key])!).Length;

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Select(entry => KeyValuePair.Create((string)entry.Key!, ToJson(entry.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        _ => (string?)node,
    };

    private List<string> List(params string[] path) => [
        .. ((YamlSequenceNode)path.Aggregate(_manifest, (node, key) => node[key])).Select(item => (string)item!),
    ];
}
