using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TreatyBot.Core.Configuration;

namespace TreatyBot.Configuration;

/// <summary>
/// The JSON schema of <c>appsettings.json</c>, made of the same types that <see cref="SettingsCheck"/> reads: by it an editor completes
/// settings, explains them, and marks what there is not.
/// </summary>
internal static class SettingsSchema
{
    public const string FileName = "appsettings.schema.json";

    /// <summary>The key by which an editor finds the schema. It is no setting.</summary>
    public const string Key = "$schema";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IEnumerable<SettingsSection> sections)
    {
        var root = Describe(SettingNode.Read(sections));
        root["properties"]!.AsObject().Insert(0, Key, new JsonObject { ["type"] = "string" });
        root.Insert(0, Key, "http://json-schema.org/draft-07/schema#");
        root.Insert(1, "title", "TreatyBot");
        return root.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Describe(SettingNode node)
    {
        var schema = node switch
        {
            SettingNode.Value value => DescribeValue(value),
            SettingNode.List list => new JsonObject { ["type"] = "array", ["items"] = Describe(list.Entry) },
            SettingNode.Map map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Describe(map.Entry) },
            SettingNode.Group group => new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(group.Children.OrderBy(child => child.Key, StringComparer.Ordinal)
                    .Select(child => KeyValuePair.Create<string, JsonNode?>(child.Key, Describe(child.Value)))),
                ["additionalProperties"] = false,
            },
            _ => throw new InvalidOperationException($"There is no such setting: {node.GetType().Name}."),
        };
        if (node.Property is { } property && SettingDescriptions.Find(property) is { } description)
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    private static JsonObject DescribeValue(SettingNode.Value value)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var schema = new JsonObject();
        if (type == typeof(bool))
        {
            schema["type"] = "boolean";
        }
        else if (type.IsEnum)
        {
            schema["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => JsonValue.Create(name))]);
        }
        else if (type == typeof(double) || type == typeof(float) || type == typeof(decimal))
        {
            schema["type"] = "number";
        }
        else
        {
            schema["type"] = type.IsPrimitive ? "integer" : "string";
        }

        if (value.Rules.OfType<RangeAttribute>().FirstOrDefault() is { } range && schema["type"]?.ToString() is "number" or "integer")
        {
            schema["minimum"] = Number(range.Minimum);
            schema["maximum"] = Number(range.Maximum);
        }

        if (value.Property is { } property && DefaultOf(property) is { } given)
        {
            schema["default"] = given;
        }

        return schema;
    }

    private static JsonValue Number(object bound) =>
        JsonValue.Create(Convert.ToDecimal(bound, CultureInfo.InvariantCulture) / 1.000000000000000000000000000000m);

    /// <summary>What holds where nothing is set; null where that is nothing.</summary>
    private static JsonValue? DefaultOf(PropertyInfo property)
    {
        if (property.DeclaringType is not { } type || type.GetConstructor(Type.EmptyTypes) is null)
        {
            return null;
        }

        return property.GetValue(Activator.CreateInstance(type)) switch
        {
            bool yes => JsonValue.Create(yes),
            string { Length: > 0 } text => JsonValue.Create(text),
            { } number and (int or long or double or float or decimal) => Number(number),
            { } other and (Enum or TimeSpan) => JsonValue.Create(string.Format(CultureInfo.InvariantCulture, "{0}", other)),
            _ => null,
        };
    }
}
