using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackDiscord.World;

/// <summary>Walks through the components of a message.</summary>
internal static class ComponentTree
{
    public static IEnumerable<JsonObject> All(JsonNode? components)
    {
        foreach (var component in components as JsonArray ?? [])
        {
            if (component is JsonObject it)
            {
                yield return it;
                foreach (var inner in All(it["components"]).Concat(
                    All(it["accessory"] is { } accessory ? new JsonArray(accessory.DeepClone()) : null)))
                {
                    yield return inner;
                }
            }
        }
    }

    public static IEnumerable<string> Texts(JsonNode? components) =>
        All(components).Where(it => (int?)it["type"] == 10).Select(it => (string?)it["content"] ?? "");

    public static IReadOnlyDictionary<string, string> Buttons(JsonNode? components) => All(components)
        .Where(it => (int?)it["type"] == 2 && it["custom_id"] is not null)
        .GroupBy(it => (string?)it["label"] ?? "", StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => (string)same.First()["custom_id"]!, StringComparer.Ordinal);
}
