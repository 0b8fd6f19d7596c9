using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TreatyBot.LoopbackSlack;

/// <summary>What in a message would ping, link or take a format in Slack's clients, and what it says.</summary>
public static partial class WhatLives
{
    /// <summary>Every mention, link and format, in words.</summary>
    public static IReadOnlyList<string> In(LoopbackMessage message)
    {
        var found = new List<string>();
        var hasBlocks = message.Blocks is { Count: > 0 };
        Text(message.Text, isFormatted: !hasBlocks && message.Request?["mrkdwn"]?.GetValue<bool>() != false, found);
        if (!hasBlocks && (string?)message.Request?["parse"] != "none" && Address().IsMatch(message.Text))
        {
            found.Add("an address in the text");
        }

        foreach (var block in message.Blocks ?? [])
        {
            Walk(block, found);
        }

        if (message.Request is { } request
            && (request["unfurl_links"]?.GetValue<bool>() != false || request["unfurl_media"]?.GetValue<bool>() != false))
        {
            found.Add("unfurling");
        }

        return found;
    }

    /// <summary>The quotes in a message, as a reader reads them.</summary>
    public static IReadOnlyList<string> Quotes(LoopbackMessage message) =>
    [
        .. (message.Blocks ?? [])
            .Where(block => (string?)block!["type"] == "rich_text")
            .SelectMany(block => block!["elements"]!.AsArray())
            .Where(element => (string?)element!["type"] == "rich_text_quote")
            .Select(element => string.Concat(element!["elements"]!.AsArray().Select(run => (string?)run!["text"]))),
    ];

    private static void Walk(JsonNode? node, List<string> found)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Walk(item, found);
                }

                break;
            case JsonObject item:
                var type = (string?)item["type"];
                if (type is "user" or "usergroup" or "broadcast" or "channel" or "emoji" or "link")
                {
                    found.Add($"{type} {item["url"] ?? item["user_id"] ?? item["name"]}");
                }
                else if (type == "mrkdwn")
                {
                    Text((string?)item["text"] ?? "", isFormatted: true, found);
                }

                foreach (var (_, value) in item)
                {
                    Walk(value, found);
                }

                break;
        }
    }

    private static void Text(string text, bool isFormatted, List<string> found)
    {
        if (Angle().Match(text) is { Success: true } angle)
        {
            found.Add(Link().Match(angle.Value) is { Success: true } link ? $"link {link.Groups["url"].Value}" : $"{angle.Value} in text");
        }

        if (isFormatted && Format().Match(text) is { Success: true } format)
        {
            found.Add($"{format.Value} as a format");
        }
    }

    [GeneratedRegex("<[^<>]+>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Angle();

    [GeneratedRegex(@"^<(?<url>https?://[^|>]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<sign>[*_~`])\S[^\n]*?\k<sign>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Format();

    [GeneratedRegex("https?://", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
