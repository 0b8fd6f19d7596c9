using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>
/// Forms: opened with the trigger of a gesture that is three seconds old at most, and once (docs.slack.dev/reference/methods/views.open).
/// </summary>
internal sealed class FormCalls(SlackServer slack)
{
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (LoopbackGesture Gesture, DateTimeOffset At)> _triggers = new(StringComparer.Ordinal);

    /// <summary>A trigger for a gesture.</summary>
    public string NewTrigger(LoopbackGesture gesture, string trigger)
    {
        _triggers[trigger] = (gesture, TimeProvider.System.GetUtcNow());
        return trigger;
    }

    public JsonObject Open(LoopbackWorkspace workspace, JsonObject body)
    {
        if (!_triggers.TryRemove((string?)body["trigger_id"] ?? "", out var known) || known.Gesture.Team != workspace.Team)
        {
            return ApiAnswer.Error("invalid_trigger");
        }

        if (TimeProvider.System.GetUtcNow() - known.At > TriggerLife)
        {
            return ApiAnswer.Error("expired_trigger_id");
        }

        if (body["view"] is not JsonObject view || !IsGood(view))
        {
            slack.Violate($"a form that Slack refuses: {body["view"]?.ToJsonString()}");
            return ApiAnswer.Error("invalid_arguments");
        }

        var form = new LoopbackForm($"V{Guid.NewGuid():N}", known.Gesture.Team, known.Gesture.User, (JsonObject)view.DeepClone());
        slack.Add(form);
        return ApiAnswer.Ok(("view", new JsonObject { ["id"] = form.Id }));
    }

    /// <summary>A home tab (docs.slack.dev/reference/methods/views.publish). What stands in it is held to the rules of messages.</summary>
    public static JsonObject Publish(SlackServer slack, JsonObject body)
    {
        if ((string?)body["user_id"] is not { Length: > 0 }
            || body["view"] is not JsonObject view
            || (string?)view["type"] != "home"
            || view["blocks"] is not JsonArray { Count: > 0 and <= 100 } blocks
            || BlockRules.Check(blocks) is not null)
        {
            slack.Violate($"a home tab that Slack refuses: {body["view"]?.ToJsonString()}");
            return ApiAnswer.Error("invalid_arguments");
        }

        return ApiAnswer.Ok(("view", new JsonObject { ["id"] = "V1" }));
    }

    private static bool IsGood(JsonObject view) =>
        (string?)view["type"] == "modal"
        && IsPlain(view["title"], 24)
        && IsPlain(view["submit"], 24)
        && IsPlain(view["close"], 24)
        && Length(view["callback_id"]) <= 255
        && Length(view["private_metadata"]) <= 3000
        && view["blocks"] is JsonArray { Count: > 0 and <= 100 } blocks
        && blocks.All(block => (string?)block?["type"] == "input"
            && Length(block["block_id"]) <= 255
            && IsPlain(block["label"], 2000)
            && (string?)block["element"]?["type"] == "plain_text_input"
            && Length(block["element"]?["action_id"]) is > 0 and <= 255
            && ((int?)block["element"]?["max_length"] ?? 1) is >= 1 and <= 3000);

    private static bool IsPlain(JsonNode? text, int longest) =>
        (string?)text?["type"] == "plain_text" && Length(text["text"]) is > 0 && Length(text["text"]) <= longest;

    private static int Length(JsonNode? text) => ((string?)text)?.Length ?? 0;
}
