using System.Text.Json;
using TreatyBot.Slack.Connector;
using TreatyBot.Slack.Setup;
using TreatyBot.Slack.Wire;
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
    public void Its_scopes_are_those_that_doctor_asks_for() => List("oauth_config", "scopes", "bot").ShouldBe(SlackSetupCheck.Scopes, ignoreOrder: true);

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
                    tokens = new { bot = new[] { "U1" } },
                    assistant_thread = new { user_id = "U1", channel_id = "D1", thread_ts = "1.1" },
                },
            });
            SlackEventReader.ReadCallback(payload).ShouldNotBeOfType<SlackOtherEvent>(type);
        }
    }

    [Fact]
    public void Its_commands_and_its_shortcut_are_ours()
    {
        ((YamlSequenceNode)_manifest["features"]["slash_commands"]).Select(command => (string?)command["command"]).ShouldBe(["/ask", "/sources"]);
        ((YamlSequenceNode)_manifest["features"]["shortcuts"]).Select(shortcut => (string?)shortcut["callback_id"]).ShouldBe([SlackQuestions.FindSources]);
    }

    private List<string> List(params string[] path) => [.. ((YamlSequenceNode)path.Aggregate(_manifest, (node, key) => node[key])).Select(item => (string)item!)];
}
