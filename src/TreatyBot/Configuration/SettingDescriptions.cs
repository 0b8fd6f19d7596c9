using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TreatyBot.Configuration;

/// <summary>
/// What a setting is for, as the comment on its property says it. The comments lie beside a program that was built, as XML.
/// </summary>
internal static partial class SettingDescriptions
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, string>> Read = new();

    /// <returns>Null where there is no comment.</returns>
    public static string? Find(PropertyInfo property) =>
        Read.GetOrAdd(property.DeclaringType!.Assembly, ReadAll)
            .GetValueOrDefault($"P:{property.DeclaringType.FullName!.Replace('+', '.')}.{property.Name}");

    private static Dictionary<string, string> ReadAll(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return !File.Exists(file)
            ? []
            : XDocument.Load(file).Descendants("member")
                .Where(member => member.Element("summary") is not null && member.Attribute("name") is not null)
                .ToDictionary(
                    member => member.Attribute("name")!.Value,
                    member => Spaces().Replace(string.Concat(member.Element("summary")!.Nodes().Select(Text)), " ").Trim(),
                    StringComparer.Ordinal);
    }

    /// <summary>A reference is shown by the last part of its name.</summary>
    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } name => name.Value[(name.Value.LastIndexOf('.') + 1)..],
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
