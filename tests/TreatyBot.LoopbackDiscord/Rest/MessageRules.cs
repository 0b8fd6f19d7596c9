using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>What Discord demands of a message beyond its description, and whom it pings.</summary>
internal static class MessageRules
{
    private const int ComponentsV2 = 1 << 15;
    private const int Ephemeral = 1 << 6;

    /// <summary>Where the files that came along stand in a body; no name of Discord's.</summary>
    public const string Files = "loopback files";

    public static void Check(JsonObject body, int flagsAllowed)
    {
        var flags = (int?)body["flags"] ?? 0;
        if ((flags & ~flagsAllowed) != 0)
        {
            throw RestFailure.InvalidBody("flags", $"flags {flags} may not be set here");
        }

        var content = (string?)body["content"];
        if (content is { Length: > 2000 })
        {
            throw RestFailure.InvalidBody("content", "Must be 2000 or fewer in length.");
        }

        CheckComponents(body, (flags & ComponentsV2) != 0);
        if ((flags & ComponentsV2) == 0 && string.IsNullOrEmpty(content) && body["embeds"] is not JsonArray { Count: > 0 })
        {
            throw new RestFailure(400, 50006, "Cannot send an empty message");
        }
    }

    private static void CheckComponents(JsonObject body, bool isV2)
    {
        var all = ComponentTree.All(body["components"]).ToList();
        if (isV2 && (!string.IsNullOrEmpty((string?)body["content"]) || body["embeds"] is JsonArray { Count: > 0 }))
        {
            throw RestFailure.InvalidBody("content", "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        if (isV2 && all.Count == 0)
        {
            throw new RestFailure(400, 50006, "Cannot send an empty message");
        }

        if (!isV2 && (body["components"] as JsonArray ?? []).Any(component => (int?)component!["type"] != 1))
        {
            throw RestFailure.InvalidBody("components", "needs the flag IS_COMPONENTS_V2");
        }

        if (all.Count > 40)
        {
            throw RestFailure.InvalidBody("components", $"{all.Count} components, 40 are allowed");
        }

        if (ComponentTree.Texts(body["components"]).Sum(text => text.Length) > 4000)
        {
            throw RestFailure.InvalidBody("components", "more than 4000 characters of text in all");
        }

        var ids = all.Select(component => (string?)component["custom_id"]).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
        {
            throw RestFailure.InvalidBody("components", "Component custom id cannot be duplicated");
        }

        var sent = (body[Files] as JsonArray ?? []).Select(file => $"attachment://{file!["name"]}").ToList();
        foreach (var file in all.Where(component => (int?)component["type"] == 13))
        {
            if (!sent.Contains((string?)file["file"]?["url"] ?? "", StringComparer.Ordinal))
            {
                throw RestFailure.InvalidBody("components", "a file that was not sent along");
            }
        }

        foreach (var button in all.Where(component => (int?)component["type"] == 2))
        {
            var isLink = (int?)button["style"] == 5;
            if (isLink ? button["url"] is null : button["custom_id"] is null)
            {
                throw RestFailure.InvalidBody("components", "a button without its id or address");
            }

            if (button["label"] is null && button["emoji"] is null)
            {
                throw RestFailure.InvalidBody("components", "a button needs a label or an emoji");
            }
        }
    }

    /// <summary>Takes what a body says over into a message.</summary>
    public static void Apply(JsonObject body, LoopbackMessage message)
    {
        if (body.TryGetPropertyValue("content", out var content))
        {
            message.Content = (string?)content ?? "";
        }

        if (body["components"] is JsonArray components)
        {
            message.Components = (JsonArray)components.DeepClone();
        }

        foreach (var file in body[Files] as JsonArray ?? [])
        {
            message.Files[(string)file!["name"]!] = Convert.FromBase64String((string)file["content"]!);
        }

        message.Flags = (message.Flags & Ephemeral) | ((int?)body["flags"] ?? (message.Flags & ComponentsV2));
        message.Pinged.AddRange(Pings(message, body["allowed_mentions"] as JsonObject));
    }

    private static IEnumerable<string> Pings(LoopbackMessage message, JsonObject? allowed)
    {
        var parse = (allowed?["parse"] as JsonArray)?.Select(kind => (string?)kind).ToList();
        var users = (allowed?["users"] as JsonArray)?.Select(user => (string?)user).ToList() ?? [];
        foreach (var text in message.Texts)
        {
            if ((allowed is null || parse?.Contains("everyone") == true)
                && Regex.IsMatch(text, "@(?:everyone|here)", RegexOptions.None, TimeSpan.FromSeconds(1)))
            {
                yield return "everyone";
            }

            foreach (Match match in Regex.Matches(text, "<@(?<role>&?)!?(?<id>[0-9]+)>", RegexOptions.None, TimeSpan.FromSeconds(1)))
            {
                var isRole = match.Groups["role"].Length > 0;
                if (allowed is null || parse?.Contains(isRole ? "roles" : "users") == true || users.Contains(match.Groups["id"].Value))
                {
                    yield return match.Value;
                }
            }
        }

        if (message.ReplyTo is not null && (allowed is null || (bool?)allowed["replied_user"] == true))
        {
            yield return "replied_user";
        }
    }

    public static JsonObject Object(JsonElement body) => JsonObject.Create(body.Clone()) ?? throw RestFailure.InvalidBody("_", "no object");
}
