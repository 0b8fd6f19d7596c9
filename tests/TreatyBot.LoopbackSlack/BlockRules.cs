using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>What Slack demands of blocks.</summary>
public static class BlockRules
{
    private const int MaxCharacters = 13_200;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Slack's error for these blocks; null where it takes them.</summary>
    public static string? Check(JsonArray blocks)
    {
        if (blocks.ToJsonString(Plain).Length > MaxCharacters)
        {
            return "msg_blocks_too_long";
        }

        return blocks.Count <= 50 && blocks.All(block => block is JsonObject item && IsGood(item)) ? null : "invalid_blocks";
    }

    private static bool IsGood(JsonObject block) => (string?)block["type"] switch
    {
        "rich_text" => block["elements"] is JsonArray { Count: > 0 } elements && elements.All(IsGoodRichText),
        "section" => Length(block["text"]?["text"]) is > 0 and <= 3000,
        "header" => Length(block["text"]?["text"]) is > 0 and <= 150,
        "context" => block["elements"] is JsonArray { Count: > 0 and <= 10 } elements && elements.All(IsGoodContextText),
        "divider" => true,
        "context_actions" => block["elements"] is JsonArray { Count: > 0 and <= 5 } elements && elements.All(IsGoodFeedback),
        "actions" => block["elements"] is JsonArray { Count: > 0 and <= 25 } elements
            && elements.All(IsGoodButton)
            && elements.Select(element => (string?)element!["action_id"]).Distinct().Count() == elements.Count,
        _ => false,
    } && Length(block["block_id"]) <= 255;

    private static bool IsGoodRichText(JsonNode? element) =>
        (string?)element?["type"] is "rich_text_section" or "rich_text_quote" or "rich_text_preformatted" or "rich_text_list"
        && element["elements"] is JsonArray { Count: > 0 } runs
        && runs.All(run => (string?)run?["type"] switch
        {
            "text" => Length(run["text"]) > 0,
            "link" => Length(run["url"]) is > 0 and <= 3000,
            "user" or "usergroup" or "broadcast" or "channel" or "emoji" => true,
            _ => false,
        });

    private static bool IsGoodContextText(JsonNode? element) =>
        (string?)element?["type"] is "plain_text" or "mrkdwn" && Length(element["text"]) is > 0 and <= 3000;

    private static bool IsGoodButton(JsonNode? element) =>
        (string?)element?["type"] == "button"
        && (string?)element["text"]?["type"] == "plain_text"
        && Length(element["text"]?["text"]) is > 0 and <= 75
        && Length(element["value"]) <= 2000
        && Length(element["url"]) <= 3000
        && Length(element["action_id"]) is > 0 and <= 255;

    /// <summary>Slack's two thumbs as buttons: what comes back when one is pressed.</summary>
    public static IEnumerable<JsonNode> Thumbs(JsonNode feedback) =>
        new[] { "positive_button", "negative_button" }.Select(name => new JsonObject
        {
            ["type"] = "feedback_buttons",
            ["action_id"] = (string?)feedback["action_id"],
            ["value"] = (string?)feedback[name]!["value"],
        });

    private static bool IsGoodFeedback(JsonNode? element) =>
        (string?)element?["type"] == "feedback_buttons"
        && Length(element["action_id"]) is > 0 and <= 255
        && new[] { element["positive_button"], element["negative_button"] }.All(button =>
            (string?)button?["text"]?["type"] == "plain_text"
            && Length(button["text"]?["text"]) is > 0 and <= 75
            && Length(button["accessibility_label"]) <= 75
            && Length(button["value"]) is > 0 and <= 2000);

    private static int Length(JsonNode? text) => ((string?)text)?.Length ?? 0;
}
