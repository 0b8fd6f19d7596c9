using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>Answers of the Web API, and what its requests hold.</summary>
internal static class ApiAnswer
{
    public static JsonObject Ok(params (string Name, JsonNode? Value)[] fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields)
        {
            answer[name] = value;
        }

        return answer;
    }

    public static JsonObject Error(string code) => new() { ["ok"] = false, ["error"] = code };

    /// <summary>What came as JSON, or as JSON in a form field.</summary>
    public static JsonNode? Parsed(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? JsonNode.Parse(text) : node?.DeepClone();
}
