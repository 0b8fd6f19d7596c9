using System.Text.Json;
using System.Text.RegularExpressions;

namespace TreatyBot.LoopbackDiscord.Schema;

/// <summary>Holds JSON against the part of JSON Schema that Discord's OpenAPI description uses.</summary>
internal sealed class SchemaValidator
{
    private readonly JsonElement _root;
    private readonly bool _isStrict;

    public SchemaValidator(bool isStrict)
    {
        using var stream = typeof(SchemaValidator).Assembly.GetManifestResourceStream("discord-openapi.json")!;
        _root = JsonDocument.Parse(stream).RootElement.Clone();
        _isStrict = isStrict;
    }

    /// <summary>What is wrong with the body of a call; empty where nothing is.</summary>
    /// <param name="path">As the description writes it, such as <c>/channels/{channel_id}/messages</c>.</param>
    /// <param name="method">In lower case.</param>
    /// <param name="body">The body.</param>
    public IReadOnlyList<string> Validate(string path, string method, JsonElement body)
    {
        var schema = _root.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("requestBody").GetProperty("content")
            .GetProperty("application/json").GetProperty("schema");
        var faults = new List<string>();
        Check(schema, body, "$", faults);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(Resolve(reference.GetString()!), value, at, faults);
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !HasType(type, value))
        {
            faults.Add($"{at}: {value.ValueKind} where {type.GetRawText()} belongs");
            return;
        }

        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            faults.Add($"{at}: {Short(value)} is none of {Short(values)}");
        }

        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
        {
            faults.Add($"{at}: {Short(value)} is not {Short(constant)}");
        }

        CheckUnions(schema, value, at, faults);
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, at, faults);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value.GetDouble(), at, faults);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, at, faults);
                break;
            case JsonValueKind.Object:
                CheckObject(schema, value, at, faults);
                break;
            default:
                break;
        }
    }

    private void CheckUnions(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                Check(part, value, at, faults);
            }
        }

        foreach (var union in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(union, out var choices))
            {
                var nearest = Nearest(choices, value, at);
                faults.AddRange(nearest);
            }
        }
    }

    private List<string> Nearest(JsonElement choices, JsonElement value, string at)
    {
        List<string>? nearest = null;
        foreach (var choice in choices.EnumerateArray())
        {
            var faults = new List<string>();
            Check(choice, value, at, faults);
            if (faults.Count == 0)
            {
                return [];
            }

            // The choice that fails deepest is the one that was meant.
            if (nearest is null
                || faults.Max(
                    fault => fault.IndexOf(':', StringComparison.Ordinal)) > nearest.Max(
                        fault => fault.IndexOf(':', StringComparison.Ordinal)))
            {
                nearest = faults;
            }
        }

        return nearest ?? [];
    }

    private static void CheckText(JsonElement schema, string text, string at, List<string> faults)
    {
        var length = text.EnumerateRunes().Count();
        Compare(schema, "minLength", length, (actual, limit) => actual >= limit, at, faults);
        Compare(schema, "maxLength", length, (actual, limit) => actual <= limit, at, faults);
        if (schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            faults.Add($"{at}: does not match {pattern.GetString()}");
        }

        if (schema.TryGetProperty("format", out var format) && format.GetString() == "uri" && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            faults.Add($"{at}: no address");
        }
    }

    private static void CheckNumber(JsonElement schema, double number, string at, List<string> faults)
    {
        Compare(schema, "minimum", number, (actual, limit) => actual >= limit, at, faults);
        Compare(schema, "maximum", number, (actual, limit) => actual <= limit, at, faults);
    }

    private void CheckArray(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        var length = value.GetArrayLength();
        Compare(schema, "minItems", length, (actual, limit) => actual >= limit, at, faults);
        Compare(schema, "maxItems", length, (actual, limit) => actual <= limit, at, faults);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean()
            && value.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() != length)
        {
            faults.Add($"{at}: an item comes twice");
        }

        if (schema.TryGetProperty("items", out var items))
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, $"{at}[{i++}]", faults);
            }
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            faults.AddRange(
                required.EnumerateArray()
                    .Where(name => !value.TryGetProperty(name.GetString()!, out _))
                    .Select(name => $"{at}.{name.GetString()}: missing"));
        }

        var known = schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var property in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(property.Name, out var its))
            {
                Check(its, property.Value, $"{at}.{property.Name}", faults);
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.Object)
            {
                Check(others, property.Value, $"{at}.{property.Name}", faults);
            }
            else if (known && _isStrict)
            {
                faults.Add($"{at}.{property.Name}: not in the description");
            }
        }
    }

    private JsonElement Resolve(string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(_root, (node, name) => node.GetProperty(name));

    private static void Compare(
        JsonElement schema, string name, double actual, Func<double, double, bool> holds, string at, List<string> faults)
    {
        if (schema.TryGetProperty(name, out var limit) && !holds(actual, limit.GetDouble()))
        {
            faults.Add($"{at}: {actual} against {name} {limit.GetRawText()}");
        }
    }

    private static bool HasType(JsonElement type, JsonElement value) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(one => IsA(one.GetString()!, value))
            : IsA(type.GetString()!, value);

    private static bool IsA(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) or ("object", JsonValueKind.Object)
            or ("array", JsonValueKind.Array) or ("null", JsonValueKind.Null) =>
            true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] : value.GetRawText();
}
